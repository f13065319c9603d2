using System.Text.RegularExpressions;

namespace Fal.Build.Core.Configuration;

/// <summary>Endpoint ids, such as <c>fal-ai/flux-pro/v1.1</c>.</summary>
internal static partial class EndpointId
{
    /// <summary>The owner whose name is left out of class names; other owners keep theirs.</summary>
    private const string HouseOwner = "fal-ai/";

    public static bool IsWellFormed(string id) => Form.IsMatch(id);

    /// <summary>The name of the file that holds an endpoint's schema or overlay.</summary>
    public static string FileName(string id) => id.Replace("/", "__", StringComparison.Ordinal) + ".json";

    /// <summary>The endpoint that a file name stands for.</summary>
    public static string OfFileName(string name) => Path.GetFileNameWithoutExtension(name).Replace("__", "/", StringComparison.Ordinal);

    /// <summary>The id without the house owner: what class names are made from.</summary>
    public static string WithoutHouseOwner(string id) =>
        id.StartsWith(HouseOwner, StringComparison.Ordinal) ? id[HouseOwner.Length..] : id;

    [GeneratedRegex(@"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form { get; }
}
