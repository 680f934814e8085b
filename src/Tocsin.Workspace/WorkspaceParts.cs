using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Advisories.Documents;
using Tocsin.Cases;
using Tocsin.Web.Layout;
using Tocsin.Workspace.Advisories;
using Tocsin.Workspace.Agreements;
using Tocsin.Workspace.Api;
using Tocsin.Workspace.Audit;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Challenges;
using Tocsin.Workspace.Channels;
using Tocsin.Workspace.Checklists;
using Tocsin.Workspace.Clusters;
using Tocsin.Workspace.Counting;
using Tocsin.Workspace.CveBatches;
using Tocsin.Workspace.CveIds;
using Tocsin.Workspace.CveReports;
using Tocsin.Workspace.Deadlines;
using Tocsin.Workspace.Drafting;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Embargoes;
using Tocsin.Workspace.Exposure;
using Tocsin.Workspace.Fixes;
using Tocsin.Workspace.Installation;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Judgement;
using Tocsin.Workspace.Line;
using Tocsin.Workspace.Mailbox;
using Tocsin.Workspace.Maintainers;
using Tocsin.Workspace.Meetings;
using Tocsin.Workspace.Notifications;
using Tocsin.Workspace.Openings;
using Tocsin.Workspace.OtherCnas;
using Tocsin.Workspace.Outside;
using Tocsin.Workspace.Partners;
using Tocsin.Workspace.People;
using Tocsin.Workspace.Precedents;
using Tocsin.Workspace.Programmes;
using Tocsin.Workspace.Proposals;
using Tocsin.Workspace.ReportImports;
using Tocsin.Workspace.Rota;
using Tocsin.Workspace.Signing;
using Tocsin.Workspace.Teams;
using Tocsin.Workspace.ThreatModels;
using Tocsin.Workspace.Vendors;

namespace Tocsin.Workspace;

/// <summary>The secret half, for a process to take in: its services, and the routes of its two origins.</summary>
public static class WorkspaceParts
{
    /// <summary>What both roles need: stores, settings, keys.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services, WorkspaceStart start) =>
        services
            .AddSingleton(start)
            .AddSingleton(start.Time)
            .AddSingleton(start.Options)
            .AddSingleton(start.Charter)
            // of this moment: whoever lives longer than a request takes CharterInForce
            .AddTransient(_ => start.Charter.Programme)
            .AddSingleton(start.Options.Origins)
            .AddSingleton(start.Options.Mail)
            .AddSingleton(start.OpenCases)
            .AddSingleton(start.Cases)
            .AddSingleton(start.Reports)
            .AddSingleton(start.Files)
            .AddSingleton(start.Line)
            .AddSingleton(start.Options.Flood)
            .AddSingleton(start.Proofs)
            .AddSingleton(start.Challenges)
            .AddApiDocument("Tocsin")
            .AddReportDesk()
            .AddMailbox(start.Links, () => start.Proposals)
            .AddMaintainers(start.Maintainers, start.MaintainerLinks, start.SigningKeys);

    /// <summary>What only a process with the master key can do: opening cases, and whatever is due.</summary>
    /// <param name="publish">Carries documents to where strangers read.</param>
    /// <param name="read">Reads what is there.</param>
    /// <param name="find">Reads one document of it.</param>
    public static IServiceCollection AddWorkspace(
        this IServiceCollection services,
        WorkspaceStart start,
        Publish publish,
        ReadPublished read,
        FindPublished find
    ) =>
        services
            .AddIntake(start)
            .AddSingleton(start.Master!)
            .AddSingleton(start.Lease!)
            .AddSingleton(publish)
            .AddSingleton(read)
            .AddSingleton(find)
            .AddTransient(_ => Site(start))
            .AddSingleton<Mailer>()
            .AddSingleton<DueStore>()
            .AddSigning(start)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<PublishAdvisory>(p).Job)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<SendNotice>(p).Job)
            .AddSingleton<AskMember>()
            .AddSingleton<TellAbove>()
            .AddSingleton(p => ActivatorUtilities.CreateInstance<RemindToSign>(p).Job)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<TakeRollCall>(p).Job)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<SendReceiptLink>(p).Job)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<SendExpertLink>(p).Job)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<AskToBreakGlass>(p).Job)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<AskForExceptionReview>(p).Job)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<RemindOfCna>(p).Job)
            .AddClocks(start)
            .AddSingleton(new DueJob(Storage.FileStore.SweepDue, false, (_, cancel) => start.Files.Sweep(cancel)))
            .AddSingleton(new DueJob(Case.DestroyTextDue, false, start.Shredder.Work))
            .AddSingleton(start.Drafts)
            .AddSingleton<CaseReaders>()
            .AddPrecedents(start.Precedents)
            .AddEmbargoes()
            .AddWorkers()
            .AddHostedService<BeginRollCalls>()
            .AddCvePool(start.CveIds)
            .AddCveBatches(start.CveBatches)
            .AddCveReports(new CveReportStore(start.Ledgers, start.Cases))
            .AddSingleton(start.Members)
            .AddSingleton(start.Tokens)
            .AddSingleton(start.Accounts)
            .AddSingleton(start.Logins)
            .AddAgreements(start.Agreements, start.Standings)
            .AddProgramme(start.Programmes)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<PublishProgramme>(p).Job)
            .AddPartners(start.Partners)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<SendPartnerLink>(p).Job)
            .AddProposals(start.Proposals, start.Carrying)
            .AddDeadlines()
            .AddRota(start.Rota)
            .AddNotifications()
            .AddSingleton(p => ActivatorUtilities.CreateInstance<SendDigest>(p).Job)
            .AddSingleton(ProposalJobs.Closing(start.Proposals))
            .AddSingleton(ProposalJobs.Carrying(start.Carrying))
            .AddSingleton(ProposalJobs.Expecting(start.Carrying))
            .AddSingleton(p => ActivatorUtilities.CreateInstance<SendProposalNotice>(p).Job)
            .AddThreatModels(start.ThreatModels)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<CarryThreatModel>(p).Job)
            .AddMeetings(start.Meetings, start.Feeds)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<CarryMinutes>(p).Job)
            .AddSingleton<SendChallengeNotice>()
            .AddSingleton(p => p.GetRequiredService<SendChallengeNotice>().Received)
            .AddSingleton(p => p.GetRequiredService<SendChallengeNotice>().Answered)
            .AddPeople(start.OpenKeys, start.Options);

    private static IServiceCollection AddClocks(this IServiceCollection services, WorkspaceStart start) =>
        services
            .AddSingleton(new Statistics.StatisticsStore(start.Ledgers, start.Cases))
            .AddSingleton<CountStatistics>()
            .AddSingleton(p => p.GetRequiredService<CountStatistics>().Job)
            .AddHostedService(p => p.GetRequiredService<CountStatistics>())
            .AddSingleton(start.Heads)
            .AddSingleton(start.Verifier)
            .AddSingleton(start.CaseVerifier)
            .AddSingleton(start.Openings)
            .AddSingleton(p => ActivatorUtilities.CreateInstance<CarryOpenedCase>(p).Job)
            .AddSingleton(new ReadingAlarmStore(start.Ledgers))
            .AddSingleton(p => ActivatorUtilities.CreateInstance<TellUnusualReading>(p).Job)
            .AddSingleton<TakeHead>()
            .AddSingleton(p => p.GetRequiredService<TakeHead>().Job)
            .AddHostedService(p => p.GetRequiredService<TakeHead>())
            .AddSingleton<WatchClocks>()
            .AddSingleton(p => p.GetRequiredService<WatchClocks>().Job)
            .AddHostedService(p => p.GetRequiredService<WatchClocks>())
            .AddSingleton(new MailLog(start.Ledgers))
            .AddSingleton<TellMaintainer>()
            .AddLine()
            .AddSingleton<TellTurn>()
            .AddSingleton(p => p.GetRequiredService<TellTurn>().Looking)
            .AddSingleton(p => p.GetRequiredService<TellTurn>().Mailing)
            .AddHostedService(p => p.GetRequiredService<TellTurn>())
            .AddReaching(start.Options.Contacts);

    private static IServiceCollection AddWorkers(this IServiceCollection services)
    {
        // not AddHostedService, which takes one of a type
        foreach (var lane in Enum.GetValues<DueLane>())
            services.AddSingleton<IHostedService>(p => ActivatorUtilities.CreateInstance<DueWorker>(p, lane));
        return services;
    }

    private static IServiceCollection AddSigning(this IServiceCollection services, WorkspaceStart start)
    {
        services.AddSingleton(p => new CarryAdvisory(
            start.Options.Origins,
            p.GetRequiredService<Publish>(),
            p.GetRequiredService<DueStore>(),
            p.GetService<Signatory>(),
            p.GetRequiredService<ILogger<CarryAdvisory>>()
        ));
        if (start.SigningKeys is not { } keys)
            return services;
        return services
            .AddSingleton(keys)
            .AddSingleton(new Signatory(keys, () => new(start.Options.Origins.Public, start.Charter.Programme.Name)))
            .AddSingleton(p => ActivatorUtilities.CreateInstance<SignAdvisory>(p).Job)
            .AddSingleton<RenewSecurityTxt>()
            .AddSingleton(p => p.GetRequiredService<RenewSecurityTxt>().Job)
            .AddHostedService(p => p.GetRequiredService<RenewSecurityTxt>());
    }

    /// <summary>The origin of reporters: reports come in, and with the private key at hand the mailbox answers.</summary>
    public static void MapIntake(this IEndpointRouteBuilder app, bool withMailbox)
    {
        app.MapReportDesk();
        app.MapChallengeDesk();
        app.MapApiDocument();
        if (withMailbox)
        {
            app.MapMailbox();
            app.MapMaintainerPage();
            app.MapSharedDraft();
        }
    }

    /// <summary>The origin of members.</summary>
    public static void MapWorkspace(this IEndpointRouteBuilder app)
    {
        app.MapPeople();
        app.MapAgreements();
        app.MapCases();
        app.MapAdvisories();
        app.MapRemarks();
        app.MapCveIds();
        app.MapCveBatches();
        app.MapCveReports();
        app.MapCounting();
        app.MapVendors();
        app.MapReaching();
        app.MapChannels();
        app.MapPrecedents();
        app.MapClusters();
        app.MapLine();
        app.MapEmbargoes();
        app.MapJudgement();
        app.MapFixes();
        app.MapReportImports();
        app.MapOtherCnas();
        app.MapTeams();
        app.MapProgramme();
        app.MapChecklists();
        app.MapProposals();
        app.MapPartners();
        app.MapDeadlines();
        app.MapRota();
        app.MapNotifications();
        app.MapThreatModels();
        app.MapChallenges();
        app.MapMeetings();
        app.MapInstallation();
        app.MapAudit();
        app.MapExposure();
        app.MapOpenings();
        app.MapApiDocument().RequireAuthorization(Policies.Member);
    }

    private static Site Site(WorkspaceStart start) =>
        new(
            SiteKind.Workspace,
            start.Charter.Programme.Name,
            start.Options.Origins.Workspace.GetLeftPart(UriPartial.Authority)
        )
        {
            FootLinks =
            [
                new("Advisories", start.Options.Origins.Public.AbsoluteUri),
                new("Report a vulnerability", start.Options.Origins.Intake.AbsoluteUri),
            ],
            Scripts = [PasskeyScript.Asset],
        };
}
