using System.Collections.Immutable;
using Fal.Build.Core.Binding;

namespace Fal.Build.Core.Emit;

/// <summary>Writes what every class with members has: its properties, and the two methods that walk and check them.</summary>
internal static class MembersWriter
{
    public static void Properties(CodeWriter writer, ImmutableArray<PropertySpec> properties, TargetFeatures features)
    {
        var propertyWriter = new PropertyWriter(writer, features);
        foreach (var property in properties)
        {
            propertyWriter.Declare(property);
        }
    }

    /// <summary>The public constructor, and the one that leaves required members to be set by name.</summary>
    public static void Constructors(CodeWriter writer, string className, TargetFeatures features)
    {
        writer.Blank();
        DocumentationWriter.Summary(writer, "Starts with every optional property at its default.");
        using (writer.Block($"public {className}()"))
        {
        }

        writer.Blank();
        if (features.RequiredMembers)
        {
            writer.Line("[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]");
        }

        using (writer.Block($"internal {className}(global::Fal.Nodes.FalUninitialized _)"))
        {
        }
    }

    public static void Methods(CodeWriter writer, ImmutableArray<PropertySpec> properties, TargetFeatures features)
    {
        var propertyWriter = new PropertyWriter(writer, features);
        writer.Blank();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block("protected override void VisitMembers(global::Fal.Nodes.Serialization.FalMemberVisitor visitor)"))
        {
            foreach (var property in properties)
            {
                propertyWriter.Visit(property);
            }
        }

        if (!properties.Any(PropertyWriter.HasChecks))
        {
            return;
        }

        writer.Blank();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block("protected override void CheckMembers(global::Fal.Nodes.Serialization.FalMemberChecker checker)"))
        {
            foreach (var property in properties.Where(PropertyWriter.HasChecks))
            {
                propertyWriter.Check(property);
            }
        }
    }
}
