using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tocsin.Public.Storage;

/// <summary>The public store's tables: every revision of every published document, which of them is in force, and the generation.</summary>
public abstract class PublicDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Every revision ever published; rows are added and never changed.</summary>
    internal DbSet<DocumentRow> Documents => Set<DocumentRow>();

    /// <summary>For each document the revision that readers get.</summary>
    internal DbSet<InForceRow> InForce => Set<InForceRow>();

    /// <summary>One row, made by the first migration.</summary>
    internal DbSet<GenerationRow> Generations => Set<GenerationRow>();

    /// <summary>What was drawn at random in each generation.</summary>
    internal DbSet<EditionRow> Editions => Set<EditionRow>();

    /// <summary>Where other people's documents come from.</summary>
    internal DbSet<SourceRow> Sources => Set<SourceRow>();

    /// <summary>What of it could not be understood.</summary>
    internal DbSet<QuarantineRow> Quarantine => Set<QuarantineRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DocumentRow>(table =>
        {
            table.ToTable("documents");
            table.HasKey(row => new
            {
                row.Kind,
                row.Id,
                row.Revision,
            });
            table.Property(row => row.Kind).HasColumnName("kind").HasMaxLength(40);
            table.Property(row => row.Id).HasColumnName("id").HasMaxLength(200);
            table.Property(row => row.Revision).HasColumnName("revision");
            table.Property(row => row.Modified).HasColumnName("modified");
            table.Property(row => row.Body).HasColumnName("body");
        });
        modelBuilder.Entity<InForceRow>(table =>
        {
            table.ToTable("in_force");
            table.HasKey(row => new { row.Kind, row.Id });
            table.HasIndex(row => row.Generation);
            table.Property(row => row.Kind).HasColumnName("kind").HasMaxLength(40);
            table.Property(row => row.Id).HasColumnName("id").HasMaxLength(200);
            table.Property(row => row.Revision).HasColumnName("revision");
            table.Property(row => row.Modified).HasColumnName("modified");
            table.Property(row => row.Generation).HasColumnName("generation");
            table.Property(row => row.Source).HasColumnName("source").HasMaxLength(40);
        });
        modelBuilder.Entity<GenerationRow>(table =>
        {
            table.ToTable("generation");
            table.HasKey(row => row.Only);
            table.Property(row => row.Only).HasColumnName("only").ValueGeneratedNever();
            table.Property(row => row.Value).HasColumnName("value");
            table.HasData(new GenerationRow { Only = 1, Value = 0 });
        });
        modelBuilder.Entity<EditionRow>(table =>
        {
            table.ToTable("editions");
            table.HasKey(row => row.Generation);
            table.Property(row => row.Generation).HasColumnName("generation").ValueGeneratedNever();
            table.Property(row => row.Mark).HasColumnName("mark").HasMaxLength(16);
        });
        modelBuilder.Entity<SourceRow>(MapSource);
        modelBuilder.Entity<QuarantineRow>(MapQuarantine);
    }

    private static void MapSource(EntityTypeBuilder<SourceRow> table)
    {
        table.ToTable("sources");
        table.HasKey(row => row.Name);
        table.Property(row => row.Name).HasColumnName("name").HasMaxLength(40);
        table.Property(row => row.Place).HasColumnName("place").HasMaxLength(2_000);
        table.Property(row => row.Prefixes).HasColumnName("prefixes").HasMaxLength(4_000);
        table.Property(row => row.EveryHours).HasColumnName("every_hours");
        table.Property(row => row.NextAt).HasColumnName("next_at");
        table.Property(row => row.LeasedUntil).HasColumnName("leased_until");
        table.Property(row => row.Attempts).HasColumnName("attempts");
        table.Property(row => row.LastTry).HasColumnName("last_try");
        table.Property(row => row.LastSuccess).HasColumnName("last_success");
        table.Property(row => row.LastProblem).HasColumnName("last_problem").HasMaxLength(1_000);
        table.Property(row => row.Records).HasColumnName("records");
        table.Property(row => row.Refused).HasColumnName("refused");
        table.Property(row => row.Bookmark).HasColumnName("bookmark").HasMaxLength(2_000);
    }

    private static void MapQuarantine(EntityTypeBuilder<QuarantineRow> table)
    {
        table.ToTable("quarantine");
        table.HasKey(row => new { row.Source, row.Path });
        table.Property(row => row.Source).HasColumnName("source").HasMaxLength(40);
        table.Property(row => row.Path).HasColumnName("path").HasMaxLength(500);
        table.Property(row => row.Code).HasColumnName("code").HasMaxLength(100);
        table.Property(row => row.Reason).HasColumnName("reason").HasMaxLength(1_000);
        table.Property(row => row.Body).HasColumnName("body");
        table.Property(row => row.Nswg).HasColumnName("nswg").HasMaxLength(10);
        table.Property(row => row.FirstSeen).HasColumnName("first_seen");
        table.Property(row => row.LastSeen).HasColumnName("last_seen");
        table.Property(row => row.Times).HasColumnName("times");
    }
}

/// <summary>The public store in a SQLite file.</summary>
public sealed class PublicOnSqlite(DbContextOptions<PublicOnSqlite> options) : PublicDb(options);

/// <summary>The public store in a PostgreSQL database.</summary>
public sealed class PublicOnPostgres(DbContextOptions<PublicOnPostgres> options) : PublicDb(options);

/// <summary>One revision of one document.</summary>
internal sealed class DocumentRow
{
    public required string Kind { get; init; }

    public required string Id { get; init; }

    public int Revision { get; init; }

    /// <summary>Microseconds since 1970, UTC.</summary>
    public long Modified { get; init; }

    public required byte[] Body { get; init; }
}

/// <summary>The revision of a document that readers get.</summary>
internal sealed class InForceRow
{
    public required string Kind { get; init; }

    public required string Id { get; init; }

    public int Revision { get; set; }

    /// <summary>As the document's, so that an import compares without reading documents.</summary>
    public long Modified { get; set; }

    /// <summary>The generation in which this revision came into force.</summary>
    public long Generation { get; set; }

    /// <summary>Who brought it: a source, <see cref="Origins.ByHand"/> or <see cref="Origins.Own"/>; null where that was not kept yet.</summary>
    public string? Source { get; set; }
}

/// <summary>Counts the transactions that changed what readers get.</summary>
internal sealed class GenerationRow
{
    public int Only { get; init; }

    public long Value { get; init; }
}

/// <summary>
/// One for each generation: who kept a generation's number and mark can tell whether the store went on from there, or was put back to an
/// earlier day and went on from that.
/// </summary>
internal sealed class EditionRow
{
    public long Generation { get; init; }

    /// <summary>16 random bytes.</summary>
    public required byte[] Mark { get; init; }
}
