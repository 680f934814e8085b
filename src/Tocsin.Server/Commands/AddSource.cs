using System.CommandLine;
using Tocsin.Advisories.Imports;
using Tocsin.Public.Sources;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Commands;

/// <summary><c>./run source add NAME PLACE --prefix ... [--every HOURS]</c></summary>
internal static class AddSource
{
    public static Command Make()
    {
        var name = new Argument<string>("NAME") { Description = "What to call it: a to z, 0 to 9 and hyphens." };
        var place = new Argument<string>("PLACE")
        {
            Description =
                "A file, zip or folder; the https address of a zip or JSON; or of a folder of OSV's dumps, which has all.zip and modified_id.csv.",
        };
        var prefix = new Option<string[]>("--prefix")
        {
            HelpName = "PREFIX",
            Description = "IDs that begin so are its own, and nobody else may bring them; may be repeated.",
            Arity = ArgumentArity.OneOrMore,
            Required = true,
        };
        var every = new Option<int?>("--every")
        {
            HelpName = "HOURS",
            Description = "How often to import it. Default: only when asked to",
        };
        return new Command("add", "Registers a source; with --every it is imported at once, and again and again.")
        {
            name,
            place,
            prefix,
            every,
        }.With(
            async (parsed, sources, ownPrefix, cancel) =>
            {
                var faults = new FaultCollector();
                var (called, at) = (
                    faults.Take("NAME", SourceName.Parse(parsed.GetValue(name)!)),
                    faults.Take("PLACE", SourcePlace.Parse(parsed.GetValue(place)!))
                );
                var owned = (parsed.GetValue(prefix) ?? [])
                    .Select(text => faults.Take("--prefix", IdPrefix.Parse(text)))
                    .ToList();
                if (faults.Stops)
                    return Problem.Faulty(faults.Faults);
                var added = await sources.Add(new(called!, at!, owned, parsed.GetValue(every)), ownPrefix, cancel);
                return added.Map(source =>
                    source.EveryHours is null
                        ? $"Added; ./run source import {source.Name} imports it."
                        : $"Added; while Tocsin runs, {source.Name} is imported every {source.EveryHours} hours, for the first time now."
                );
            }
        );
    }
}
