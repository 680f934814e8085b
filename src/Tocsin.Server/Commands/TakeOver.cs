using System.CommandLine;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Commands;

/// <summary><c>./run admin take-over</c>: a copy or a restored backup publishes and sends nothing until somebody has said this.</summary>
internal static class TakeOver
{
    public static Command Make() =>
        new Command(
            "take-over",
            "Declares this installation to be the real one: it publishes and sends from now on. Be sure that no other runs."
        ).With(
            (_, start, _) =>
            {
                if (start.Lease!.Mine)
                    return Task.FromResult(Result.Of("This installation is the real one already."));
                start.Lease.Take();
                return Task.FromResult(Result.Of("This installation is the real one now."));
            }
        );
}
