using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Fal.Standin;

namespace Fal.Nodes.Tests.Standin;

/// <summary>Plain HTTP calls, so that the stand-in isn't tested with the client that it is there to test.</summary>
internal static class StandinCalls
{
    public static HttpClient Client()
    {
        var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Key", StandinOptions.DefaultKey);
        return client;
    }

    public static async Task<JsonElement> ReadAsync(this Task<HttpResponseMessage> call)
    {
        using var response = await call;
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static async Task<JsonElement> SubmitAsync(this HttpClient client, StandinServer server, string endpoint, object input) =>
        await client.PostAsJsonAsync(new Uri(server.QueueAddress, endpoint), input).ReadAsync();

    public static Task<JsonElement> GetJsonAsync(this HttpClient client, string address) => client.GetAsync(new Uri(address)).ReadAsync();

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
