using System.Reflection;
using System.Text;
using System.Text.Json;
using Fal.Nodes;
using Microsoft.CodeAnalysis.CSharp;

namespace Fal.Build.Core.Tests.Content;

/// <summary>Chat completions by their overlay and their config, used as a program uses them.</summary>
public sealed class ChatCompletionsTests
{
    private const string Id = "openrouter/router/openai/v1/chat/completions";

    /// <summary>What a user writes.</summary>
    private const string Program = """
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using App.FalNodes.Llm;

        public static class Program
        {
            public static OpenRouterChatCompletions Ask() => new()
            {
                Model = "google/gemini-2.5-flash",
                Messages =
                [
                    new() { Role = ChatRole.System, Content = "Answer in one sentence." },
                    new()
                    {
                        Role = ChatRole.User,
                        Content = new OpenRouterChatCompletionsContentItemChoice[]
                        {
                            new OpenRouterChatCompletionsTextPart { Text = "What does this chart show?" },
                            new OpenRouterChatCompletionsImagePart { Image = new() { Source = "https://example.com/chart.png", Detail = ImageDetail.Low } },
                        },
                    },
                ],
                Temperature = 0,
                MaxTokens = 200,
                StopSequences = new[] { "\n\n", "END" },
                ToolUse = OpenRouterChatCompletionsToolUsePreset.None,
            };

            public static OpenRouterChatCompletions GoOn(OpenRouterChatCompletionsOutput answer) => new()
            {
                Model = answer.Model,
                Messages =
                [
                    new() { Role = ChatRole.Assistant, ToolCalls = answer.Choices[0].Message?.ToolCalls },
                    new() { Role = ChatRole.Tool, ToolCallId = "call_1", Content = "12 °C" },
                ],
            };

            public static string Describe(OpenRouterChatCompletionsOutput answer) =>
                string.Join('\n', answer.Choices.Select(choice => choice.FinishReason?.ToString() switch
                {
                    ChatFinishReason.Known.Stop => $"{choice.Index}: {choice.Message?.Content}",
                    ChatFinishReason.Known.ToolCalls => $"{choice.Index}: {choice.Message?.ToolCalls?.Count} calls",
                    var other => $"{choice.Index}: {other}",
                })) + $"\n{answer.Usage?.TotalTokens} tokens, {answer.Usage?.CompletionTokensDetails?.ReasoningTokens} of them reasoning, {answer.Usage?.Cost} dollars";
        }
        """;

    private const string Conversation = """
        [
          {"role": "developer", "content": "Be brief."},
          {"role": "user", "content": [
            {"type": "text", "text": "What is on the sign?"},
            {"type": "image_url", "image_url": {"url": "https://example.com/sign.jpg", "detail": "high"}}
          ], "name": "Ada"},
          {"role": "assistant", "content": "A stop sign."},
          {"role": "user", "content": "In which country?"}
        ]
        """;

    private const string Answer = """
        {
          "id": "gen-1762000000-AbCdEf",
          "provider": "Google",
          "model": "google/gemini-2.5-flash",
          "object": "chat.completion",
          "created": 1762000000,
          "choices": [
            {
              "logprobs": null,
              "finish_reason": "tool_calls",
              "native_finish_reason": "STOP",
              "index": 0,
              "message": {
                "role": "assistant",
                "content": null,
                "refusal": null,
                "reasoning": null,
                "tool_calls": [{"id": "call_1", "type": "function", "function": {"name": "weather", "arguments": "{\"city\":\"Oslo\"}"}}]
              }
            },
            {"finish_reason": "stop", "native_finish_reason": "STOP", "index": 1, "message": {"role": "assistant", "content": "It rises.", "refusal": null}},
            {"finish_reason": "paused", "index": 2, "message": {"role": "assistant", "content": ""}}
          ],
          "usage": {
            "prompt_tokens": 1300,
            "completion_tokens": 21,
            "total_tokens": 1321,
            "cost": 0.0004425,
            "prompt_tokens_details": {"cached_tokens": 0},
            "completion_tokens_details": {"reasoning_tokens": 5}
          }
        }
        """;

    private static readonly Lazy<CSharpCompilation> LazyCompilation = new(() =>
        GeneratedCompilation.Of(Generate().Files)
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(Program, new CSharpParseOptions(LanguageVersion.CSharp14)))
            .WithAssemblyName("ChatCompletions"));

    private static readonly Lazy<Assembly> LazyAssembly = new(() => LazyCompilation.Value.Load());

    [Test]
    public void The_class_and_what_a_user_writes_with_it_compile_without_a_complaint()
    {
        Assert.That(Generate().Diagnostics, Is.Empty);
        Assert.That(LazyCompilation.Value.Complaints(), Is.Empty);
        Assert.That(OverlayTests.Undocumented(Generate()), Is.Empty);
    }

    [Test]
    public void A_conversation_of_text_and_images_is_sent_as_it_was_written()
    {
        var request = (FalNode)Run("Ask");

        Assert.That(request.Validate(), Is.Empty);
        Assert.That(Sent(request), Is.EqualTo(Compact("""
            {
              "model": "google/gemini-2.5-flash",
              "messages": [
                {"role": "system", "content": "Answer in one sentence."},
                {"role": "user", "content": [
                  {"type": "text", "text": "What does this chart show?"},
                  {"type": "image_url", "image_url": {"url": "https://example.com/chart.png", "detail": "low"}}
                ]}
              ],
              "temperature": 0,
              "max_tokens": 200,
              "stop": ["\n\n", "END"],
              "tool_choice": "none"
            }
            """)));
    }

    [Test]
    public void A_conversation_set_by_wire_names_is_sent_as_it_was_set()
    {
        var request = Create();
        request.SetArgument("model", JsonSerializer.SerializeToElement("openai/gpt-4o"));
        request.SetArgument("messages", JsonElement.Parse(Conversation));
        request.SetArgument("stop", JsonSerializer.SerializeToElement("END"));
        request.SetArgument("tools", JsonElement.Parse("""[{"type": "function", "function": {"name": "weather"}}]"""));
        request.SetArgument("tool_choice", JsonElement.Parse("""{"type": "function", "function": {"name": "weather"}}"""));

        Assert.That(request.Validate(), Is.Empty);
        Assert.That(Sent(request), Is.EqualTo(Compact($$$"""
            {
              "model": "openai/gpt-4o",
              "messages": {{{Conversation}}},
              "stop": "END",
              "tools": [{"type": "function", "function": {"name": "weather"}}],
              "tool_choice": {"type": "function", "function": {"name": "weather"}}
            }
            """)));
    }

    [Test]
    public void An_answer_is_read_and_its_calls_of_tools_go_into_the_next_request()
    {
        var answer = ReadOutput(JsonElement.Parse(Answer));

        Assert.That(Run("Describe", answer), Is.EqualTo(
            "0: 1 calls\n1: It rises.\n2: paused\n1321 tokens, 5 of them reasoning, 0.0004425 dollars"));
        Assert.That(Sent((FalNode)Run("GoOn", answer)), Is.EqualTo(Compact("""
            {
              "model": "google/gemini-2.5-flash",
              "messages": [
                {"role": "assistant", "tool_calls": [{"id": "call_1", "type": "function", "function": {"name": "weather", "arguments": "{\"city\":\"Oslo\"}"}}]},
                {"role": "tool", "content": "12 °C", "tool_call_id": "call_1"}
              ]
            }
            """)));
    }

    [Test]
    public void What_is_missing_or_out_of_bounds_is_named_before_anything_is_sent()
    {
        var request = Create();
        request.SetArgument("messages", JsonElement.Parse("[]"));
        request.SetArgument("temperature", JsonSerializer.SerializeToElement(2.5));
        request.SetArgument("max_tokens", JsonSerializer.SerializeToElement(0));

        Assert.That(request.Validate().Select(violation => violation.Path),
            Is.EqualTo(new[] { "model", "messages", "temperature", "max_tokens" }));
        Assert.That(
            () => request.SetArgument("messages", JsonElement.Parse("""[{"role": "narrator", "content": "Once."}]""")),
            Throws.TypeOf<FalFormatException>().With.Message.Contains("messages[0].role"));
    }

    private static GenerationResult Generate() => Generator.Generate(TestOptions.Bundled with
    {
        Configs = [.. Repository.BundledConfigs.Select(file => new Configuration.ConfigSource(file, IsBundled: true))],
        Endpoints = [new EndpointRequest(Id)],
    });

    private static object Run(string method, params object[] arguments) =>
        LazyAssembly.Value.GetType("Program")!.GetMethod(method)!.Invoke(null, arguments)!;

    private static FalNode Create() =>
        (FalNode)Activator.CreateInstance(LazyAssembly.Value.GetType("App.FalNodes.Llm.OpenRouterChatCompletions")!)!;

    private static object ReadOutput(JsonElement json) =>
        Create().GetType().BaseType!.GetMethod("ReadOutput", [typeof(JsonElement)])!.Invoke(null, [json])!;

    private static string Sent(FalNode node) => Compact(Encoding.UTF8.GetString(node.ToJson()));

    /// <summary>JSON without its spaces; members stay in their order.</summary>
    private static string Compact(string json) => JsonSerializer.Serialize(JsonElement.Parse(json));
}
