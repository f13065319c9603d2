using System.Reflection;
using System.Text.Json;
using Fal.Nodes;
using Microsoft.CodeAnalysis.CSharp;

namespace Fal.Build.Core.Tests;

/// <summary>Generated classes, compiled into namespace <c>App.FalNodes</c> and loaded.</summary>
/// <param name="compilation">Their compilation.</param>
internal sealed class CompiledEndpoints(CSharpCompilation compilation)
{
    private readonly TryCreate _create = compilation.Load().GetType("App.FalNodes.FalEndpoints")!.GetMethod("TryCreate")!.CreateDelegate<TryCreate>();

    private delegate bool TryCreate(string id, out FalNode? node);

    /// <summary>A new node of an endpoint, with required arguments unset.</summary>
    public FalNode Create(string id) => _create(id, out var node) ? node! : throw new ArgumentException($"'{id}' was not generated.", nameof(id));

    /// <summary>Reads an answer of a node's endpoint.</summary>
    public static FalOutput ReadOutput(FalNode node, JsonElement json)
    {
        var read = node.GetType().BaseType!.GetMethod("ReadOutput", [typeof(JsonElement)])!;
        return (FalOutput)read.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [json], null)!;
    }
}
