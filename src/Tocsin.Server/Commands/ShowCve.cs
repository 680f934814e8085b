using System.CommandLine;
using Tocsin.Cases.CveIds;
using Tocsin.Workspace.CveIds;

namespace Tocsin.Server.Commands;

/// <summary><c>./run cve show</c>: one ID and everything that happened to it.</summary>
internal static class ShowCve
{
    public static Command Make()
    {
        var id = CveErrandCommand.Id();
        return new Command("show", "Shows one ID: its state, who did what when, and what is in the way.")
        {
            id,
        }.WithErrands(
            sends: false,
            async (parsed, errands, cancel) => (await errands.Find(parsed.GetValue(id), cancel)).Map(Lines)
        );
    }

    private static string Lines(ReservedCve id) =>
        string.Join(
            '\n',
            id.Moves.Select(move => $"  {move.At:yyyy-MM-dd HH:mm} UTC  {CveMoveView.Words(move.Entry)} ({move.By})")
                .Prepend(CveLine.Of(id))
                .Concat(id.Rejection is { } rejection ? [$"  Reason: {rejection.Reason}"] : [])
        );
}
