using System.Text.Json.Serialization;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Meetings;

/// <summary>Names a meeting: <c>mt-</c> and ten random characters. It tells neither how many there are nor when.</summary>
[JsonConverter(typeof(IdentifierConverter<MeetingId>))]
public readonly record struct MeetingId : IIdentifier<MeetingId>
{
    private const int Random = 10;

    private MeetingId(string text) => Text = text;

    public string Text { get; }

    public StreamId Stream => new("meeting", Text);

    /// <summary>An ID from 50 random bits; the store refuses the rare one that is taken.</summary>
    public static MeetingId From(ReadableRandom random) => new("mt-" + random.Characters(Random));

    /// <summary>Takes what people type: lower case, O for 0, I and L for 1. What cannot be an ID answers like one that does not exist.</summary>
    public static Result<MeetingId> Parse(string? text)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length != 3 + Random || !typed.StartsWith("mt-", StringComparison.OrdinalIgnoreCase))
            return Problem.NotFound;
        var corrected = ReadableRandom.Corrected(typed[3..]);
        return ReadableRandom.Reads(corrected) ? new MeetingId("mt-" + corrected) : Problem.NotFound;
    }

    public override string ToString() => Text;
}
