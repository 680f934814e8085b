using System.CommandLine;

namespace Tocsin.Server.Commands;

/// <summary><c>./run cve</c>: IDs and records, for operators, while Tocsin runs or not.</summary>
internal static class CveCommand
{
    public static Command Make() =>
        new("cve", "CVE IDs and records: what was reserved, for what, and whether its record is out.")
        {
            ListCveIds.Make(),
            ReserveCves.Make(),
            ShowCve.Make(),
            PublishCve.Make(),
            RejectCve.Make(),
            SetCveServices.Make(),
            CheckCve.Make(),
            WatchCve.Make(),
        };
}
