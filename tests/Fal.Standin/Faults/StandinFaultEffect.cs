using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Fal.Standin;

/// <summary>How a request goes wrong.</summary>
public abstract class StandinFaultEffect
{
    private protected StandinFaultEffect()
    {
    }

    /// <summary>The connection is reset once the request was read; it was never accepted, which its sender can't know.</summary>
    public static StandinFaultEffect Reset { get; } = new Faults.Reset(accepted: false, read: true);

    /// <summary>The connection is reset before a byte of the request's body was read.</summary>
    public static StandinFaultEffect ResetUnread { get; } = new Faults.Reset(accepted: false, read: false);

    /// <summary>The request is accepted, but the connection is reset before its answer: the client can't know.</summary>
    public static StandinFaultEffect ResetAfterAcceptance { get; } = new Faults.Reset(accepted: true, read: true);

    /// <summary>The answer breaks off halfway; its Content-Length says that more was to come.</summary>
    public static StandinFaultEffect TruncatedBody { get; } = new Faults.HalvedBody(complete: false);

    /// <summary>The answer is half a JSON text, of the right length.</summary>
    public static StandinFaultEffect MalformedJson { get; } = new Faults.HalvedBody(complete: true);

    /// <summary>The start time that the client itself asked for has passed: 504, never to be tried again.</summary>
    public static StandinFaultEffect UserTimeout { get; } = Status(
        504,
        """{"detail":"Request timed out","error_type":"request_timeout"}""",
        ("x-fal-request-timeout-type", "user"),
        ("x-fal-error-type", "request_timeout"));

    /// <summary>Another answer than the request's own, which isn't accepted.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body: JSON, or a gateway's HTML where it begins like that.</param>
    /// <param name="headers">Further headers.</param>
    public static StandinFaultEffect Status(int status, string body = """{"detail":"Scripted fault"}""", params (string Name, string Value)[] headers) =>
        new Faults.OtherAnswer(
            new Reply(status, Encoding.UTF8.GetBytes(body), body.StartsWith('<') ? "text/html" : "application/json"),
            headers);

    /// <summary>429 with a Retry-After in seconds.</summary>
    public static StandinFaultEffect TooManyRequests(TimeSpan retryAfter) =>
        TooManyRequests(((int)Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture));

    /// <summary>429 with a Retry-After as a date.</summary>
    public static StandinFaultEffect TooManyRequests(DateTimeOffset retryAfter) =>
        TooManyRequests(retryAfter.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The client is sent to another address.</summary>
    public static StandinFaultEffect Redirect(Uri location, int status = 307) => Status(status, "", ("Location", location.AbsoluteUri));

    /// <summary>Nothing happens for a while; then the request goes its way.</summary>
    public static StandinFaultEffect Delay(TimeSpan delay) => new Faults.Delay(delay);

    /// <summary>The answer comes in small pieces with pauses between them.</summary>
    public static StandinFaultEffect SlowBody(TimeSpan pause, int chunk = 16) => new Faults.SlowBody(pause, chunk);

    internal abstract Task ApplyAsync(HttpContext context, RequestDelegate next);

    private static StandinFaultEffect TooManyRequests(string retryAfter) =>
        Status(429, """{"detail":"Too many requests"}""", ("Retry-After", retryAfter));
}
