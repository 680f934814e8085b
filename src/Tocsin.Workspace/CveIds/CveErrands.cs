using Tocsin.Advisories.Documents;
using Tocsin.Workspace.Outside.CveServices;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.CveIds;

/// <summary>Everything that goes to CVE Services, put together once: for the jobs, the pages and the commands alike.</summary>
/// <param name="check">What every record has to pass before it is sent.</param>
public sealed class CveErrands(
    CvePoolStore pool,
    CaseStore cases,
    Origins origins,
    CveServicesLine line,
    CheckCveRecord check,
    FindPublished find
)
{
    public CvePoolStore Pool => pool;

    public CveServicesClient Client { get; } = new(line);

    public ReserveCveIds Reserving => new(pool, Client);

    public SendCveRecord Sending => new(pool, Client, new CveRecordOf(cases, origins, find).Make, [check]);

    public TellRejection Rejecting => new(pool, Client);
}
