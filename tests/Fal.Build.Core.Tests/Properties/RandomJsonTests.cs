using System.Text.Json;
using CsCheck;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Tests.Properties;

/// <summary>
/// Our parser takes exactly the texts that System.Text.Json takes, but for a comment between a key and its colon, and reads the
/// same from them.
/// </summary>
public sealed class RandomJsonTests
{
    private const int Count = 30_000;

    private static readonly JsonDocumentOptions Strict = new() { CommentHandling = JsonCommentHandling.Skip, MaxDepth = 256 };

    private static readonly Gen<string> Space = Gen.Frequency(
        (12, Gen.Const("")), (6, Gen.OneOf(" ", "\n", "\r\n", "\t", "\r")), (1, Gen.OneOf("/* why */", "// why\n", "/**/", "// \r\n")));

    private static readonly Gen<string> PlainSpace = Gen.OneOf("", "", " ", "\r\n");

    private static readonly Gen<string> Text = Gen.OneOf(
            "a", "key", "16:9", "é", "日本", "'", "//", "/*", ",", "{", "]", ":", @"\n", @"\""", @"\\", @"\/", @"\u00e9", @"\ud83d\ude00", "2025-09-01T10:00:00Z")
        .Array[0, 3].Select(pieces => $"\"{string.Concat(pieces)}\"");

    private static readonly Gen<string> Leaf = Gen.OneOf(
        Text,
        Gen.OneOf("0", "-0", "1.50", "-12", "1e3", "1E-3", "18446744073709551616", "1e999", "123456789012345678901234567890.5", "true", "false", "null"));

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, inner) => depth > 3 ? Leaf : Gen.Frequency((3, Leaf), (2, ArrayOf(inner)), (3, ObjectOf(inner))));

    /// <summary>What mutations put in: all that JSON is made of, and what other readers take for JSON.</summary>
    private static readonly Gen<string> Piece = Gen.OneOf(
        "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "/", "*", "//", "/*", "*/", "#", "0", "1", "-", "+", ".", "e", "E", " ", "\n", "\r", "\t", "\0", "\v", "\f", "\u00A0", "\u2003", "\uFEFF",
        "true", "True", "null", "undefined", "NaN", "Infinity", "-Infinity", "0x1F", "01", "1.", ".5", "1e", "1_000", "a", "key:", "'a'", "\"a\"", "new Date(1)", "\\u12", "\\x", "\\'", "\u0001", "é");

    private static readonly Gen<(int Kind, int Place, int Length, string Piece)> Mutation = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 10_000], Gen.Int[1, 4], Piece);

    private static readonly Gen<string> Mutated = Gen.Select(Value, Mutation.Array[0, 3], (text, mutations) => mutations.Aggregate(text, Mutate));

    [Test]
    public void A_text_is_taken_when_System_Text_Json_takes_it_and_refused_with_a_place_when_not()
    {
        var (taken, refused) = (0, 0);
        var differences = new List<string>();
        foreach (var text in Samples.Of(Mutated, Count))
        {
            var (ours, fault) = Ours(text);
            using var theirs = Theirs(text);
            _ = theirs is null ? refused++ : taken++;
            if (ours is null != theirs is null)
            {
                if (theirs is not null && fault!.EndsWith("Expected ':' but got: /", StringComparison.Ordinal))
                {
                    continue;
                }

                differences.Add($"{(ours is null ? "refused" : "taken")}: {Show(text)} {fault}");
            }
            else if (ours is not null && !AreEqual(ours, theirs!.RootElement))
            {
                differences.Add($"read otherwise: {Show(text)}");
            }
        }

        Assert.That(differences, Is.Empty, string.Join('\n', differences.OrderBy(difference => difference.Length).Take(20)));
        Assert.That(Math.Min(taken, refused), Is.GreaterThan(Count / 10), "samples of both kinds");
    }

    [Test]
    public void A_printed_value_reads_as_it_was()
    {
        foreach (var text in Samples.Of(Value, 10_000))
        {
            using var document = JsonDocument.Parse(JsonTextPrinter.Print(JsonTextParser.Parse(text)));
            Assert.That(AreEqual(JsonTextParser.Parse(text), document.RootElement), Is.True, text);
        }
    }

    private static Gen<string> ArrayOf(Gen<string> item) =>
        Gen.Select(Space, item, Space, (before, value, after) => before + value + after).Array[0, 3].Select(items => $"[{string.Join(',', items)}]");

    private static Gen<string> ObjectOf(Gen<string> value) =>
        Gen.Select(Space, Text, PlainSpace, Space, value, Space, (before, key, behind, ahead, item, after) => $"{before}{key}{behind}:{ahead}{item}{after}")
            .Array[0, 3].Select(members => $"{{{string.Join(',', members)}}}");

    private static string Mutate(string text, (int Kind, int Place, int Length, string Piece) mutation)
    {
        var place = mutation.Place % (text.Length + 1);
        var length = Math.Min(mutation.Length, text.Length - place);
        return mutation.Kind switch
        {
            0 => text.Remove(place, length),
            1 => text.Insert(place, mutation.Piece),
            2 => text[..place],
            3 => text.Insert(place, text.Substring(place, length)),
            _ => text.Remove(place, length).Insert(place, mutation.Piece),
        };
    }

    private static (JsonValue? Value, string? Fault) Ours(string text)
    {
        try
        {
            return (JsonTextParser.Parse(text), null);
        }
        catch (JsonSyntaxException exception)
        {
            Assert.That(exception.Position.Line, Is.InRange(1, text.Length + 1), () => Show(text));
            Assert.That(exception.Position.Column, Is.InRange(1, text.Length + 1), () => Show(text));
            return (null, exception.Message);
        }
        catch (Exception exception)
        {
            throw new AssertionException($"{Show(text)} {exception}");
        }
    }

    private static JsonDocument? Theirs(string text)
    {
        try
        {
            return JsonDocument.Parse(text.StartsWith('\uFEFF') ? text[1..] : text, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool AreEqual(JsonValue ours, JsonElement theirs) => ours switch
    {
        JsonObject value => theirs.ValueKind == JsonValueKind.Object && value.Members.Length == theirs.EnumerateObject().Count()
            && value.Members.Zip(theirs.EnumerateObject()).All(pair => NameOf(pair.Second) is var name && (name is null || name == pair.First.Name) && AreEqual(pair.First.Value, pair.Second.Value)),
        JsonArray value => theirs.ValueKind == JsonValueKind.Array && value.Items.Length == theirs.GetArrayLength()
            && value.Items.Zip(theirs.EnumerateArray()).All(pair => AreEqual(pair.First, pair.Second)),
        JsonString value => theirs.ValueKind == JsonValueKind.String && (TextOf(theirs) is not { } text || text == value.Value),
        JsonNumber value => theirs.ValueKind == JsonValueKind.Number && value.Text == theirs.GetRawText(),
        JsonBoolean value => theirs.ValueKind == (value.Value ? JsonValueKind.True : JsonValueKind.False),
        _ => theirs.ValueKind == JsonValueKind.Null,
    };

    /// <summary>A text; null for half a surrogate pair, which System.Text.Json takes but can't read.</summary>
    private static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Show(string text) => JsonSerializer.Serialize(text);
}
