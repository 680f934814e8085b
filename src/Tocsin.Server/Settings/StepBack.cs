using System.Globalization;
using System.Runtime.InteropServices;

namespace Tocsin.Server.Settings;

/// <summary>
/// Lets whatever else runs on the machine go first, for the rest of this process. On Linux priority is a thread's, not a process's
/// (setpriority(2), "C library/kernel differences"): each is set, and those that come later inherit it. Where it is refused, or elsewhere,
/// everything goes on as before.
/// </summary>
internal static class StepBack
{
    private const int OfAThread = 0;
    private const int Last = 19;
    private const int SchedIdle = 5;

    /// <summary>Niceness 19: a sixtieth of what the others get, and always something. For what holds a lock that others may wait for.</summary>
    public static void ForGood() => EachThread(thread => _ = SetPriority(OfAThread, (uint)thread, Last));

    /// <summary>
    /// What the others leave over, and at once given back to them (sched(7), SCHED_IDLE). Others may leave nothing for minutes: only for what
    /// nobody waits for without end.
    /// </summary>
    public static void BehindAll()
    {
        var nothing = 0;
        EachThread(thread => _ = SetScheduler(thread, SchedIdle, ref nothing));
    }

    private static void EachThread(Action<int> set)
    {
        if (!OperatingSystem.IsLinux())
            return;
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            if (int.TryParse(Path.GetFileName(thread), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                set(id);
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);

    // struct sched_param is one int, which must be 0 here
    [DllImport("libc", EntryPoint = "sched_setscheduler")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetScheduler(int thread, int policy, ref int parameters);
}
