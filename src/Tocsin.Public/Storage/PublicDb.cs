using Microsoft.EntityFrameworkCore;

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
