using Fal.Build.Core.Json;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Tests.Schemas;

public sealed class AssetRecognitionTests
{
    [TestCase("image_url", "Image")]
    [TestCase("image_urls", "Image")]
    [TestCase("image_uri", "Image")]
    [TestCase("mask_url", "Image")]
    [TestCase("masks_urls", "Image")]
    [TestCase("frame_url", "Image")]
    [TestCase("texture_url", "Image")]
    [TestCase("video_url", "Video")]
    [TestCase("audio_url", "Audio")]
    [TestCase("voice_url", "Audio")]
    [TestCase("music_url", "Audio")]
    [TestCase("model_url", "Model3D")]
    [TestCase("mesh_url", "Model3D")]
    [TestCase("meshes_urls", "Model3D")]
    [TestCase("glb_url", "Model3D")]
    [TestCase("data_url", "File")]
    [TestCase("archive_url", "File")]
    [TestCase("zip_url", "File")]
    [TestCase("document_url", "File")]
    [TestCase("weights_url", "File")]
    [TestCase("lora_url", "File")]
    [TestCase("embeddings_url", "File")]
    [TestCase("file_url", "File")]
    public void A_word_of_the_name_gives_the_kind(string wireName, string kind) =>
        Assert.That(AssetRecognition.OfInput(wireName).ToString(), Is.EqualTo(kind));

    [TestCase("images_data_url", "File")]
    [TestCase("data_image_url", "Image")]
    [TestCase("video_image_url", "Image")]
    [TestCase("image_video_url", "Video")]
    [TestCase("video_frame_url", "Image")]
    public void The_last_word_that_matches_decides(string wireName, string kind) =>
        Assert.That(AssetRecognition.OfInput(wireName).ToString(), Is.EqualTo(kind));

    [TestCase("image_file_url", "Image")]
    [TestCase("file_audio_url", "Audio")]
    [TestCase("video_files_urls", "Video")]
    public void File_counts_only_where_nothing_else_does(string wireName, string kind) =>
        Assert.That(AssetRecognition.OfInput(wireName).ToString(), Is.EqualTo(kind));

    [TestCase("webhook_url")]
    [TestCase("callback_uri")]
    [TestCase("image")]
    [TestCase("image_url_prompt")]
    [TestCase("imagery_url")]
    [TestCase("url")]
    [TestCase("prompt")]
    [TestCase("Image_URL")]
    public void Everything_else_is_text(string wireName) => Assert.That(AssetRecognition.OfInput(wireName), Is.Null);

    [TestCase("video", "File", "Video")]
    [TestCase("images", "File", "Image")]
    [TestCase("result", "AudioFile", "Audio")]
    [TestCase("result", "fal__toolkit__image__image__Image", "Image")]
    [TestCase("image", "VideoFile", "Image")]
    [TestCase("model_mesh", "File", "Model3D")]
    [TestCase("lora_file", "Image", "File")]
    [TestCase("result", "File", "File")]
    [TestCase(null, null, "File")]
    public void An_answers_file_is_known_by_its_property_and_then_by_its_component(string? wireName, string? component, string kind) =>
        Assert.That(AssetRecognition.OfOutput(wireName, component).ToString(), Is.EqualTo(kind));

    [TestCase("""{"url": {"type": "string"}}""", true)]
    [TestCase("""{"url": {"type": "string"}, "content_type": {}, "file_name": {}, "file_size": {}, "file_data": {}, "width": {}, "height": {}, "duration": {}, "fps": {}, "num_frames": {}, "bitrate": {}, "channels": {}, "sample_rate": {}}""", true)]
    [TestCase("""{"url": {"type": "string"}, "seed": {}}""", false)]
    [TestCase("""{"url": {"type": "integer"}}""", false)]
    [TestCase("""{"file_name": {"type": "string"}}""", false)]
    [TestCase("{}", false)]
    public void An_answers_object_is_a_file_when_it_has_a_url_and_nothing_foreign(string properties, bool isFile) =>
        Assert.That(AssetRecognition.IsFileObject((JsonObject)JsonTextParser.Parse($$"""{"properties": {{properties}}}""")), Is.EqualTo(isFile));
}
