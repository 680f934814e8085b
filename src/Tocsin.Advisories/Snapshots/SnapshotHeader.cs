using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Snapshots;

/// <summary>The first bytes of a snapshot. It is read only by the very build that wrote it, so that no layout has a number.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SnapshotHeader
{
    /// <summary>Where the first section begins.</summary>
    public const int Bytes = 1024;

    /// <summary>Says that this is one, and of which build.</summary>
    public Guid Build;

    /// <summary>In which boot of the machine this was written: in the same one what was written is there, on the disk or not.</summary>
    public Guid Boot;

    /// <summary>1 when every byte is on the disk.</summary>
    public int Durable;

    public SnapshotStamp Stamp;

    /// <summary>The key of <see cref="SipHash"/>.</summary>
    public ulong Key0;

    public ulong Key1;

    /// <summary>CRC-32C of every section but the bodies, in order.</summary>
    public uint Checksum;

    public Extents Sections;

    /// <summary>The assemblies that know what lies in a snapshot.</summary>
    public static Guid ThisBuild { get; } =
        Both(typeof(SnapshotHeader).Module.ModuleVersionId, typeof(VersionKey).Module.ModuleVersionId);

    /// <summary>What Linux draws at each boot (proc(5), random/boot_id); empty elsewhere, which is the same as no other.</summary>
    public static Guid ThisBoot { get; } = ReadBoot();

    /// <summary>Whether what was written is there, as far as can be known: a loss of power takes what was not on the disk.</summary>
    public readonly bool IsThere => Durable == 1 || (Boot == ThisBoot && Boot != Guid.Empty);

    private static Guid ReadBoot()
    {
        try
        {
            return Guid.TryParse(File.ReadAllText("/proc/sys/kernel/random/boot_id"), out var boot) ? boot : Guid.Empty;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return Guid.Empty;
        }
    }

    private static Guid Both(Guid here, Guid below) =>
        new(SHA256.HashData([.. here.ToByteArray(), .. below.ToByteArray()]).AsSpan(0, 16));

    /// <summary>Where each section lies, in bytes.</summary>
    [InlineArray(20)]
    internal struct Extents
    {
        private Extent first;
    }
}
