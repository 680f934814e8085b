using Tocsin.Workspace.Tests.People.Providers;

namespace Tocsin.Workspace.Tests;

/// <summary>Started by tests, never by whoever runs them: an identity provider in a process of its own, until its input ends.</summary>
internal static class Program
{
    public static Task Main() => ElsewhereProcess.Run();
}
