using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.Charters;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.Teams;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// The programme as it is in force, for whoever works by it: read from its plain row, kept, and read again when the row has another
/// version, whichever process changed it.
/// </summary>
public sealed class CharterInForce
{
    private readonly Func<CaseDb> open;
    private volatile Seen seen;

    /// <param name="settings">What is in force before a workspace has begun the programme's own stream.</param>
    internal CharterInForce(Func<CaseDb> open, Programme settings) =>
        (this.open, seen) = (open, Seen.Of(0, true, new() { Programme = settings }));

    /// <summary>0 before there is one that is stored.</summary>
    public int Version => seen.Version;

    /// <summary>Whether a person has changed it or left it as it is.</summary>
    public bool IsSetUp => seen.IsSetUp;

    /// <summary>As it was when somebody last looked.</summary>
    public Charter Charter => seen.Charter;

    public Programme Programme => seen.Charter.Programme;

    public TeamChart Chart => seen.Chart;

    /// <summary>Sees what is in force now. One small query; what is decided afterwards is decided by it.</summary>
    public async Task<CharterInForce> Look(CancellationToken cancel)
    {
        await using var db = open();
        await Look(db, cancel);
        return this;
    }

    internal async Task Look(CaseDb db, CancellationToken cancel)
    {
        var rows = db.Programmes.AsNoTracking().Where(row => row.Id == ProgrammeRow.TheOne);
        var now = await rows.Select(row => new { row.Version, row.IsSetUp }).FirstOrDefaultAsync(cancel);
        if (now is null || (now.Version == seen.Version && now.IsSetUp == seen.IsSetUp))
            return;
        if (await rows.FirstOrDefaultAsync(cancel) is { } row)
            seen = Seen.Of(row.Version, row.IsSetUp, CharterDocument.Restore(row.Document));
    }

    private sealed record Seen(int Version, bool IsSetUp, Charter Charter, TeamChart Chart)
    {
        public static Seen Of(int version, bool isSetUp, Charter charter) =>
            new(version, isSetUp, charter, TeamChart.Of(charter.Teams).Value);
    }
}
