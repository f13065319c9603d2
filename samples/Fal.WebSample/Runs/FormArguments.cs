using System.Text.Json;
using System.Text.Json.Nodes;
using Fal.Nodes;

namespace Fal.WebSample.Runs;

/// <summary>
/// The form as a browser sends it: <c>arguments</c>, a JSON object by wire name, and files under the names of the arguments
/// that they are for. An argument that takes several files stands in the object as a list, to which they are added.
/// </summary>
internal sealed class FormArguments(IFormCollection form)
{
    private readonly JsonObject _arguments = JsonNode.Parse(form["arguments"].ToString()) as JsonObject ?? [];

    /// <summary>Sets every argument; that of a file gets a placeholder, which serves for checks.</summary>
    /// <returns>What doesn't fit its argument.</returns>
    public IReadOnlyList<FalViolation> Set(FalNode node)
    {
        var arguments = _arguments.DeepClone().AsObject();
        foreach (var file in form.Files)
        {
            Put(arguments, file.Name, $"https://placeholder.invalid/{Uri.EscapeDataString(file.FileName)}");
        }

        return Set(node, arguments);
    }

    /// <summary>Uploads the files, and sets their arguments to where they are then.</summary>
    public async Task UploadAsync(FalNode node, IFalClient client, IProgress<FalUploadProgress> progress, CancellationToken cancellationToken)
    {
        if (form.Files.Count == 0)
        {
            return;
        }

        foreach (var file in form.Files)
        {
            await using var content = file.OpenReadStream();
            var uploaded = await client.UploadAsync(FileRef.FromStream(content, file.ContentType, file.FileName), progress, cancellationToken);
            Put(_arguments, file.Name, uploaded.AbsoluteUri);
        }

        Set(node, _arguments);
    }

    private static List<FalViolation> Set(FalNode node, JsonObject arguments)
    {
        var violations = new List<FalViolation>();
        foreach (var (name, value) in arguments)
        {
            try
            {
                node.SetArgument(name, JsonSerializer.SerializeToElement(value));
            }
            catch (FalFormatException exception)
            {
                violations.Add(new FalViolation(name, exception.Message[(exception.Path.Length + 2)..]));
            }
        }

        return violations;
    }

    private static void Put(JsonObject arguments, string name, string address)
    {
        if (arguments[name] is JsonArray list)
        {
            list.Add(address);
        }
        else
        {
            arguments[name] = address;
        }
    }
}
