using System.Text.Json;
using Tocsin.Server.Hosting;

namespace Tocsin.Server.Supervision;

/// <summary>What a started process says to the one that started it, as a line of JSON on its standard output.</summary>
/// <param name="Ready">Everything listens.</param>
internal sealed record ChildMessage(bool Ready, ReadyWord Word)
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
