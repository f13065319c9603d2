using System.Collections.Immutable;
using System.Globalization;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Coverage;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Emit;
using Fal.Build.Core.Naming;

namespace Fal.Build.Core;

/// <summary>Options that have been checked.</summary>
/// <param name="Emit">What generated code may use.</param>
/// <param name="EmbedSchemas">True to put each input schema into its class.</param>
/// <param name="HighestQualitySeverity">Cap of FAL1009 to FAL1012; null when they are off.</param>
/// <param name="FormatGeneratedCode">True to run Roslyn's formatter.</param>
/// <param name="UpdateBaseline">True to write the baseline.</param>
/// <param name="GitHubStepSummary">True to append the report to the summary of a GitHub step.</param>
/// <param name="VerifyNoChanges">True to compare what is checked in, in place of writing it.</param>
internal sealed record GeneratorSettings(
    EmitOptions Emit,
    bool EmbedSchemas,
    DiagnosticSeverity? HighestQualitySeverity,
    bool FormatGeneratedCode,
    bool UpdateBaseline,
    bool GitHubStepSummary,
    bool VerifyNoChanges)
{
    /// <summary>C# version that generated code needs.</summary>
    private const double LowestLanguageVersion = 10;

    /// <summary>Checks options; every one that isn't allowed is reported.</summary>
    public static GeneratorSettings Read(GeneratorOptions options, List<Diagnostic> diagnostics)
    {
        var language = ReadLanguage(options, diagnostics);
        var accessibility = options.Accessibility.Trim();
        if (accessibility is not ("public" or "internal"))
        {
            NotAllowed("FalAccessibility", options.Accessibility, "write 'public' or 'internal'");
        }

        if (!options.Namespace.Split('.').All(CSharpName.IsIdentifier))
        {
            NotAllowed("FalNamespace", options.Namespace, "write a C# namespace such as 'App.FalNodes'");
        }

        return new(
            new(options.Namespace, accessibility, Features(options, language)),
            Switch("FalEmbedSchemas", options.EmbedSchemas),
            options.ConfigQuality.Trim() switch
            {
                "" or "error" => DiagnosticSeverity.Error,
                "warning" => DiagnosticSeverity.Warning,
                "off" => null,
                _ => Unknown("FalConfigQuality", options.ConfigQuality, "write 'error', 'warning' or 'off'"),
            },
            Switch("FalFormatGeneratedCode", options.FormatGeneratedCode),
            Switch("FalCoverageUpdateBaseline", options.CoverageUpdateBaseline),
            ReadStepSummary(),
            VerifyNoChanges());

        bool VerifyNoChanges()
        {
            var verify = Switch("FalVerifyNoChanges", options.VerifyNoChanges);
            if (verify && options.LockFile is null && options.GeneratedFilesDirectory is null)
            {
                diagnostics.Add(DiagnosticCatalog.SettingMissing(
                    options.ProjectFile, "FalVerifyNoChanges",
                    "there is nothing to compare with; set FalLockFile or FalGeneratedFilesOutputPath, build once and commit what that writes"));
            }

            return verify;
        }

        DiagnosticSeverity? Unknown(string setting, string found, string allowed)
        {
            NotAllowed(setting, found, allowed);
            return DiagnosticSeverity.Error;
        }

        bool ReadStepSummary()
        {
            var isWanted = Switch("FalGitHubStepSummary", options.GitHubStepSummary);
            if (isWanted && options.JudgeCoverage && options.GitHubStepSummaryFile is null)
            {
                diagnostics.Add(DiagnosticCatalog.SettingMissing(
                    options.ProjectFile, "FalGitHubStepSummary",
                    "the environment variable GITHUB_STEP_SUMMARY isn't set, which names the file to append to. GitHub sets it for every step of a workflow; "
                    + "elsewhere leave FalGitHubStepSummary unset"));
            }

            return isWanted;
        }

        bool Switch(string setting, string value)
        {
            if (bool.TryParse(value.Trim(), out var parsed))
            {
                return parsed;
            }

            if (value.Trim().Length > 0)
            {
                NotAllowed(setting, value, "write 'true' or 'false'");
            }

            return false;
        }

        void NotAllowed(string setting, string found, string allowed) =>
            diagnostics.Add(DiagnosticCatalog.SettingNotAllowed(options.ProjectFile, setting, found, allowed));
    }

    /// <summary>Checks thresholds against the catalogue.</summary>
    public static CoverageThresholds ReadThresholds(GeneratorOptions options, ModelCatalog catalog, List<Diagnostic> diagnostics)
    {
        var known = catalog.Models.Select(model => model.Category).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var categories = ImmutableArray.CreateBuilder<(string, decimal)>();
        foreach (var category in options.CategoryThresholds)
        {
            if (!known.Contains(category.Category))
            {
                diagnostics.Add(DiagnosticCatalog.SettingNotAllowed(
                    options.ProjectFile, "FalCoverageCategory", category.Category,
                    $"the catalogue has no such category.{NearestNames.DidYouMean(category.Category, known)} It has {string.Join(", ", known)}"));
            }
            else if (Percent($"The Threshold of FalCoverageCategory '{category.Category}'", category.Threshold) is { } percent)
            {
                categories.Add((category.Category, percent));
            }
        }

        var severity = options.CoverageSeverity.Trim() switch
        {
            "" or "error" => DiagnosticSeverity.Error,
            "warning" => DiagnosticSeverity.Warning,
            _ => (DiagnosticSeverity?)null,
        };
        if (severity is null)
        {
            diagnostics.Add(DiagnosticCatalog.SettingNotAllowed(
                options.ProjectFile, "FalCoverageSeverity", options.CoverageSeverity, "write 'error' or 'warning'"));
        }

        var total = options.CoverageThreshold.Trim().Length == 0 ? 0 : Percent("FalCoverageThreshold", options.CoverageThreshold) ?? 0;
        return new(total, categories.ToImmutable(), options.CoverageBaseline, severity ?? DiagnosticSeverity.Error);

        decimal? Percent(string setting, string text)
        {
            if (decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100)
            {
                return percent;
            }

            diagnostics.Add(DiagnosticCatalog.SettingNotAllowed(
                options.ProjectFile, setting, text, "write a percentage from 0 to 100, with a point before decimals and no % sign"));
            return null;
        }
    }

    private static double ReadLanguage(GeneratorOptions options, List<Diagnostic> diagnostics)
    {
        var written = options.LanguageVersion.Trim();
        if (options.Language != "C#")
        {
            diagnostics.Add(DiagnosticCatalog.LanguageNotSupported(options.ProjectFile, options.Language));
            return LowestLanguageVersion;
        }

        if (written is "" || "latest latestMajor preview default".Split(' ').Contains(written, StringComparer.OrdinalIgnoreCase))
        {
            return double.MaxValue;
        }

        if (double.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version) && version >= LowestLanguageVersion)
        {
            return version;
        }

        diagnostics.Add(DiagnosticCatalog.LanguageNotSupported(options.ProjectFile, "C# " + written));
        return LowestLanguageVersion;
    }

    private static TargetFeatures Features(GeneratorOptions options, double language)
    {
        _ = Version.TryParse(options.FrameworkVersion.TrimStart('v', 'V'), out var version);
        var modern = options.FrameworkIdentifier == ".NETCoreApp" ? version?.Major ?? 0 : 0;
        return new(
            RequiredMembers: language >= 11 && modern >= 7,
            Utf8Literals: language >= 11,
            DataAnnotations: modern >= 5,
            ExclusiveRanges: modern >= 8,
            NullabilityAttributes: modern >= 5,
            CollectionExpressions: language >= 12 && modern >= 8);
    }
}
