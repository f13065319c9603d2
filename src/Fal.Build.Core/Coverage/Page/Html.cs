using System.Globalization;
using System.Net;

namespace Fal.Build.Core.Coverage.Page;

/// <summary>Text that is HTML already. Whatever else is put into a page is encoded.</summary>
/// <param name="Text">The HTML.</param>
internal sealed record Html(string Text)
{
    /// <summary>HTML with values in it: numbers are written invariantly, and all but <see cref="Html"/> is encoded.</summary>
    public static Html Of(FormattableString html) => new(html.ToString(Encoding.Instance));

    public static Html Join(IEnumerable<Html> parts) => new(string.Join('\n', parts.Select(part => part.Text).Where(text => text.Length > 0)));

    public override string ToString() => Text;

    private sealed class Encoding : IFormatProvider, ICustomFormatter
    {
        public static Encoding Instance { get; } = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            Html html => html.Text,
            IFormattable value => WebUtility.HtmlEncode(value.ToString(format, CultureInfo.InvariantCulture)),
            _ => WebUtility.HtmlEncode(arg?.ToString() ?? ""),
        };
    }
}
