using System.Collections.Immutable;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Output;
using Fal.Nodes;
using Microsoft.CodeAnalysis.CSharp;

namespace Fal.Build.Core.Tests.Bundled;

/// <summary>Every module that the package brings, generated and compiled once for all tests.</summary>
internal static class BundledModules
{
    /// <summary>What a project sets that takes all modules.</summary>
    public static GeneratorOptions Options { get; } = TestOptions.Bundled with
    {
        Configs = [.. Repository.BundledConfigs.Select(file => new ConfigSource(file, IsBundled: true))],
        Modules = ["*"],
    };

    private static readonly Lazy<GenerationResult> LazyResult = new(() => Generator.Generate(Options));
    private static readonly Lazy<CSharpCompilation> LazyCompilation = new(() => GeneratedCompilation.Of(Files));
    private static readonly Lazy<IReadOnlyList<FalEndpoint>> LazyEndpoints = new(
        () => (IReadOnlyList<FalEndpoint>)Compilation.Load().GetType("App.FalNodes.FalEndpoints")!.GetProperty("All")!.GetValue(null)!);

    public static GenerationResult Result => LazyResult.Value;

    public static ImmutableArray<GeneratedFile> Files => Result.Files;

    public static CSharpCompilation Compilation => LazyCompilation.Value;

    /// <summary>The endpoints as their classes describe them.</summary>
    public static IReadOnlyList<FalEndpoint> Endpoints => LazyEndpoints.Value;
}
