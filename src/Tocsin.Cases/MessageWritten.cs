using System.Text.Json.Serialization;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Reports;
using Tocsin.Ledger;

namespace Tocsin.Cases;

/// <summary>Somebody wrote in a channel of the case.</summary>
/// <param name="AnswerBy">When it waits for the team: by when it should be answered, UTC.</param>
/// <param name="Vendor">Which vendor reads it; null but in a channel with one.</param>
public sealed record MessageWritten(Channel Channel, DateTimeOffset? AnswerBy = null, int? Vendor = null)
    : Entry<MessageText>
{
    [JsonIgnore]
    public Audience Audience => new(Channel, Vendor);

    public static MessageWritten To(Audience audience, DateTimeOffset? answerBy = null) =>
        new(audience.Channel, answerBy, audience.Vendor);
}

/// <summary>Whoever wrote a message changed it. What it said before is kept for the team.</summary>
/// <param name="Message">The sequence of its entry.</param>
public sealed record MessageEdited(long Message) : Entry<MessageText>;

/// <summary>What somebody wrote, Markdown, and what they attached.</summary>
public sealed record MessageText(string Body)
{
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}
