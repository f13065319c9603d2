using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Fal.Build.Core.Catalog;

namespace Fal.Build.Core.Coverage.Page;

/// <summary>
/// The report for people who have a browser, <c>coverage.html</c>: one file that asks nobody for anything. All but the list of
/// models is there without a script.
/// </summary>
internal sealed class CoveragePage
{
    /// <summary>How many of the models to add next are shown outside of the list.</summary>
    private const int NextModels = 20;

    private readonly CoverageReport _report;

    private CoveragePage(CoverageReport report) => _report = report;

    public static string Write(CoverageReport report, ModelCatalog catalog)
    {
        var page = new CoveragePage(report);
        return page.Document(
            Resource("coverage.css"),
            Resource("coverage.js"),
            page.Main(),
            new(ModelListJson.Write(report, catalog))).Text;
    }

    /// <summary>The policy lets nothing but this style and this script act, so that no text of the catalogue ever can.</summary>
    private Html Document(string style, string script, Html main, Html data) => Html.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src '{Hash(style)}'; script-src '{Hash(script)}'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="{_report.Generator}">
        <title>Coverage of {_report.Project}: {_report.Total.Percent:F2} %</title>
        <link rel="icon" href="data:,">
        <style>{new Html(style)}</style>
        </head>
        <body>
        <a class="skip" href="#models">Skip to the list of models</a>
        <main>
        {main}
        </main>
        <footer>
        <p>{_report.Generator}. Catalogue of {_report.Total.Models:N0} models, SHA-256 <code>{_report.CatalogSha256}</code>.</p>
        </footer>
        <script type="application/json" id="model-data">{data}</script>
        <script>{new Html(script)}</script>
        </body>
        </html>

        """);

    private Html Main()
    {
        var sections = new[] { Gates(), Baseline(), Modules(), Milestones(), Next(), Quality(), Orphans(), ModelList(_report.Total.Models) }
            .OfType<Section>().ToList();
        return Html.Join(sections.Select(Show).Prepend(Summary(sections)));
    }

    private Html Summary(IReadOnlyList<Section> sections) => Html.Of(
        $"""
        <header>
        <p class="eyebrow">Coverage of the fal.ai catalogue</p>
        <h1>{_report.Project}</h1>
        <p class="figure"><strong>{_report.Total.Percent:F2} %</strong> <span>{_report.Total.Configured:N0} of {_report.Total.Models:N0} models are configured</span></p>
        {Bar(_report.Total, "wide")}
        <ul class="facts">
        {Html.Join(Facts())}
        </ul>
        <nav aria-label="Sections"><ul>
        {Html.Join(sections.Select(section => Html.Of($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>")))}
        </ul></nav>
        </header>
        """);

    private IEnumerable<Html> Facts()
    {
        if (_report.Projects.Length > 1)
        {
            yield return Html.Of($"<li>Counted together: {string.Join(", ", _report.Projects)}</li>");
        }

        yield return Html.Of($"<li>{_report.Categories.Count(category => category.Count.Configured > 0)} of {_report.Categories.Length} categories have a config</li>");
        if (!_report.Gates.IsEmpty)
        {
            var failed = _report.Gates.Count(gate => !gate.Passed);
            yield return failed == 0
                ? Html.Of($"<li>{Mark("passed")} {_report.Gates.Length} of {_report.Gates.Length} gates passed</li>")
                : Html.Of($"<li>{Mark("failed")} {failed} of {_report.Gates.Length} gates failed</li>");
        }

        if (_report.Baseline is { } baseline)
        {
            yield return Html.Of(
                $"<li>{(baseline.Lost.IsEmpty ? Mark("passed") : Mark("failed"))} {baseline.Gained.Length:N0} gained and {baseline.Lost.Length:N0} lost since the baseline</li>");
        }
    }

    private Section? Baseline()
    {
        if (_report.Baseline is not { } baseline)
        {
            return null;
        }

        var coverage = baseline.Before is { } before
            ? Html.Of(
                $"""
                <tr><th scope="row">Models in the catalogue</th><td>{before.Models:N0}</td><td>{_report.Total.Models:N0}</td></tr>
                <tr><th scope="row">Coverage</th><td>{before.Percent:F2} %</td><td>{_report.Total.Percent:F2} %</td></tr>
                """)
            : Html.Of($"");
        return new("baseline", "Against the baseline", Html.Of(
            $"""
            {Table("Coverage before and after", Html.Of($"<th scope=\"col\"><span class=\"hidden\">What</span></th><th scope=\"col\">Before</th><th scope=\"col\">After</th>"), Html.Of(
                $"""
                <tr><th scope="row">Configured</th><td>{baseline.Configured:N0}</td><td>{_report.Total.Configured:N0}</td></tr>
                {coverage}
                """), "fit")}
            {IdList($"Lost: {baseline.Lost.Length:N0}", baseline.Lost, isOpen: true)}
            {IdList($"Gained: {baseline.Gained.Length:N0}", baseline.Gained, isOpen: false)}
            """));
    }

    private Section? Gates() => _report.Gates.IsEmpty ? null : new("gates", "Gates", Table(
        "Thresholds and what was reached",
        Html.Of($"<th scope=\"col\">Gate</th><th scope=\"col\" class=\"text\">Result</th><th scope=\"col\">Required</th><th scope=\"col\">Actual</th><th scope=\"col\">Missing</th>"),
        Html.Join(_report.Gates.Select(gate => Html.Of(
            $"""
            <tr><th scope="row">{gate.Kind}</th><td class="text">{Mark(gate.Passed ? "passed" : "failed")} {(gate.Passed ? "passed" : "failed")}</td><td>{gate.Required:0.############} %</td><td>{gate.Actual:F4} %</td><td>{gate.Missing:N0}</td></tr>
            """))),
        "fit"));

    private Section Modules() => new("modules", "Modules", Table(
        "Coverage by category, the best first",
        Html.Of($"<th scope=\"col\">Category</th><td class=\"bar\"></td><th scope=\"col\">Coverage</th><th scope=\"col\">Configured</th><th scope=\"col\">Models</th><th scope=\"col\" class=\"text\">Status</th><th scope=\"col\" class=\"text\">Priority</th>"),
        Html.Join(_report.Categories.Select(category => Html.Of(
            $"""
            <tr><th scope="row"><a href="#models" data-category="{category.Category}">{category.Category}</a></th><td class="bar">{Bar(category.Count, category.Status)}</td><td>{category.Count.Percent:F1} %</td><td>{category.Count.Configured:N0}</td><td>{category.Count.Models:N0}</td><td class="text">{Mark(category.Status)} {category.Status}</td><td class="text">{category.Priority}</td></tr>
            """)))));

    private Section Milestones() => new("milestones", "Next milestones", Table(
        "What it takes to the next marks",
        Html.Of($"<th scope=\"col\">Coverage</th><th scope=\"col\">Models</th><th scope=\"col\">Missing</th><th scope=\"col\" class=\"text\">Add, the best first</th>"),
        Html.Join(_report.Milestones.Select(milestone => Html.Of(
            $"""
            <tr><th scope="row">{milestone.Percent:0.##} %</th><td>{milestone.Models:N0}</td><td>{milestone.Missing:N0}</td><td class="text prose">{(milestone.Missing == 0 ? "Reached." : string.Join(", ", milestone.Categories.Select(category => $"{category.Category} {category.Models}")))}</td></tr>
            """)))));

    private Section? Next() => _report.Next.IsEmpty ? null : new("next", "Models to add next", Html.Of(
        $"""
        <p>{ModelRanking.Rule} The list of models has the rank of each.</p>
        {Table(
            "The best models to add",
            Html.Of($"<th scope=\"col\">Rank</th><th scope=\"col\" class=\"text\">Model, and why</th>"),
            Html.Join(_report.Next.Take(NextModels).Index().Select(item => Html.Of(
                $"""
                <tr><td>{item.Index + 1}</td><th scope="row" class="name"><a href="{ReportLinks.Page(item.Item.Id)}">{item.Item.Id}</a><span class="note">{item.Item.Reason}</span></th></tr>
                """))),
            "fit")}
        """));

    private Section Quality() => new("quality", "Quality", Table(
        "What the entries of configured endpoints have, counted",
        Html.Of($"<th scope=\"col\">What</th><th scope=\"col\">Entries</th><th scope=\"col\">Of</th>"),
        Html.Join(QualityMetrics.Of(_report.Quality).Select(metric => Html.Of(
            $"""
            <tr><th scope="row">{metric.What}</th><td>{metric.Count:N0}</td><td>{_report.Quality.Entries:N0}</td></tr>
            """))),
        "fit"));

    private Section? Orphans() => _report.Orphans.IsEmpty ? null : new("orphans", "Configured, but not in the catalogue", Html.Of(
        $"""
        <p>These never count.</p>
        {IdList($"{_report.Orphans.Length:N0} without a model", _report.Orphans, isOpen: true)}
        """));

    /// <summary>The frame of the list, which the script fills and then shows.</summary>
    private static Section ModelList(int models) => new("models", "Models", Html.Of(
        $"""
        <noscript><p>The list of all {models:N0} models needs a script. coverage.json has the configured ones.</p></noscript>
        <div id="list" hidden>
        <form class="filters" role="search" aria-label="Models">
        <p class="grow"><label for="query">Search</label><input id="query" type="search" autocomplete="off" spellcheck="false" aria-describedby="shown"></p>
        <p><label for="state">State</label><select id="state"><option value="">All states</option></select></p>
        <p><label for="category">Category</label><select id="category"><option value="">All categories</option></select></p>
        </form>
        <p id="shown" role="status" aria-live="polite"></p>
        <div class="scroll" role="region" aria-label="Table of models" tabindex="0">
        <table id="model-table">
        <caption class="hidden">All models of the catalogue. The headings sort.</caption>
        <thead><tr>
        <th scope="col" aria-sort="ascending"><button type="button" data-key="id">Model</button></th>
        <th scope="col"><button type="button" data-key="state">State</button></th>
        <th scope="col"><button type="button" data-key="rank">Next</button></th>
        <th scope="col"><button type="button" data-key="category">Category</button></th>
        <th scope="col" class="spare"><button type="button" data-key="lab">Lab</button></th>
        <th scope="col" class="spare"><button type="button" data-key="released">Released</button></th>
        <th scope="col" class="spare"><button type="button" data-key="class">Class</button></th>
        </tr></thead>
        <tbody></tbody>
        </table>
        </div>
        </div>
        """));

    private static Html Show(Section section) => Html.Of(
        $"""
        <section id="{section.Id}" aria-labelledby="{section.Id}-title">
        <h2 id="{section.Id}-title">{section.Title}</h2>
        {section.Content}
        </section>
        """);

    /// <summary>A table that scrolls by itself where the window is narrow, with the keyboard too.</summary>
    private static Html Table(string caption, Html headers, Html rows, string width = "full") => Html.Of(
        $"""
        <div class="scroll {width}" role="region" aria-label="{caption}" tabindex="0">
        <table>
        <caption class="hidden">{caption}</caption>
        <thead><tr>{headers}</tr></thead>
        <tbody>
        {rows}
        </tbody>
        </table>
        </div>
        """);

    private static Html IdList(FormattableString title, ImmutableArray<string> ids, bool isOpen) => ids.IsEmpty ? Html.Of($"") : Html.Of(
        $"""
        <details{new Html(isOpen ? " open" : "")}><summary>{Html.Of(title)}</summary><ul class="ids">
        {Html.Join(ids.Select(id => Html.Of($"<li><code>{id}</code></li>")))}
        </ul></details>
        """);

    /// <summary>A bar for the eye; the figure beside it is for everybody.</summary>
    private static Html Bar(CoverageCount count, string kind) => Html.Of(
        $"""<svg class="bar {kind}" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="1"/><rect class="fill" width="{count.Percent:0.##}" height="1"/></svg>""");

    private static Html Mark(string state) => Html.Of($"""<span class="mark {state}" aria-hidden="true"></span>""");

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = typeof(CoveragePage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A part of the page with a heading.</summary>
    private sealed record Section(string Id, string Title, Html Content);
}
