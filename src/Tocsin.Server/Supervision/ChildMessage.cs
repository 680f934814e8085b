using System.Text.Json;

namespace Tocsin.Server.Supervision;

/// <summary>What a started process says to the one that started it, as a line of JSON on its standard output.</summary>
/// <param name="Ready">Everything listens.</param>
/// <param name="FirstMember">The link that makes its holder the first member, where there is none yet.</param>
internal sealed record ChildMessage(bool Ready, Uri? FirstMember)
{
    public string ToLine() => JsonSerializer.Serialize(this);

    /// <summary>Null for a line that is no message.</summary>
    public static ChildMessage? Parse(string line)
    {
        try
        {
            return line.StartsWith('{') ? JsonSerializer.Deserialize<ChildMessage>(line) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
