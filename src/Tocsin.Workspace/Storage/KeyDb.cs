using Microsoft.EntityFrameworkCore;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// Wrapped keys, apart from what they open: written before the entry, backed up after it, and destroyed for good
/// (<c>secure_delete</c>). An orphan, left by a transaction that did not commit, opens nothing.
/// </summary>
public abstract class KeyDb(DbContextOptions options) : DbContext(options)
{
    internal DbSet<ProgrammeKeyRow> ProgrammeKeys => Set<ProgrammeKeyRow>();

    internal DbSet<VaultKeyRow> VaultKeys => Set<VaultKeyRow>();

    internal DbSet<StreamKeyRow> StreamKeys => Set<StreamKeyRow>();

    internal DbSet<PartKeyRow> PartKeys => Set<PartKeyRow>();

    internal DbSet<RingRow> Ring => Set<RingRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ProgrammeKeyRow>().ToTable("programme_keys").HasKey(r => r.Version);
        modelBuilder.Entity<ProgrammeKeyRow>().Property(r => r.Version).ValueGeneratedNever();
        modelBuilder.Entity<VaultKeyRow>().ToTable("vault_keys").HasKey(r => r.Version);
        modelBuilder.Entity<VaultKeyRow>().Property(r => r.Version).ValueGeneratedNever();
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
