using System.Collections.Immutable;

namespace Fal.Standin.Jobs;

/// <summary>A job at one moment.</summary>
internal sealed record JobStatus(StandinState State, ImmutableArray<JobLog> Logs, StandinAnswer Answer);
