using Tocsin.Cases;
using Tocsin.Cases.Channels;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.Templates;

namespace Tocsin.Workspace.Cases;

/// <summary>A template that somebody chose for a channel, filled in for the case.</summary>
public sealed record ChosenTemplate(MessageTemplate Template, Audience Into, string Text)
{
    internal static bool Offers(Audience audience, MessageTemplate template) =>
        template.For
        == audience.Channel switch
        {
            Channel.Team => TemplateReader.Team,
            Channel.WithReporter => TemplateReader.Reporter,
            Channel.WithVendor => TemplateReader.Vendor,
            _ => TemplateReader.Everyone,
        };

    internal static string Fill(MessageTemplate template, Case found, Programme programme) =>
        template.Filled(
            found.Number.Text,
            found.Report?.Where ?? "it",
            programme.FirstAnswerBusinessDays,
            programme.EmbargoDays
        );
}
