using System.CommandLine;
using Tocsin.Ledger;

namespace Tocsin.Server.Commands;

/// <summary><c>./run cve reserve</c>: more IDs, at CVE Services.</summary>
internal static class ReserveCves
{
    public static Command Make()
    {
        var amount = new Argument<int>("AMOUNT") { Description = "How many, 1 to 1,000." };
        var year = new Option<int?>("--year") { HelpName = "YEAR", Description = "Default: this one" };
        var scattered = new Option<bool>("--nonsequential")
        {
            Description = "In no sequence, at most ten: nobody can guess the next.",
        };
        return new Command(
            "reserve",
            "Reserves IDs and takes them into the ledger; an answer that gets lost is looked for."
        )
        {
            amount,
            year,
            scattered,
        }.WithErrands(
            sends: true,
            async (parsed, errands, cancel) =>
            {
                var before = (await errands.Pool.Load(cancel)).All.Keys.ToHashSet();
                var reserved = await errands.Reserving.Reserve(
                    parsed.GetValue(year) ?? errands.Pool.Now.Year,
                    parsed.GetValue(amount),
                    !parsed.GetValue(scattered),
                    Actor.Tocsin,
                    cancel
                );
                return reserved.Map(pool =>
                    string.Join('\n', pool.All.Keys.Where(id => !before.Contains(id)).Select(id => id.Text))
                );
            }
        );
    }
}
