using System.Text;

namespace Fal.Build.Core.Emit;

/// <summary>Writes lines of C# with indentation; always \n, whatever the machine.</summary>
internal sealed class CodeWriter
{
    private const string Indentation = "    ";

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>True right after an opening brace or at the start, where no blank line belongs.</summary>
    private bool _isFresh = true;

    /// <summary>Writes a line; further lines in it are indented once more, as the rest of a statement.</summary>
    public void Line(string line)
    {
        var start = 0;
        for (var end = line.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = line.IndexOf('\n', start))
        {
            Append(line.AsSpan(start, end - start), start == 0 ? _depth : _depth + 1);
            start = end + 1;
        }

        Append(line.AsSpan(start), start == 0 ? _depth : _depth + 1);
        _isFresh = false;
    }

    /// <summary>A blank line, except where one would stand at the start of a block.</summary>
    public void Blank()
    {
        if (!_isFresh)
        {
            _text.Append('\n');
            _isFresh = true;
        }
    }

    /// <summary>Opens a block of braces that closes when disposed.</summary>
    /// <param name="header">What stands before the block.</param>
    /// <param name="end">What closes it: a block inside a statement ends the statement too.</param>
    public BlockEnd Block(string header, string end = "}")
    {
        Line(header);
        Line("{");
        _depth++;
        _isFresh = true;
        return new BlockEnd(this, end);
    }

    public override string ToString() => _text.ToString();

    private void Append(ReadOnlySpan<char> line, int depth)
    {
        for (var level = 0; level < depth; level++)
        {
            _text.Append(Indentation);
        }

        _text.Append(line).Append('\n');
    }

    private void CloseBlock(string end)
    {
        _depth--;
        Line(end);
    }

    /// <summary>Closes a block.</summary>
    internal readonly struct BlockEnd(CodeWriter writer, string end) : IDisposable
    {
        public void Dispose() => writer.CloseBlock(end);
    }
}
