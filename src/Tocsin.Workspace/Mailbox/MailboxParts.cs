using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Workspace.Intake;

namespace Tocsin.Workspace.Mailbox;

/// <summary>Answering reporters: services and routes. Only where cases can be opened.</summary>
public static class MailboxParts
{
    /// <param name="links">Null in a process that may only accept reports: then there is no mailbox.</param>
    public static IServiceCollection AddMailbox(
        this IServiceCollection services,
        Storage.ReceiptLinks? links,
        Func<Proposals.ProposalStore> proposals
    ) =>
        links is null
            ? services
            : services
                .AddSingleton(links)
                .AddSingleton(new ReporterBallots(proposals()))
                .AddSingleton<MailboxDoor>()
                .AddSingleton<WriteBack>();

    public static void MapMailbox(this IEndpointRouteBuilder app)
    {
        var mailbox = app.MapGroup("").OpenToAll();
        ReadMailbox.Map(mailbox);
        WriteBack.Map(mailbox);
        VoteAsReporter.Map(mailbox);
        ReporterTurns.Map(mailbox);
        GetSentFile.Map(mailbox);
        ReplaceReceipt.Map(mailbox);
        GetPartReceipt.Map(mailbox);
        LoseReceipt.Map(mailbox);
        UseReceiptLink.Map(mailbox);
    }
}
