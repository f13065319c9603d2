using System.Security.Cryptography;
using System.Text;

namespace Fal.Build.Refresh;

/// <summary>
/// Keeps what the service answered until a refresh is through, so that one that was broken off goes on where it stopped. An
/// answer is a whole file or none; one that is older than an hour is asked for again.
/// </summary>
/// <param name="directory">Where answers are kept; nothing else is in it.</param>
internal sealed class ResponseStore(string directory)
{
    private static readonly TimeSpan LongestAge = TimeSpan.FromHours(1);

    /// <summary>The answer to a request: the one that is kept, else a new one, which is kept then.</summary>
    public async Task<string> GetAsync(Uri address, Func<Uri, CancellationToken, Task<string>> ask, CancellationToken cancellationToken)
    {
        var file = Path.Combine(directory, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)))[..32] + ".json");
        if (File.Exists(file) && DateTime.UtcNow - File.GetLastWriteTimeUtc(file) < LongestAge)
        {
            return await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
        }

        var text = await ask(address, cancellationToken).ConfigureAwait(false);
        Directory.CreateDirectory(directory);
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        await File.WriteAllTextAsync(temporary, text, cancellationToken).ConfigureAwait(false);
        File.Move(temporary, file, overwrite: true);
        return text;
    }

    /// <summary>True when answers of an earlier run are there.</summary>
    public bool HasAnswers => Directory.Exists(directory) && Directory.EnumerateFiles(directory, "*.json").Any();

    /// <summary>Forgets every answer.</summary>
    public void Clear()
    {
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
