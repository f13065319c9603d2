using System.Text.Json;

namespace Fal.Nodes;

/// <summary>How long the service keeps files, and who may read them.</summary>
public sealed class FalObjectLifecycle
{
    /// <summary>After what time files are removed, in whole seconds; null for the service's default.</summary>
    public TimeSpan? ExpiresAfter { get; set; }

    /// <summary>What everybody without a rule may do; null for the service's default.</summary>
    public FalAccess? DefaultAccess { get; set; }

    /// <summary>What single users may do.</summary>
    public IList<FalAccessRule> Rules { get; } = [];

    internal byte[] ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (ExpiresAfter is { } time)
            {
                writer.WriteNumber("expiration_duration_seconds"u8, (long)time.TotalSeconds);
            }

            if (DefaultAccess is not null || Rules.Count > 0)
            {
                WriteAccess(writer);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private void WriteAccess(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("initial_acl"u8);
        if (DefaultAccess is { } access)
        {
            writer.WriteString("default"u8, Word(access));
        }

        if (Rules.Count > 0)
        {
            writer.WriteStartArray("rules"u8);
            foreach (var rule in Rules)
            {
                writer.WriteStartObject();
                writer.WriteString("user"u8, rule.User);
                writer.WriteString("decision"u8, Word(rule.Access));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static ReadOnlySpan<byte> Word(FalAccess access) => access switch
    {
        FalAccess.Allow => "allow"u8,
        FalAccess.Hide => "hide"u8,
        _ => "forbid"u8,
    };
}
