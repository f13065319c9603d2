namespace Fal.Build.Core.Diagnostics;

/// <summary>A place in a file that a person wrote.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Line">Line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">Column in UTF-16 units, from 1; 0 for the file as a whole.</param>
public sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary>The file as a whole.</summary>
    /// <param name="file">Absolute path.</param>
    public static SourceLocation OfFile(string file) => new(file, 0, 0);

    /// <summary>The place as builds print it: <c>file(line,column)</c>.</summary>
    public override string ToString() => Line == 0 ? File : $"{File}({Line},{Column})";
}
