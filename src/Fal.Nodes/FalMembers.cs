using System.ComponentModel;
using System.Text.Json;
using Fal.Nodes.Serialization;

namespace Fal.Nodes;

/// <summary>
/// What every generated class shares: typed members that one generated method walks, and members that the schema doesn't
/// know. Reading, writing, checking and listing of assets all go through that one walk, so none of them needs reflection.
/// </summary>
public abstract class FalMembers
{
    private Dictionary<string, JsonElement>? _unknown;
    private JsonMemberWriter? _memberWriter;

    private protected FalMembers()
    {
    }

    /// <summary>The members as one JSON object in UTF-8, as the service sees them.</summary>
    /// <exception cref="InvalidOperationException">A choice that has to be made was left unset; the message names it.</exception>
    public byte[] ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            WriteTo(writer);
        }

        return stream.ToArray();
    }

    /// <summary>Writes the members as one JSON object.</summary>
    /// <param name="writer">Where to write; it isn't flushed.</param>
    /// <exception cref="InvalidOperationException">A choice that has to be made was left unset; the message names it.</exception>
    public void WriteTo(Utf8JsonWriter writer)
    {
        if (writer is null)
        {
            throw new ArgumentNullException(nameof(writer));
        }

        if (!TryWriteValue(writer))
        {
            // Kept from call to call, so that writing again allocates nothing; a second thread makes one of its own.
            var memberWriter = Interlocked.Exchange(ref _memberWriter, null) ?? new JsonMemberWriter();
            memberWriter.Write(this, writer, _unknown);
            _memberWriter = memberWriter;
        }
    }

    /// <summary>Hands every member to a visitor and takes back what the visitor returns. Generated code implements it.</summary>
    /// <param name="visitor">Reads, writes or lists the members.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract void VisitMembers(FalMemberVisitor visitor);

    /// <summary>Checks the constraints on members; that required ones are set, the walk finds. Generated code overrides it where there are any.</summary>
    /// <param name="checker">Collects the violations.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual void CheckMembers(FalMemberChecker checker)
    {
    }

    /// <summary>Members outside the schema, by wire name; the dictionary is made when first asked for.</summary>
    private protected IDictionary<string, JsonElement> Unknown => _unknown ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>True when a member outside the schema stands in for the one of this name.</summary>
    internal bool IsReplaced(string wireName) => _unknown is not null && _unknown.ContainsKey(wireName);

    /// <summary>Writes the one value that stands for all members, where the JSON need not be an object.</summary>
    internal virtual bool TryWriteValue(Utf8JsonWriter writer) => false;

    /// <summary>Reads the one value that stands for all members, where the JSON need not be an object.</summary>
    internal virtual bool TryReadValue(JsonElement json, FalReadContext context) => false;

    internal void AddUnknown(string wireName, JsonElement value) => Unknown[wireName] = value;
}
