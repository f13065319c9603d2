using System.Collections.Immutable;

namespace Fal.Build.Core.Configuration;

/// <summary>The shared enums of one module that are in use.</summary>
/// <param name="Module">The module in PascalCase.</param>
/// <param name="Enums">The enums, by name.</param>
internal sealed record ModuleEnums(string Module, ImmutableArray<SharedEnumConfig> Enums);
