using System.CommandLine;

namespace Tocsin.Server.Commands;

/// <summary><c>./run cve</c>: CVE IDs and records.</summary>
internal static class CveCommand
{
    public static Command Make() => new("cve", "CVE records: what one would be refused for.") { CheckCve.Make() };
}
