using Tocsin.Tests.CveServices;

namespace Tocsin.Clients.Tests;

/// <summary>Started by tests, never by whoever runs them: CVE Services in a process of its own, until its input ends.</summary>
internal static class Program
{
    public static Task Main() => CveServicesProcess.Run();
}
