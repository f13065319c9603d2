using System.Text.Json;
using Fal.Build.Core.Diagnostics;
using Fal.Nodes;

namespace Fal.Sample.Commands;

/// <summary>
/// What stood behind <c>--set</c>: names and texts. A text becomes whatever its argument takes: JSON if that fits, else text.
/// A name that is given more than once makes a list, and <c>@</c> leads to a file.
/// </summary>
internal sealed class GivenArguments
{
    private const char FileMark = '@';

    private readonly List<(string Name, List<string> Texts)> _arguments = [];

    /// <exception cref="CommandException">An argument has no value, or its file isn't there.</exception>
    public GivenArguments(IEnumerable<string> given)
    {
        foreach (var item in given)
        {
            var end = item.IndexOf('=', StringComparison.Ordinal);
            if (end <= 0)
            {
                throw new CommandException($"'{item}' has to be name=value.");
            }

            var (name, text) = (item[..end], item[(end + 1)..]);
            if (PathOf(text) is { } path && !File.Exists(path))
            {
                throw new CommandException($"{name}: there is no file '{path}'.");
            }

            if (_arguments.Find(argument => argument.Name == name) is { Texts: { } texts })
            {
                texts.Add(text);
            }
            else
            {
                _arguments.Add((name, [text]));
            }
        }
    }

    /// <summary>Sets every argument; that of a file gets its address on this machine, which serves for checks.</summary>
    /// <exception cref="CommandException">The node has no such argument, or it takes something else.</exception>
    public void Set(FalNode node)
    {
        foreach (var (name, texts) in _arguments)
        {
            Set(node, name, texts.ConvertAll(text => PathOf(text) is { } path ? new Uri(Path.GetFullPath(path)).AbsoluteUri : text));
        }
    }

    /// <summary>Uploads the files, and sets their arguments to where they are then.</summary>
    public async Task UploadAsync(FalNode node, IFalClient client, IProgress<FalUploadProgress> progress, CancellationToken cancellationToken)
    {
        foreach (var (name, texts) in _arguments.Where(argument => argument.Texts.Exists(text => PathOf(text) is not null)))
        {
            var addresses = new List<string>();
            foreach (var text in texts)
            {
                addresses.Add(PathOf(text) is { } path
                    ? (await client.UploadAsync(FileRef.FromFile(path), progress, cancellationToken)).AbsoluteUri
                    : text);
            }

            Set(node, name, addresses);
        }
    }

    private static string? PathOf(string text) => text.StartsWith(FileMark) ? text[1..] : null;

    private static void Set(FalNode node, string name, List<string> texts)
    {
        var known = EndpointArgument.Of(node.GetEndpoint()).Select(argument => argument.Name).ToList();
        if (!known.Contains(name))
        {
            throw new CommandException($"{node.GetEndpoint().Id} has no argument '{name}'.{NearestNames.DidYouMean(name, known)} It has {string.Join(", ", known)}.");
        }

        FalFormatException? first = null;
        foreach (var reading in Readings(texts))
        {
            try
            {
                node.SetArgument(name, reading);
                return;
            }
            catch (FalFormatException exception)
            {
                first ??= exception;
            }
        }

        throw new CommandException(first!.Message.TrimStart('$', '.'));
    }

    /// <summary>What texts can mean, the likeliest first.</summary>
    private static IEnumerable<JsonElement> Readings(List<string> texts)
    {
        var asTexts = texts.ConvertAll(text => JsonSerializer.SerializeToElement(text));
        var asJson = texts.Zip(asTexts, (text, fallback) => Parse(text) ?? fallback).ToList();
        if (texts.Count == 1)
        {
            yield return asJson[0];
            yield return asTexts[0];
        }

        yield return JsonSerializer.SerializeToElement(asJson);
        yield return JsonSerializer.SerializeToElement(asTexts);
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
