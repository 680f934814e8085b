using Tocsin.Standards.Problems;

namespace Tocsin.Server.Commands;

/// <summary>How a command ends: exit codes as in sysexits.h, refusals as sentences on standard error.</summary>
internal static class Answers
{
    public const int Usage = 64;
    public const int Unavailable = 69;

    public static int Refuse(Problem problem)
    {
        foreach (var fault in problem.Faults)
            Console.Error.WriteLine(fault.Path.Length == 0 ? fault.Message : $"{fault.Path}: {fault.Message}");
        if (problem.Faults.Count > 0)
            return Usage;
        Console.Error.WriteLine(problem.Next is null ? problem.Title : $"{problem.Title} {problem.Next}");
        return Unavailable;
    }
}
