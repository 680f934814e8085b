using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Reading;
using Tocsin.Governance.People;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Exposure;

public sealed class UnusualReadingTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Thirty_cases_within_an_hour_raise_one_alarm_that_says_who_and_how_many_and_never_which(
        Provider provider
    )
    {
        await using var story = await Story.Begin(provider);
        var numbers = await Reports(story, 33);
        foreach (var number in numbers.Take(29))
            await Open(story, story.BenHimself, number);
        await Open(story, story.BenHimself, numbers[0]);
        (await Alarms(story)).ShouldBeEmpty("the same case again is not another");

        foreach (var number in numbers.Skip(29))
            await Open(story, story.BenHimself, number);
        await story.Workspace.Work();

        var alarm = (await Alarms(story)).ShouldHaveSingleItem();
        (alarm.Person, alarm.Count, alarm.Limit).ShouldBe((story.BenHimself.Person, 30, 30));
        var mails = Directory
            .GetFiles(story.Workspace.Outbox)
            .Select(File.ReadAllText)
            .Where(mail => mail.Contains("different cases within an hour", StringComparison.Ordinal))
            .ToList();
        mails
            .ShouldHaveSingleItem()
            .ShouldContain(story.AnnHerself.Email, Case.Insensitive, "and not the one who did it");
        mails[0].ShouldContain("opened 30 different");
        mails[0].ShouldContain(story.BenHimself.Name);
        foreach (var number in numbers)
            mails[0].ShouldNotContain(number.Text);
        await using var db = story.Workspace.Stores.OpenCases();
        foreach (var row in await db.Opened.ToListAsync())
            numbers.ShouldNotContain(n => n.Text == row.Person);
    }

    [Fact]
    public async Task Ordinary_work_raises_none_and_ten_times_the_usual_does()
    {
        await using var story = await Story.Begin();
        var numbers = await Reports(story, 22);
        // two cases an hour for a day, then nine at once, then every hour a few: a busy triager
        for (var hour = 0; hour < 24; hour++)
        {
            await Open(story, story.AnnHerself, numbers[hour % 20]);
            await Open(story, story.AnnHerself, numbers[(hour + 1) % 20]);
            story.Workspace.Clock.Advance(TimeSpan.FromHours(1));
        }
        foreach (var number in numbers.Take(19))
            await Open(story, story.AnnHerself, number);
        (await Alarms(story)).ShouldBeEmpty("nineteen are not ten times two");

        await Open(story, story.AnnHerself, numbers[19]);

        (await Alarms(story)).ShouldHaveSingleItem().Limit.ShouldBe(20);
        story.Workspace.Clock.Advance(TimeSpan.FromMinutes(30));
        await Open(story, story.AnnHerself, numbers[20]);
        (await Alarms(story)).Count.ShouldBe(1, "within an hour it is the same alarm");
    }

    private static async Task<IReadOnlyList<CaseNumber>> Reports(Story story, int count)
    {
        List<CaseNumber> numbers = [];
        for (var i = 0; i < count; i++)
            numbers.Add((await story.Workspace.Stores.Reports.Receive(Story.Report, CancellationToken.None)).Number);
        return numbers;
    }

    private static async Task Open(Story story, TestMember who, CaseNumber number) =>
        (
            await story.Workspace.Stores.Cases.Read(
                number,
                new Viewer.Member(who.Person, [Duty.Triager], null, null, null),
                "case",
                CancellationToken.None
            )
        ).Succeeded.ShouldBeTrue();

    private static async Task<IReadOnlyList<ReadingAlarm>> Alarms(Story story) =>
        (
            await story.Workspace.Stores.Ledgers.InTransaction<ReadingAlarms>(
                async session => await session.Load<ReadingAlarms>(ReadingAlarms.Stream, CancellationToken.None),
                CancellationToken.None
            )
        )
            .Value
            .All;
}
