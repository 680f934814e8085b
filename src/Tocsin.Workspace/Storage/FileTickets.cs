using System.Buffers.Text;
using System.Text.Json;
using Tocsin.Cases.Reports;
using Tocsin.Ledger.Sealing;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// Lets whoever sent a file name it again while it waits: the ticket carries the file's only key, back to its sender and
/// nowhere else, and a keyed hash, so that nobody can make one up.
/// </summary>
internal sealed class FileTickets(ProgrammeKeys keys)
{
    private const int Longest = 4096;

    private readonly KeyedHash hash = keys.HashFor("file ticket");

    public string Of(Attachment attachment)
    {
        var named = JsonSerializer.SerializeToUtf8Bytes(attachment);
        return Base64Url.EncodeToString([.. named, .. hash.Of(named)]);
    }

    /// <summary>Null for anything that <see cref="Of"/> did not write.</summary>
    public Attachment? Read(string ticket)
    {
        if (ticket.Length > Longest || !Base64Url.IsValid(ticket))
            return null;
        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(ticket);
        if (bytes.Length <= KeyedHash.Size || !hash.Matches(bytes[..^KeyedHash.Size], bytes[^KeyedHash.Size..]))
            return null;
        return JsonSerializer.Deserialize<Attachment>(bytes[..^KeyedHash.Size]);
    }
}
