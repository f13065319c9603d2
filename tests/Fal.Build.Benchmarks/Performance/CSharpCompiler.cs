using System.Collections.Immutable;
using System.Diagnostics;
using Fal.Build.Core.Output;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>Runs the SDK's compiler as a build does, in a process of its own each time, without the compiler server.</summary>
internal sealed class CSharpCompiler
{
    private readonly string _compiler;

    /// <summary>Finds the compiler and what code is compiled against: the reference assemblies of .NET 10 and the runtime library.</summary>
    public CSharpCompiler()
    {
        var sharedFramework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var root = Path.GetFullPath(Path.Combine(sharedFramework, "..", "..", ".."));
        _compiler = Path.Combine(Newest(Path.Combine(root, "sdk"), "10.*"), "Roslyn", "bincore", "csc.dll");
        var references = Path.Combine(Newest(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"), "10.*"), "ref", "net10.0");
        References = [.. Directory.GetFiles(references, "*.dll").Order(StringComparer.Ordinal), typeof(Nodes.FalNode).Assembly.Location];
    }

    /// <summary>The assemblies that code is compiled against.</summary>
    public ImmutableArray<string> References { get; }

    /// <summary>Writes files and what the compiler is to do with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="folder">An empty folder for them and for the assembly.</param>
    public CompilerRun Prepare(IEnumerable<GeneratedFile> files, string folder)
    {
        var assembly = Path.Combine(folder, "Catalog.dll");
        var response = new List<string>
        {
            "/nologo", "/nostdlib+", "/target:library", "/langversion:14", "/nullable:enable", "/warn:10", "/warnaserror+", "/nowarn:1701,1702",
            "/deterministic+", "/optimize+", "/debug-", "/utf8output", "/filealign:512", $"/out:\"{assembly}\"",
        };
        response.AddRange(References.Select(reference => $"/reference:\"{reference}\""));
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
            response.Add($"\"{path}\"");
        }

        var responseFile = Path.Combine(folder, "Catalog.rsp");
        File.WriteAllLines(responseFile, response);
        return new CompilerRun(_compiler, responseFile, assembly);
    }

    private static string Newest(string folder, string pattern) =>
        Directory.GetDirectories(folder, pattern).OrderBy(path => Version.Parse(Path.GetFileName(path).Split('-')[0])).Last();
}

/// <summary>A compilation that can be run again and again.</summary>
/// <param name="Compiler">The compiler's assembly.</param>
/// <param name="ResponseFile">Its arguments.</param>
/// <param name="Assembly">What it writes.</param>
internal sealed record CompilerRun(string Compiler, string ResponseFile, string Assembly)
{
    /// <summary>Compiles, and says how long the whole process took.</summary>
    /// <exception cref="InvalidOperationException">The code has errors or warnings; they are the message.</exception>
    public TimeSpan Compile()
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Compiler, "/noconfig", "@" + ResponseFile]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && output.Length == 0 ? clock.Elapsed : throw new InvalidOperationException(output);
    }
}
