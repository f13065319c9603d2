using Fal.Nodes;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Reports a wrong option when the host starts, rather than when the first request is sent.</summary>
internal sealed class FalClientOptionsValidation : IValidateOptions<FalClientOptions>
{
    public ValidateOptionsResult Validate(string? name, FalClientOptions options)
    {
        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException exception)
        {
            return ValidateOptionsResult.Fail(exception.Message);
        }
    }
}
