using System.Reflection;
using System.Text.Json;
using Fal.Build.Core.Binding;
using Fal.Nodes;

namespace Fal.Build.Core.Tests.Binding;

/// <summary>Holds the reserved names against the base classes that generated code derives from.</summary>
public sealed class ReservedNamesTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    [Test]
    public void Every_member_that_a_node_inherits_is_reserved() =>
        Assert.That(Inherited(typeof(FalNode<SomeOutput>)).Distinct(), Is.SubsetOf(ReservedNames.OfNodes));

    [Test]
    public void Every_member_that_an_object_inherits_is_reserved() =>
        Assert.That(Inherited(typeof(FalObject)).Distinct(), Is.SubsetOf(ReservedNames.OfObjects));

    [Test]
    public void Every_member_that_an_answer_inherits_is_reserved() =>
        Assert.That(Inherited(typeof(FalOutput)).Distinct(), Is.SubsetOf(ReservedNames.OfOutputs));

    [Test]
    public void Members_that_generated_classes_have_of_their_own_are_reserved()
    {
        Assert.That(new[] { "Endpoint", "WireTypes", "RunAsync", "SubmitAsync" }, Is.SubsetOf(ReservedNames.OfNodes));
        Assert.That(new[] { "Primary" }, Is.SubsetOf(ReservedNames.OfOutputs));
        Assert.That(new[] { "Kind", "Known", "Variant", "ToString", "Equals", "GetHashCode" }, Is.SubsetOf(ReservedNames.OfStructs));
    }

    [TestCase("get_type")]
    [TestCase("wire_types")]
    [TestCase("to_string")]
    public void A_tuple_named_as_what_its_wire_type_would_meet_compiles(string name) =>
        GeneratedEndpoint.WithInput($$"""{"{{name}}": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]} }""");

    /// <summary>Names that a derived class in another assembly can see, or would hide.</summary>
    private static IEnumerable<string> Inherited(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(All | BindingFlags.DeclaredOnly))
            {
                var isVisible = member switch
                {
                    MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
                    PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly),
                    FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
                    EventInfo => true,
                    Type nested => nested.IsNestedPublic || nested.IsNestedFamily,
                    _ => false,
                };
                if (isVisible && member is not ConstructorInfo && member is not MethodBase { IsSpecialName: true })
                {
                    yield return member.Name;
                }
            }
        }
    }

    private sealed class SomeOutput : FalValueOutput<JsonElement>
    {
        protected override Fal.Nodes.Serialization.FalType<JsonElement> GetValueType() => Fal.Nodes.Serialization.FalTypes.Json;
    }
}
