using Microsoft.EntityFrameworkCore;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// Wrapped keys, apart from what they open: written before the entry, backed up after it, and destroyed for good
/// (<c>secure_delete</c>). An orphan, left by a transaction that did not commit, opens nothing.
/// </summary>
public abstract class KeyDb(DbContextOptions options) : DbContext(options)
{
    internal DbSet<ProgrammeKeyRow> ProgrammeKeys => Set<ProgrammeKeyRow>();

    internal DbSet<StreamKeyRow> StreamKeys => Set<StreamKeyRow>();

    internal DbSet<PartKeyRow> PartKeys => Set<PartKeyRow>();

    internal DbSet<RingRow> Ring => Set<RingRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ProgrammeKeyRow>().ToTable("programme_keys").HasKey(r => r.Version);
        modelBuilder.Entity<ProgrammeKeyRow>().Property(r => r.Version).ValueGeneratedNever();
        modelBuilder.Entity<StreamKeyRow>().ToTable("stream_keys").HasKey(r => new { r.Kind, r.Name });
        modelBuilder.Entity<PartKeyRow>(part =>
        {
            part.ToTable("part_keys").HasKey(r => r.Commitment);
            part.HasIndex(r => new { r.Kind, r.Name });
        });
        modelBuilder.Entity<RingRow>().ToTable("ring").HasKey(r => r.Name);
    }
}

/// <summary>The wrapped keys in a SQLite file of their own.</summary>
public sealed class KeysOnSqlite(DbContextOptions<KeysOnSqlite> options) : KeyDb(options);

/// <summary>The wrapped keys in a PostgreSQL database of their own.</summary>
public sealed class KeysOnPostgres(DbContextOptions<KeysOnPostgres> options) : KeyDb(options);

/// <summary>One version of the programme's key pair.</summary>
internal sealed class ProgrammeKeyRow
{
    public required int Version { get; init; }

    /// <summary>Names the installation; bound into everything that is sealed.</summary>
    public required string Programme { get; init; }

    public required byte[] PublicKey { get; init; }

    /// <summary>By the master key.</summary>
    public required byte[] WrappedPrivateKey { get; init; }

    /// <summary>The key of receipts' hashes: apart from the hashes, and with whoever may only accept reports.</summary>
    public required byte[] ReceiptKey { get; init; }
}

/// <summary>A stream's key, wrapped for the programme's key pair.</summary>
internal sealed class StreamKeyRow
{
    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required int KeyVersion { get; init; }

    public required byte[] Wrapped { get; init; }
}

/// <summary>The key of one part of one entry, wrapped by its stream's key; found by the commitment that the entry shows.</summary>
internal sealed class PartKeyRow
{
    public required byte[] Commitment { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required long Sequence { get; init; }

    public required Part Part { get; init; }

    public required byte[] Wrapped { get; init; }
}

/// <summary>An element of the data-protection ring, sealed by the master key.</summary>
internal sealed class RingRow
{
    public required string Name { get; init; }

    public required string Xml { get; init; }
}
