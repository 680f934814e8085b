using Tocsin.Cases;
using Tocsin.Cases.Channels;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Cases;

/// <summary>What happened in the conversation, as sentences without what anybody wrote; and who reads a channel, in words.</summary>
internal static class ConversationWords
{
    public static string Of(Entry entry) =>
        entry switch
        {
            MessageWritten { Channel: Channel.Team } => "Wrote to the team.",
            MessageWritten { Channel: Channel.WithVendor } written =>
                $"Wrote in the conversation with vendor {written.Vendor}.",
            MessageWritten { Channel: Channel.Everyone } => "Wrote to everyone.",
            MessageWritten => "Wrote in the conversation with the reporter.",
            MessageEdited => "Changed a message; what it said before is kept.",
            RedactionAsked => "Asked that a text be destroyed.",
            RedactionRefused => "Left a text that somebody wanted destroyed.",
            TextDestroyed => "Destroyed a text, for good.",
            _ => "",
        };

    /// <summary>The heading of a channel.</summary>
    public static string Heading(Audience audience, Case found) =>
        audience.Channel switch
        {
            Channel.Team => "Within the team",
            Channel.WithReporter => "With the reporter",
            Channel.WithVendor => $"With {Vendor(audience, found)}",
            _ => "With everyone",
        };

    /// <summary>Whom a button sends to: <c>the reporter</c>.</summary>
    public static string To(Audience audience, Case found) =>
        audience.Channel switch
        {
            Channel.Team => "the team",
            Channel.WithReporter => "the reporter",
            Channel.WithVendor => Vendor(audience, found),
            _ => "everyone",
        };

    /// <summary>Everybody who reads it, without the full stop.</summary>
    public static string Readers(Audience audience, Case found, DateTimeOffset now)
    {
        var team = "everybody who triages" + (found.Guests.Any(g => g.Until > now) ? " or was let in alone" : "");
        var reporter = found.ReporterHasContact
            ? "the reporter, who gets a mail,"
            : "the reporter, who left no address and looks with the receipt,";
        return audience.Channel switch
        {
            Channel.Team => $"{team}, never by the reporter or a vendor",
            Channel.WithReporter => $"{reporter} and {team}",
            Channel.WithVendor => $"{Vendor(audience, found)} and {team}",
            _ => $"{reporter} {Told(found)}and {team}; and by whoever is told later",
        };
    }

    private static string Told(Case found) =>
        string.Concat(found.Vendors.Where(v => v.IsTold).Select(v => v.Name + ", "));

    private static string Vendor(Audience audience, Case found) =>
        found.Vendors.FirstOrDefault(v => v.Number == audience.Vendor)?.Name ?? $"vendor {audience.Vendor}";
}
