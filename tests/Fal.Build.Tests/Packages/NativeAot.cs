using Fal.Build.Tests.Plumbing;
using Fal.Tests.Shared;

namespace Fal.Build.Tests.Packages;

/// <summary>Where there is neither reflection nor a compiler at run time, and where what nobody calls is cut away.</summary>
[Category("Aot")]
public class NativeAot
{
    [Test]
    public void A_program_that_takes_the_package_is_compiled_without_a_warning_and_builds_a_request()
    {
        var linker = NativeLinker.Find();
        using var consumer = new PackageConsumer();
        consumer.Write("App/App.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <PublishAot>true</PublishAot>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <InvariantGlobalization>true</InvariantGlobalization>
                <UseAppHost>true</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Fal.Build" Version="$(FalBuildVersion)" />
                <FalModule Include="speech_to_text" />
              </ItemGroup>
            </Project>
            """);
        consumer.Write("App/Program.cs",
            """"
            using System;
            using System.Text;
            using System.Text.Json;
            using App.FalNodes;
            using App.FalNodes.SpeechToText;
            using Fal.Nodes;

            using var client = new FalClient("a key");
            var node = new Wizper { Audio = "https://example.com/meeting.mp3" };
            Console.WriteLine(Encoding.UTF8.GetString(node.ToJson()));
            Console.WriteLine(Wizper.ReadOutput("""{"text": "Good morning."}"""u8.ToArray()).Primary);

            FalEndpoints.TryCreate("fal-ai/wizper", out var byName);
            byName!.SetArgument("max_segment_len", JsonDocument.Parse("35").RootElement);
            foreach (var violation in byName.Validate())
            {
                Console.WriteLine(violation);
            }
            """");

        consumer.Run("publish", "App/App.csproj", "-c", "Release", "-r", "linux-x64", "-o", consumer.FullPath("out"), $"-p:CppCompilerAndLinker={linker}").ShouldSucceed();

        Assert.That(Directory.GetFiles(consumer.FullPath("out"), "*.dll"), Is.Empty);
        var (exitCode, output) = DotNet.Run(consumer.FullPath("out/App"), consumer.FullPath("out"), [], TimeSpan.FromMinutes(1));
        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[]
        {
            """{"audio_url":"https://example.com/meeting.mp3","task":"transcribe","language":"en","chunk_level":"segment","max_segment_len":29,"merge_chunks":true,"version":"3"}""",
            "Good morning.",
            "Audio: is required and was left unset.",
            "MaxSegmentLen: is 35; it has to be between 10 and 29.",
        }));
    }
}
