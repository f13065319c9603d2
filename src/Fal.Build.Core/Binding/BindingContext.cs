using Fal.Build.Core.Catalog;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>What the binding of one endpoint works from, and where it reports.</summary>
/// <param name="Endpoint">The endpoint and its entry.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Glossary">Descriptions for fields that nobody else describes.</param>
/// <param name="Diagnostics">Where to report.</param>
internal sealed record BindingContext(
    SelectedEndpoint Endpoint, EndpointSchema Schema, GlossaryLookups Glossary, List<Diagnostic> Diagnostics)
{
    public string Id => Endpoint.Id;

    /// <summary>Faults of the package's own schemas are no concern of those who can't mend them.</summary>
    public DiagnosticSeverity SchemaSeverity => Schema.IsBundled ? DiagnosticSeverity.Message : DiagnosticSeverity.Warning;

    public void ReportDropped(SchemaOrigin origin, string reason) =>
        Diagnostics.Add(DiagnosticCatalog.SchemaFactDropped(origin.Location, SchemaSeverity, Id, origin.Pointer, reason));
}
