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

    private static Guid Both(Guid here, Guid below) =>
        new(SHA256.HashData([.. here.ToByteArray(), .. below.ToByteArray()]).AsSpan(0, 16));

    /// <summary>Where each section lies, in bytes.</summary>
    [InlineArray(20)]
    internal struct Extents
    {
        private Extent first;
    }
}
