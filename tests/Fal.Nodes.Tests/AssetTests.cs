namespace Fal.Nodes.Tests;

public sealed class AssetTests
{
    [Test]
    public void Text_and_URLs_convert()
    {
        ImageRef fromText = "https://e.com/a.png";
        VideoRef fromUri = new Uri("https://e.com/v.mp4");
        AudioRef? none = (string?)null;

        Assert.That((fromText.Url, fromUri.Url, none), Is.EqualTo(("https://e.com/a.png", "https://e.com/v.mp4", (AudioRef?)null)));
    }

    [Test]
    public void Bytes_are_uploaded_by_a_client_and_inline_without_one()
    {
        var image = ImageRef.FromBytes([1, 2, 255], "image/png");

        Assert.That((image.Url, image.RequireUrl(), image.ContentType), Is.EqualTo(((string?)null, "data:image/png;base64,AQL/", "image/png")));
    }

    [Test]
    public void A_file_has_no_URL_before_it_is_uploaded()
    {
        var image = ImageRef.FromFile("holiday.jpeg");

        Assert.That((image.ToString(), image.ContentType), Is.EqualTo(("holiday.jpeg", "image/jpeg")));
        Assert.That(() => image.RequireUrl(), Throws.InvalidOperationException.With.Message.Contains("'holiday.jpeg' has no URL yet"));
    }

    [Test]
    public void What_is_no_absolute_URL_or_data_URI_is_refused_where_it_is_named_one()
    {
        Assert.That(() => FileRef.FromUri(new Uri("a/b.zip", UriKind.Relative)), Throws.ArgumentException.With.Message.Contains("'a/b.zip' isn't an absolute URL"));
        Assert.That(() => Model3DRef.FromDataUri("https://e.com"), Throws.ArgumentException.With.Message.Contains("starts with 'data:'"));
    }

    [Test]
    public void A_data_URI_is_not_shown_whole() =>
        Assert.That(new ImageRef { Url = ImageRef.FromBytes(new byte[1000], "image/png").RequireUrl() }.ToString(), Has.Length.EqualTo(61).And.EndsWith("…"));

    [Test]
    public void An_image_size_is_a_preset_or_two_sides()
    {
        ImageSize size = (1024, 768);

        Assert.Multiple(() =>
        {
            Assert.That(size.ToString(), Is.EqualTo("1024x768"));
            Assert.That(ImageSize.Landscape4x3.ToString(), Is.EqualTo("landscape_4_3"));
            Assert.That(size, Is.Not.EqualTo(ImageSize.Landscape4x3));
            Assert.That(ImageSize.FromPreset("square_hd"), Is.EqualTo(ImageSize.SquareHd));
        });
    }

    [Test]
    public void An_endpoints_input_schema_is_parsed_when_asked_for() =>
        Assert.That(SampleNode.Endpoint.InputSchema!.Value.GetProperty("type").GetString(), Is.EqualTo("object"));
}
