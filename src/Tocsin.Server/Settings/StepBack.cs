using System.Globalization;
using System.Runtime.InteropServices;

namespace Tocsin.Server.Settings;

/// <summary>Lets whatever else runs on the machine go first.</summary>
internal static class StepBack
{
    private const int OfAThread = 0;
    private const int Last = 19;

    /// <summary>
    /// For the rest of this process. On Linux niceness is a thread's, not a process's (setpriority(2), "C library/kernel differences"): each is
    /// set, and those that come later inherit it. Where it is refused, or elsewhere, everything goes on as before.
    /// </summary>
    public static void ForGood()
    {
        if (!OperatingSystem.IsLinux())
            return;
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            if (uint.TryParse(Path.GetFileName(thread), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                _ = SetPriority(OfAThread, id, Last);
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}
