namespace Fal.Build.Core.Configuration;

/// <summary>Endpoint ids, such as <c>fal-ai/flux-pro/v1.1</c>.</summary>
internal static class EndpointId
{
    /// <summary>The owner whose name is left out of class names; other owners keep theirs.</summary>
    private const string HouseOwner = "fal-ai/";

    /// <summary>True for two or more parts of ASCII letters, digits, <c>.</c>, <c>_</c> and <c>-</c> with <c>/</c> between them.</summary>
    public static bool IsWellFormed(string id)
    {
        var parts = 1;
        var length = 0;
        foreach (var character in id)
        {
            if (character == '/' && length > 0)
            {
                parts++;
                length = 0;
            }
            else if (char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-')
            {
                length++;
            }
            else
            {
                return false;
            }
        }

        return parts > 1 && length > 0;
    }

    /// <summary>The name of the file that holds an endpoint's schema or overlay.</summary>
    public static string FileName(string id) => id.Replace("/", "__", StringComparison.Ordinal) + ".json";

    /// <summary>The endpoint that a file name stands for.</summary>
    public static string OfFileName(string name) => Path.GetFileNameWithoutExtension(name).Replace("__", "/", StringComparison.Ordinal);

    /// <summary>The id without the house owner: what class names are made from.</summary>
    public static string WithoutHouseOwner(string id) =>
        id.StartsWith(HouseOwner, StringComparison.Ordinal) ? id[HouseOwner.Length..] : id;
}
