using System.Globalization;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Binding;

/// <summary>Documentation of generated properties.</summary>
internal static class FieldDocumentation
{
    /// <summary>The first description there is: the entry's, the schema's, the glossary's; null when there is none.</summary>
    public static string? Summary(SchemaProperty property, SchemaShape shape, EndpointOverrides overrides, BindingContext context, bool isOutput)
    {
        var description = FirstText(overrides.Of(property)?.Description?.Value)
            ?? FirstText(property.Description)
            ?? context.Glossary.Find(new(property.Name, shape is ConstantShape ? "text" : shape.Kind, isOutput));
        return description is null ? null : XmlText.Summary(description);
    }

    /// <summary>The wire name, and the bounds that a reader wants to know.</summary>
    public static string Remarks(SchemaProperty property, SchemaShape shape, string verb, bool isBasic)
    {
        var bounds = shape is IntegerShape integer ? Bounds(IntegerBounds.Of(integer.Limits)) : "";
        return $"{verb} <c>{XmlText.Escape(property.Name)}</c>.{(isBasic ? " Basic field." : "")}{bounds}";
    }

    private static string Bounds(IntegerBounds bounds) => bounds switch
    {
        { Minimum: { } minimum, Maximum: { } maximum } => string.Create(CultureInfo.InvariantCulture, $" From {minimum} to {maximum}."),
        { Minimum: { } minimum } => string.Create(CultureInfo.InvariantCulture, $" At least {minimum}."),
        { Maximum: { } maximum } => string.Create(CultureInfo.InvariantCulture, $" At most {maximum}."),
        _ => "",
    };

    private static string? FirstText(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
