using System.Runtime.InteropServices;

namespace Tocsin.Server.Settings;

/// <summary>Whatever this process writes, and the programs that it starts, is for its owner alone.</summary>
internal static class OwnerOnly
{
    private const uint GroupAndOthers = 0b000_111_111;

    public static void Begin() => _ = Umask(GroupAndOthers);

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Umask(uint mask);
}
