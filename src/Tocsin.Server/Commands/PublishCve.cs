using System.CommandLine;
using Tocsin.Cases.CveIds;
using Tocsin.Ledger;

namespace Tocsin.Server.Commands;

/// <summary><c>./run cve publish</c>: sends a record that is owed now, instead of when it is next tried.</summary>
internal static class PublishCve
{
    public static Command Make()
    {
        var id = CveErrandCommand.Id();
        return new Command("publish", "Sends the record of an ID whose advisory is public; reads what is there first.")
        {
            id,
        }.WithErrands(
            sends: true,
            async (parsed, errands, cancel) =>
            {
                if (!(await errands.Find(parsed.GetValue(id), cancel)).TryGet(out var found, out var unknown))
                    return unknown;
                if (found.Disclosed is null)
                    return CveProblems.NotDisclosed(found.Id);
                if (!found.IsOwed)
                    return $"The record of {found.Id} is out already, as of revision {found.Sent?.Revision}.";
                var sent = await errands.Sending.Send(found.Id, Actor.Tocsin, cancel);
                return sent.Map(pool =>
                    $"The record of {found.Id} is out, as of revision {pool.All[found.Id].Sent!.Revision}."
                );
            }
        );
    }
}
