using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Public.Settings;
using Tocsin.Public.Sources;
using static Tocsin.Public.Tests.Sources.ASourcedStore;

namespace Tocsin.Public.Tests.Sources;

public sealed class ScheduleTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_source_is_due_at_once_and_then_after_its_hours(Provider provider)
    {
        await using var data = await On(provider);
        data.Write("in/a.json", ARecord("GHSA-1"));
        await data.Add("asked", data.At("in"), "PYSEC");
        await data.Add("often", data.At("in"), "GHSA", hours: 6);

        (await data.Run.Due(default))!.Value.Value.Name.Text.ShouldBe("often");
        (await data.Run.Due(default)).ShouldBeNull();
        data.Clock.Advance(TimeSpan.FromHours(5.9));
        (await data.Run.Due(default)).ShouldBeNull();
        data.Clock.Advance(TimeSpan.FromHours(0.1));
        (await data.Run.Due(default)).ShouldNotBeNull();

        var source = await data.Find("often");
        source.LastSuccess.ShouldBe(data.Clock.GetUtcNow());
        source.NextAt.ShouldBe(data.Clock.GetUtcNow().AddHours(6));
        (await data.Find("asked")).LastSuccess.ShouldBeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_source_that_is_due_is_left_to_who_was_sent_out_for_it(Provider provider)
    {
        await using var data = await On(provider);
        data.Write("in/a.json", ARecord("GHSA-1"));
        var sent = new List<Errand>();
        var works = true;
        using var worker = new SourceWorker(data.Run, data.Clock, NullLogger<SourceWorker>.Instance, SendOut);
        (await worker.WorkOne(default)).ShouldBeFalse();
        await data.Add("often", data.At("in"), "GHSA", hours: 6);

        (await worker.WorkOne(default)).ShouldBeTrue();
        (await data.Find("often")).LastSuccess.ShouldBeNull("another does it");
        works = false;
        (await worker.WorkOne(default)).ShouldBeTrue();

        (await data.Find("often")).LastSuccess.ShouldNotBeNull("another did not");
        (await worker.WorkOne(default)).ShouldBeFalse();
        sent.ShouldBe([Errand.Source, Errand.Source]);

        Task<bool> SendOut(Errand errand, CancellationToken cancel)
        {
            sent.Add(errand);
            return Task.FromResult(works);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task After_a_failure_it_waits_longer_each_time_and_says_why(Provider provider)
    {
        await using var data = await On(provider);
        await data.Add("gone", data.At("nothing-here"), "GHSA", hours: 6);

        foreach (var minutes in (int[])[1, 2, 4, 8])
        {
            (await data.Run.Due(default))!.Value.Problem!.Code.ShouldBe("import.not-found");
            var source = await data.Find("gone");
            source.LastProblem.ShouldBe("There is no such file or folder.");
            source.NextAt.ShouldBe(data.Clock.GetUtcNow().AddMinutes(minutes));
            (await data.Run.Due(default)).ShouldBeNull();
            data.Clock.Advance(TimeSpan.FromMinutes(minutes));
        }
        data.Write("nothing-here/a.json", ARecord("GHSA-1"));
        (await data.Run.Due(default))!.Value.Succeeded.ShouldBeTrue();
        (await data.Find("gone")).LastProblem.ShouldBeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_source_is_imported_by_one_process_at_a_time(Provider provider)
    {
        await using var data = await On(provider);
        foreach (var n in Enumerable.Range(0, 20))
            data.Write($"in/{n}.json", ARecord($"GHSA-{n}"));
        await data.Add("often", data.At("in"), "GHSA", hours: 6);

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => data.Run.Due(default))));

        runs.Count(run => run is not null).ShouldBe(1);
        (await data.Store.Generation(default)).ShouldBe(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_dies_with_a_source_loses_it_after_the_lease(Provider provider)
    {
        await using var data = await On(provider);
        data.Write("in/a.json", ARecord("GHSA-1"));
        await data.Add("often", data.At("in"), "GHSA", hours: 6);
        // a process that claims and is never heard of again: it stops in the middle of reading
        using var dead = new CancellationTokenSource();
        var died = Should.ThrowAsync<OperationCanceledException>(() =>
            data.Run.Now(SourceName.Parse("often").Value, (_, _) => dead.Cancel(), dead.Token)
        );
        await died;

        (await data.Run.Now(SourceName.Parse("often").Value, (_, _) => { }, default)).Problem!.Code.ShouldBe(
            "source.busy"
        );
        (await data.Run.Due(default)).ShouldBeNull();
        data.Clock.Advance(TimeSpan.FromMinutes(1.1));

        (await data.Run.Due(default))!.Value.Value.Report.ShouldNotBeNull().Count.Added.ShouldBe(1);
    }
}
