using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// The case store's database: sealed streams, the projections that queues need, what is due, and how members sign in. The
/// only way to a case is <see cref="CaseStore"/>.
/// </summary>
public abstract class CaseDb(DbContextOptions options) : IdentityUserContext<MemberAccount>(options)
{
    internal DbSet<StreamRow> Streams => Set<StreamRow>();

    internal DbSet<EntryRow> Entries => Set<EntryRow>();

    internal DbSet<CaseRow> Cases => Set<CaseRow>();

    internal DbSet<ReceiptRow> Receipts => Set<ReceiptRow>();

    internal DbSet<SubmissionRow> Submissions => Set<SubmissionRow>();

    internal DbSet<ArrivalRow> Arrivals => Set<ArrivalRow>();

    internal DbSet<ReceiptRequestRow> ReceiptRequests => Set<ReceiptRequestRow>();

    internal DbSet<ReceiptLinkRow> ReceiptLinks => Set<ReceiptLinkRow>();

    internal DbSet<MaintainerPassRow> MaintainerPasses => Set<MaintainerPassRow>();

    internal DbSet<FileRow> Files => Set<FileRow>();

    internal DbSet<FileChunkRow> FileChunks => Set<FileChunkRow>();

    internal DbSet<StoredDue> Dues => Set<StoredDue>();

    internal DbSet<MemberRow> Members => Set<MemberRow>();

    internal DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    internal DbSet<TokenRow> Tokens => Set<TokenRow>();

    internal DbSet<ProposalRow> Proposals => Set<ProposalRow>();

    internal DbSet<ProgrammeRow> Programmes => Set<ProgrammeRow>();

    internal DbSet<PartnerRow> Partners => Set<PartnerRow>();

    internal DbSet<PartnerLinkRow> PartnerLinks => Set<PartnerLinkRow>();

    internal DbSet<ChallengeRow> Challenges => Set<ChallengeRow>();

    internal DbSet<MeetingRow> Meetings => Set<MeetingRow>();

    internal DbSet<CveIdRow> CveIds => Set<CveIdRow>();

    internal DbSet<FeedRow> Feeds => Set<FeedRow>();

    internal DbSet<OpenedRow> Opened => Set<OpenedRow>();

    internal DbSet<WishRow> Wishes => Set<WishRow>();

    internal DbSet<WaitingNewsRow> WaitingNews => Set<WaitingNewsRow>();

    internal DbSet<KeptDraftRow> KeptDrafts => Set<KeptDraftRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Microseconds>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StreamRow>().ToTable("streams").HasKey(r => new { r.Kind, r.Name });
        builder
            .Entity<EntryRow>()
            .ToTable("entries")
            .HasKey(r => new
            {
                r.Kind,
                r.Name,
                r.Sequence,
            });
        builder.Entity<CaseRow>().ToTable("cases").HasKey(r => r.Number);
        Passes(builder);
        Drafts(builder);
        builder.Entity<FileRow>().ToTable("files").HasKey(r => r.Id);
        builder.Entity<FileChunkRow>().ToTable("file_chunks").HasKey(r => new { r.FileId, r.Index });
        builder.Entity<StoredDue>(due =>
        {
            due.ToTable("due").HasKey(r => new { r.Kind, r.Key });
            due.HasIndex(r => r.At);
        });
        builder.Entity<MemberRow>().ToTable("members").HasKey(r => r.Person);
        builder.Entity<MemberRow>().Ignore(r => r.Duties);
        builder.Entity<InvitationRow>().ToTable("invitations").HasKey(r => r.Hash);
        builder.Entity<ProposalRow>().ToTable("proposals").HasKey(r => r.Id);
        builder.Entity<ProgrammeRow>().ToTable("programme").HasKey(r => r.Id);
        builder.Entity<ProgrammeRow>().Property(r => r.Id).ValueGeneratedNever();
        builder.Entity<PartnerRow>().ToTable("partners").HasKey(r => r.Id);
        builder.Entity<PartnerLinkRow>().ToTable("partner_links").HasKey(r => r.Hash);
        builder.Entity<ChallengeRow>().ToTable("challenges").HasKey(r => r.Id);
        builder.Entity<MeetingRow>().ToTable("meetings").HasKey(r => r.Id);
        builder.Entity<CveIdRow>(id =>
        {
            id.ToTable("cve_ids").HasKey(r => r.Id);
            id.HasIndex(r => r.Case).IsUnique();
        });
        builder.Entity<FeedRow>(feed =>
        {
            feed.ToTable("feeds").HasKey(r => r.Person);
            feed.HasIndex(r => r.Hash).IsUnique();
        });
        Counted(builder);
        builder.Entity<WishRow>().ToTable("notification_wishes").HasKey(r => new { r.Person, r.Kind });
        builder.Entity<WaitingNewsRow>().ToTable("waiting_news").HasKey(r => new { r.Person, r.About });
        builder.Entity<TokenRow>(token =>
        {
            token.ToTable("tokens").HasKey(r => r.Hash);
            token.HasIndex(r => r.TokenId).IsUnique();
        });
    }

    private static void Passes(ModelBuilder builder)
    {
        builder.Entity<ReceiptRow>(receipt =>
        {
            receipt.ToTable("receipts").HasKey(r => r.Number);
            receipt.HasIndex(r => r.Hash).IsUnique();
        });
        builder.Entity<SubmissionRow>().ToTable("submissions").HasKey(r => r.Hash);
        builder.Entity<ArrivalRow>(arrival =>
        {
            arrival.ToTable("arrivals").HasKey(r => r.Number);
            arrival.HasIndex(r => r.At);
            arrival.HasIndex(r => new { r.Waits, r.Turn });
        });
        builder.Entity<ReceiptRequestRow>().ToTable("receipt_requests").HasKey(r => r.Id);
        builder.Entity<ReceiptLinkRow>(link =>
        {
            link.ToTable("receipt_links").HasKey(r => r.Number);
            link.HasIndex(r => r.Hash).IsUnique();
        });
        builder.Entity<MaintainerPassRow>(pass =>
        {
            pass.ToTable("maintainer_passes").HasKey(r => r.Hash);
            pass.HasIndex(r => new { r.Number, r.Maintainer }).IsUnique();
        });
    }

    private static void Drafts(ModelBuilder builder) =>
        builder.Entity<KeptDraftRow>(draft =>
        {
            draft.ToTable("kept_drafts").HasKey(r => r.Hash);
            draft.HasIndex(r => r.Number);
        });

    private static void Counted(ModelBuilder builder) =>
        builder
            .Entity<OpenedRow>()
            .ToTable("opened")
            .HasKey(r => new
            {
                r.Person,
                r.Hour,
                r.Case,
            });

    /// <summary>Instants are whole microseconds since 1970, UTC: a number that both databases order alike.</summary>
    internal sealed class Microseconds()
        : ValueConverter<DateTimeOffset, long>(at => Of(at), stored => DateTimeOffset.UnixEpoch.AddMicroseconds(stored))
    {
        public static long Of(DateTimeOffset at) =>
            (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
    }
}

/// <summary>The case store in a SQLite file.</summary>
public sealed class CasesOnSqlite(DbContextOptions<CasesOnSqlite> options) : CaseDb(options);

/// <summary>The case store in a PostgreSQL database of its own.</summary>
public sealed class CasesOnPostgres(DbContextOptions<CasesOnPostgres> options) : CaseDb(options);
