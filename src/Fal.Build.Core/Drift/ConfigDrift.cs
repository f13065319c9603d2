using System.Collections.Immutable;
using Fal.Build.Core.Binding;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Drift;

/// <summary>Holds a project's configs against schemas that it doesn't have yet.</summary>
/// <param name="Endpoints">The endpoints that the project generates, and whether each has a config.</param>
/// <param name="Broken">What would be wrong with configs that are right now, FAL2003 to FAL2006 and FAL2009, as warnings.</param>
internal sealed record ConfigDrift(ImmutableDictionary<string, bool> Endpoints, ImmutableArray<Diagnostic> Broken)
{
    private static readonly string[] Codes = ["FAL2003", "FAL2004", "FAL2005", "FAL2006", "FAL2009"];

    public static ConfigDrift Find(GeneratorOptions project, SchemaSet before, SchemaSet after)
    {
        // What is wrong already, a build says.
        var ignored = new List<Diagnostic>();
        var catalog = CatalogReader.Read(project.CatalogFile, ignored);
        var modules = project.Configs.DistinctBy(source => source.File).Select(source => ConfigReader.Read(source, ignored)).OfType<ModuleConfig>();
        var selected = EndpointSelection.Select(project, [.. modules], catalog, id => before.Schemas.ContainsKey(id) || after.Schemas.ContainsKey(id), ignored);
        var broken = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var endpoint in selected.Where(endpoint => endpoint.Config is not null))
        {
            if (after.Schemas.TryGetValue(endpoint.Id, out var later))
            {
                var known = before.Schemas.TryGetValue(endpoint.Id, out var earlier) ? Faults(endpoint, earlier).Select(Identity).ToHashSet() : [];
                broken.AddRange(Faults(endpoint, later).Where(fault => !known.Contains(Identity(fault))).Select(fault => fault with
                {
                    Severity = DiagnosticSeverity.Warning,
                    Message = $"With the schemas in '{after.Name}': {fault.Message}",
                }));
            }
        }

        return new(selected.ToImmutableDictionary(endpoint => endpoint.Id, endpoint => endpoint.Config is not null, StringComparer.Ordinal), broken.ToImmutable());
    }

    private static (string, SourceLocation) Identity(Diagnostic fault) => (fault.Code, fault.Location);

    private static IEnumerable<Diagnostic> Faults(SelectedEndpoint endpoint, EndpointSchema schema)
    {
        var diagnostics = new List<Diagnostic>();
        EndpointBinder.Bind(new BindingContext(endpoint, schema, new(FieldGlossary.Empty), diagnostics), model: null, new NameScope(), embedSchema: false);
        return diagnostics.Where(diagnostic => Codes.Contains(diagnostic.Code));
    }
}
