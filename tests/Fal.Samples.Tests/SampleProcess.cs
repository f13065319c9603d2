using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Fal.Samples.Tests;

/// <summary>A sample that runs as its user runs it, with no key but the one it is given.</summary>
internal sealed class SampleProcess : IDisposable
{
    /// <summary>Far beyond what any of them takes, on a busy machine too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    public SampleProcess(string sample, IEnumerable<string> arguments, string workingDirectory, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program(sample), .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("FAL", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    /// <summary>Runs a sample to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(string sample, string workingDirectory, params string[] arguments)
    {
        using var process = new SampleProcess(sample, arguments, workingDirectory);
        return (await process.WaitAsync(), process.Output, process.Errors);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits until it has said something.</summary>
    public async Task WaitForAsync(Func<SampleProcess, bool> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!condition(this))
        {
            Assert.That(_process.HasExited || limit.IsCancellationRequested, Is.False, () => $"It never said so:\n{Output}\n{Errors}");
            await Task.Delay(20);
        }
    }

    /// <summary>Does what Ctrl-C in its terminal does.</summary>
    public void Interrupt()
    {
        const int Interrupted = 2;
        Assert.That(SendSignal(_process.Id, Interrupted), Is.Zero);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);

    private static void Add(StringBuilder text, string? line)
    {
        lock (text)
        {
            if (line is not null)
            {
                text.AppendLine(line);
            }
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
