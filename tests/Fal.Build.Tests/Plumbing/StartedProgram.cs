using System.Diagnostics;
using System.Text;

namespace Fal.Build.Tests.Plumbing;

/// <summary>A program that runs beside the test; what it writes to either stream is its output, line by line.</summary>
internal sealed class StartedProgram : IDisposable
{
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    /// <summary>Starts a program.</summary>
    /// <param name="start">What to start, and how.</param>
    public StartedProgram(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardOutputEncoding = Encoding.UTF8;
        start.StandardErrorEncoding = Encoding.UTF8;
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Waits for its end; its exit code, or null when it still runs.</summary>
    /// <param name="patience">How long to wait.</param>
    public int? Wait(TimeSpan patience)
    {
        if (!_process.WaitForExit(patience))
        {
            return null;
        }

        // Without a limit it waits for the end of both streams too.
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Ends it and all that it started.</summary>
    public void End()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private void Append(string? line)
    {
        if (line is not null)
        {
            lock (_output)
            {
                _output.Append(line).Append('\n');
            }
        }
    }
}
