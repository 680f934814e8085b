using System.CommandLine;

namespace Tocsin.Server.Commands;

/// <summary><c>./run admin</c>: what whoever has the machine may do. All of it is recorded.</summary>
internal static class AdminCommand
{
    public static Command Make() => new("admin", "Invites members, makes tokens, declares a copy to be the real one.");
}
