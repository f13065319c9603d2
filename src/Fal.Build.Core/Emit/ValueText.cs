using Fal.Build.Core.Binding;

namespace Fal.Build.Core.Emit;

/// <summary>Values as C# expressions.</summary>
internal static class ValueText
{
    public static string Write(ValueSpec value) => value switch
    {
        TextValue text => CSharpLiteral.Text(text.Text),
        NumberValue number => number.Text,
        BooleanValue boolean => boolean.Value ? "true" : "false",
        StaticValue member => member.Expression,
        ListValue { Items.IsEmpty: true } list => $"global::System.Array.Empty<{list.ItemType}>()",
        ListValue list => $"new {list.ItemType}[] {{ {string.Join(", ", list.Items.Select(Write))} }}",
        MapValue { Items.IsEmpty: true } map => $"new {DictionaryOf(map)}()",
        MapValue map => $"new {DictionaryOf(map)} {{ {string.Join(", ", map.Items.Select(item => $"[{CSharpLiteral.Text(item.Key)}] = {Write(item.Value)}"))} }}",
        TupleValue { Items: [var only] } => $"global::System.ValueTuple.Create({Write(only)})",
        TupleValue tuple => $"({string.Join(", ", tuple.Items.Select(Write))})",
        ObjectValue { Members.IsEmpty: true } type => $"new {type.Type}()",
        ObjectValue type => $"new {type.Type} {{ {string.Join(", ", type.Members.Select(member => $"{member.Property} = {Write(member.Value)}"))} }}",
        JsonTextValue json => $"global::System.Text.Json.JsonDocument.Parse({CSharpLiteral.Text(json.Json)}).RootElement",
        NullValue => "null",
        _ => throw new InvalidOperationException($"The value {value} has no text."),
    };

    private static string DictionaryOf(MapValue map) => $"global::System.Collections.Generic.Dictionary<string, {map.ValueType}>";
}
