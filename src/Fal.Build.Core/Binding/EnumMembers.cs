using System.Collections.Immutable;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>Names of the members of value sets.</summary>
internal static class EnumMembers
{
    /// <summary>Members in schema order. Names that an override gives are taken first; of others that collide the later is numbered and reported.</summary>
    public static ImmutableArray<EnumMemberSpec> Of(
        EnumerationShape enumeration, string typeName, SchemaProperty? property, EndpointOverrides overrides, BindingContext context)
    {
        var given = enumeration.Values.Select(value => property is null ? null : overrides.MemberName(property, value)).ToList();
        var reserved = enumeration.IsOpen ? ReservedNames.OfStructs.Append(typeName) : [typeName];
        var scope = new NameScope(reserved.Concat(given.OfType<string>()));
        var members = ImmutableArray.CreateBuilder<EnumMemberSpec>(enumeration.Values.Length);
        for (var index = 0; index < enumeration.Values.Length; index++)
        {
            var value = enumeration.Values[index];
            members.Add(new EnumMemberSpec(given[index] ?? Name(value), value));
        }

        return members.ToImmutable();

        string Name(JsonValue value)
        {
            var wireText = value is JsonString ? EndpointOverrides.WireText(value) : TypeBinder.IntegerText(value);
            var wanted = CSharpName.ForEnumMember(wireText);
            if (scope.TryClaim(wanted))
            {
                return wanted;
            }

            if (reserved.Contains(wanted))
            {
                return scope.Claim(wanted + "Value");
            }

            var name = scope.Claim(wanted);
            var twin = members.FirstOrDefault(member => member.Name == wanted);
            context.Diagnostics.Add(DiagnosticCatalog.EnumMembersCollide(
                new SourceLocation(context.Schema.File, value.Position.Line, value.Position.Column),
                context.SchemaSeverity, context.Id, enumeration.Origin.Pointer,
                twin is null ? wanted : EndpointOverrides.WireText(twin.WireValue), wireText, name));
            return name;
        }
    }

    /// <summary>The members of a shared enum, as its config names them.</summary>
    public static ImmutableArray<EnumMemberSpec> Of(SharedEnumConfig shared) =>
        [.. shared.Members.Select(member => new EnumMemberSpec(member.Name.Value, member.WireValue))];
}
