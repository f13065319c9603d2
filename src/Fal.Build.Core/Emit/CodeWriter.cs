using System.Buffers;
using System.Runtime.CompilerServices;

namespace Fal.Build.Core.Emit;

/// <summary>
/// Writes lines of C# with indentation; always \n, whatever the machine. The buffer goes to the next file when the writer is
/// disposed of: a catalogue has a thousand.
/// </summary>
internal sealed class CodeWriter : IDisposable
{
    private const string Indentation = "    ";

    /// <summary>Room for most files, in characters, so that they are written in one piece.</summary>
    private const int UsualLength = 16 * 1024;

    private char[] _text = ArrayPool<char>.Shared.Rent(UsualLength);
    private int _length;
    private int _depth;

    /// <summary>True right after an opening brace or at the start, where no blank line belongs.</summary>
    private bool _isFresh = true;

    /// <summary>Writes a line; further lines in it are indented once more, as the rest of a statement.</summary>
    public void Line(string line)
    {
        Indent(_depth);
        Append(line);
        EndLine();
    }

    /// <summary>The same, with what stands in the holes written where it belongs: no line is ever a string of its own.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] ref LineText line)
    {
        _ = line;
        EndLine();
    }

    /// <summary>A blank line, except where one would stand at the start of a block.</summary>
    public void Blank()
    {
        if (!_isFresh)
        {
            Put("\n");
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

    /// <summary>What was written so far.</summary>
    public override string ToString() => new(_text, 0, _length);

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_text);
        _text = [];
        _length = 0;
    }

    private void Indent(int depth)
    {
        for (var level = 0; level < depth; level++)
        {
            Put(Indentation);
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n'))
        {
            Put(text[..(end + 1)]);
            Indent(_depth + 1);
            text = text[(end + 1)..];
        }

        Put(text);
    }

    private void Put(ReadOnlySpan<char> text)
    {
        if (text.Length > _text.Length - _length)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(2 * _text.Length, _length + text.Length));
            _text.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_text);
            _text = larger;
        }

        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    private void EndLine()
    {
        Put("\n");
        _isFresh = false;
    }

    private void CloseBlock(string end)
    {
        _depth--;
        Line(end);
    }

    /// <summary>An interpolated line on its way into the writer.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct LineText
    {
        private readonly CodeWriter _writer;

        public LineText(int literalLength, int formattedCount, CodeWriter writer)
        {
            _ = literalLength + formattedCount;
            _writer = writer;
            writer.Indent(writer._depth);
        }

        public void AppendLiteral(string text) => _writer.Append(text);

        public void AppendFormatted(string? text) => _writer.Append(text);
    }

    /// <summary>Closes a block.</summary>
    internal readonly struct BlockEnd(CodeWriter writer, string end) : IDisposable
    {
        public void Dispose() => writer.CloseBlock(end);
    }
}
