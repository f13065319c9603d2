using System.CommandLine;

namespace Fal.Sample.Commands;

/// <summary><c>show endpoint</c>: what an endpoint is for and what it takes.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("endpoint") { Description = "Id of the endpoint, such as fal-ai/wizper." };
        var command = new Command("show", "Describes an endpoint and its arguments.") { id };
        command.SetAction(parsed => Print(parsed.GetRequiredValue(id)));
        return command;
    }

    private static int Print(string id)
    {
        try
        {
            Describe(id);
            return 0;
        }
        catch (CommandException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    private static void Describe(string id)
    {
        var endpoint = NamedEndpoint.Create(id).GetEndpoint();
        Console.WriteLine($"{endpoint.Title} ({endpoint.Category})\n{endpoint.Documentation}\n");
        var arguments = EndpointArgument.Of(endpoint);
        var width = arguments.Select(argument => argument.Name.Length).DefaultIfEmpty().Max();
        foreach (var argument in arguments)
        {
            var note = argument.IsRequired ? ", required" : argument.Default is { } value ? $", default {value}" : "";
            Console.WriteLine($"  {argument.Name.PadRight(width)}  {argument.Type}{note}");
            if (argument.Description is { } description)
            {
                Console.WriteLine($"  {new string(' ', width)}  {description}");
            }
        }
    }
}
