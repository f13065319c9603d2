using System.Text.Json;
using Fal.Nodes.Serialization;

namespace Fal.Nodes.Tests;

public sealed class UnionTests
{
    private static readonly FalType<Choice> Type = FalTypes.Union<Choice>(
        static (alternative, content) => new Choice(alternative, content),
        new FalAlternative(FalTypes.List(FalTypes.Int32)),
        new FalAlternative(FalTypes.List(FalTypes.Text)));

    [TestCase("[1,2]", 1)]
    [TestCase("[\"a\"]", 2)]
    public void The_first_item_tells_one_list_from_another(string json, int alternative) => Assert.That(Read(json).Alternative, Is.EqualTo(alternative));

    [Test]
    public void What_the_first_choice_cant_hold_after_all_goes_to_the_next() => Assert.That(
        () => FalTypes.Union<Choice>(
            static (alternative, content) => new Choice(alternative, content),
            new FalAlternative(FalTypes.List(FalTypes.Int32)),
            new FalAlternative(FalTypes.List(FalTypes.Json))).Read(Parse("""[1,"two"]"""), new FalReadContext(isStrict: false)).Alternative,
        Is.EqualTo(2));

    [Test]
    public void What_no_choice_can_hold_is_told_as_the_likeliest_saw_it() =>
        Assert.That(() => Read("""[1,{}]"""), Throws.TypeOf<FalFormatException>().With.Message.EqualTo("$[1]: expected an integer, found {}"));

    [Test]
    public void Asking_for_another_kind_than_it_holds_tells_both() => Assert.That(
        FalTypes.WrongKind(Read("[1,2]"), ChoiceKind.Texts).Message,
        Is.EqualTo("This Choice holds Numbers, not Texts."));

    private static Choice Read(string json) => Type.Read(Parse(json), new FalReadContext(isStrict: false));

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private readonly record struct Choice(int Alternative, object? Content) : IFalUnion;

    private enum ChoiceKind
    {
        None,
        Numbers,
        Texts,
    }
}
