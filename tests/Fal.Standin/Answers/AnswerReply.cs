using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Fal.Standin.Answers;

/// <summary>Sends an answer as a result, with the headers that say how it came out.</summary>
internal sealed record AnswerReply(string RequestId, StandinAnswer Answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        WriteHeaders(httpContext.Response.Headers);
        return new Reply(Answer.Status, Answer.Body, Answer.ContentType).ExecuteAsync(httpContext);
    }

    public void WriteHeaders(IHeaderDictionary headers)
    {
        headers["x-fal-request-id"] = RequestId;
        if (Answer.ErrorType is not null)
        {
            headers["x-fal-error-type"] = Answer.ErrorType;
        }
        else if (Answer.Error is not null)
        {
            headers["x-fal-retryable"] = "false";
        }
        else
        {
            headers["x-fal-billable-units"] = Answer.BillableUnits.ToString(CultureInfo.InvariantCulture);
        }
    }
}
