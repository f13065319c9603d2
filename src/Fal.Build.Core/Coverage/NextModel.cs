namespace Fal.Build.Core.Coverage;

/// <summary>A model to configure next, with the facts that give it its rank.</summary>
/// <param name="Id">Endpoint id.</param>
/// <param name="Category">Its category.</param>
/// <param name="Priority">The category's priority in the catalogue, or null.</param>
/// <param name="Family">Its family, or the start of its id where the catalogue names none.</param>
/// <param name="Released">Date of its release; empty when unknown.</param>
/// <param name="IsNewest">True when its family has nothing newer in its category.</param>
/// <param name="HasSchema">True when a config is all that is missing.</param>
public sealed record NextModel(string Id, string Category, string? Priority, string Family, string Released, bool IsNewest, bool HasSchema)
{
    /// <summary>Why it has its rank, in words.</summary>
    public string Reason => string.Join("; ", new[]
    {
        Priority is null ? null : $"{Priority.ToLowerInvariant()} priority",
        $"{(IsNewest ? "newest" : "not the newest")} of {Family} in {Category}{(Released.Length == 0 ? "" : $", released {Released}")}",
        HasSchema ? null : "no schema yet",
    }.OfType<string>());
}
