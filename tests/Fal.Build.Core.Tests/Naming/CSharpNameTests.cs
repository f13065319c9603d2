using Fal.Build.Core.Configuration;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Tests.Naming;

public sealed class CSharpNameTests
{
    [TestCase("16:9", ExpectedResult = "Ratio16x9")]
    [TestCase("2.35:1", ExpectedResult = "Ratio2Point35x1")]
    [TestCase("720p", ExpectedResult = "Value720p")]
    [TestCase("5", ExpectedResult = "Value5")]
    [TestCase("-10", ExpectedResult = "Minus10")]
    [TestCase("1.5", ExpectedResult = "Value1Point5")]
    [TestCase("", ExpectedResult = "Empty")]
    [TestCase("DPM++ 2M", ExpectedResult = "DpmPlusPlus2M")]
    [TestCase("landscape_4_3", ExpectedResult = "Landscape4x3")]
    [TestCase("portrait_16_9", ExpectedResult = "Portrait16x9")]
    [TestCase("square_hd", ExpectedResult = "SquareHd")]
    [TestCase("transcribe", ExpectedResult = "Transcribe")]
    [TestCase("class", ExpectedResult = "Class")]
    [TestCase("Hope ", ExpectedResult = "Hope")]
    [TestCase("Café noir", ExpectedResult = "CaféNoir")]
    [TestCase("日本語", ExpectedResult = "日本語")]
    [TestCase("a-pose", ExpectedResult = "APose")]
    [TestCase("PNG", ExpectedResult = "Png")]
    [TestCase("X264 (.mp4)", ExpectedResult = "X264Mp4")]
    [TestCase("2K", ExpectedResult = "Value2K")]
    [TestCase("???", ExpectedResult = "Value")]
    [TestCase("+", ExpectedResult = "Plus")]
    [TestCase("16:9\n", ExpectedResult = "Value169")]
    [TestCase("5\n", ExpectedResult = "Value5")]
    [TestCase("it's \"so\"\n", ExpectedResult = "ItSSo")]
    public string A_wire_value_gives_a_member_name(string wireValue) => CSharpName.ForEnumMember(wireValue);

    [TestCase("num_frames", ExpectedResult = "NumFrames")]
    [TestCase("seed", ExpectedResult = "Seed")]
    [TestCase("object", ExpectedResult = "Object")]
    [TestCase("partial", ExpectedResult = "Partial")]
    [TestCase("TAPose", ExpectedResult = "TAPose")]
    [TestCase("H264_output", ExpectedResult = "H264Output")]
    [TestCase("sdpMid", ExpectedResult = "SdpMid")]
    [TestCase("sdpMLineIndex", ExpectedResult = "SdpMLineIndex")]
    [TestCase("SanaV151.6bInput", ExpectedResult = "SanaV1516bInput")]
    [TestCase("fal-ai_flux-2-klein_LoRAInput", ExpectedResult = "FalAiFlux2KleinLoRAInput")]
    [TestCase("Audio-Output", ExpectedResult = "AudioOutput")]
    [TestCase("3d_model", ExpectedResult = "Value3dModel")]
    [TestCase("_private", ExpectedResult = "Private")]
    public string A_wire_name_gives_a_pascal_case_name(string wireName) => CSharpName.Pascal(wireName);

    [TestCase("fal-ai/wizper", ExpectedResult = "Wizper")]
    [TestCase("fal-ai/flux-pro/v1.1", ExpectedResult = "FluxProV11")]
    [TestCase("fal-ai/sana/v1.5/1.6b", ExpectedResult = "SanaV1516b")]
    [TestCase("bria/fibo-edit/add_object_by_text", ExpectedResult = "BriaFiboEditAddObjectByText")]
    [TestCase("argil/avatars/audio-to-video", ExpectedResult = "ArgilAvatarsAudioToVideo")]
    [TestCase("veed/avatars/audio-to-video", ExpectedResult = "VeedAvatarsAudioToVideo")]
    public string An_endpoint_id_gives_a_class_name(string id) => CSharpName.Pascal(EndpointId.WithoutHouseOwner(id));

    [TestCase("image_url", ExpectedResult = "Image")]
    [TestCase("image_urls", ExpectedResult = "Images")]
    [TestCase("reference_mask_urls", ExpectedResult = "ReferenceMasks")]
    [TestCase("video_uri", ExpectedResult = "Video")]
    [TestCase("mesh_urls", ExpectedResult = "Meshes")]
    [TestCase("training_data_url", ExpectedResult = "TrainingData")]
    [TestCase("images_data_urls", ExpectedResult = "ImagesData")]
    [TestCase("url", ExpectedResult = "Url")]
    public string A_file_field_loses_its_suffix(string wireName) => CSharpName.Pascal(AssetRecognition.WithoutUrlSuffix(wireName));

    [TestCase("Wizper", true)]
    [TestCase("V2", true)]
    [TestCase("Überblick", true)]
    [TestCase("wizper", false)]
    [TestCase("Wiz_per", false)]
    [TestCase("2Fast", false)]
    [TestCase("Wiz per", false)]
    [TestCase("", false)]
    [TestCase("class", false)]
    [TestCase("Wizper\n", false)]
    public void Only_pascal_case_identifiers_are_usable(string name, bool isUsable) =>
        Assert.That(CSharpName.WhyNotPascalCase(name) is null, Is.EqualTo(isUsable));

    [TestCase("fal-ai/wizper", true)]
    [TestCase("bria/fibo-edit/add_object_by_text", true)]
    [TestCase("fal-ai/sana/v1.5/1.6b", true)]
    [TestCase("wizper", false)]
    [TestCase("fal-ai/", false)]
    [TestCase("/wizper", false)]
    [TestCase("fal-ai//wizper", false)]
    [TestCase("fal-ai/wiz per", false)]
    [TestCase("fal-ai/wizper\n", false)]
    [TestCase("", false)]
    public void An_endpoint_id_is_segments_between_slashes(string id, bool isWellFormed) =>
        Assert.That(EndpointId.IsWellFormed(id), Is.EqualTo(isWellFormed));

    [Test]
    public void An_unusable_name_comes_with_a_better_one() =>
        Assert.That(CSharpName.WhyNotPascalCase("flux_pro"), Does.Contain("write 'FluxPro'"));

    [TestCase("num_frames", ExpectedResult = "NumFrames")]
    [TestCase("NumFrames", ExpectedResult = "NumFrames")]
    [TestCase("audio", ExpectedResult = "Audio")]
    [TestCase("URLs", ExpectedResult = "URLs")]
    public string An_override_may_be_written_as_a_wire_name(string name) => CSharpName.FromOverride(name);

    [TestCase("App.FalNodes", true)]
    [TestCase("_app", true)]
    [TestCase("App..FalNodes", false)]
    [TestCase("App.2", false)]
    [TestCase("App-Nodes", false)]
    public void A_namespace_is_made_of_identifiers(string name, bool isValid) =>
        Assert.That(name.Split('.').All(CSharpName.IsIdentifier), Is.EqualTo(isValid));
}
