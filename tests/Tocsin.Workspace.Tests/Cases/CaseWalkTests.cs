using FsCheck;
using FsCheck.Fluent;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Maintainers;
using Tocsin.Cases.Reports;
using Tocsin.Cases.States;
using Tocsin.Cases.Vendors;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Mailbox;
using Tocsin.Workspace.Maintainers;
using Tocsin.Workspace.Tests.Storage;
using Case = Tocsin.Cases.Case;

namespace Tocsin.Workspace.Tests.Cases;

/// <summary>
/// Random walks of a reporter, two triagers, two vendors and their maintainers, the clock and crashes. After each step: every move was one of the published
/// models, the rows are what the stream says, the chain verifies (each load checks it), and nobody sees what they may not.
/// </summary>
public sealed class CaseWalkTests
{
    private const string Secret = "canary-of-the-team";

    private static readonly Programme programme = new() { Name = "Test foundation" };
    private static readonly MessageText said = new("Something.");

    private static readonly Gen<(int Action, int Which, int Other)> AStep =
        from action in Gen.Choose(0, 39)
        from which in Gen.Choose(0, 999)
        from other in Gen.Choose(0, 999)
        select (action, which, other);

    [Fact]
    public async Task Whatever_is_done_in_whatever_order_the_models_hold_and_nobody_sees_what_they_may_not()
    {
        await using var store = await AStore.Create(Provider.Sqlite);
        var walk = new Walk(store);
        await walk.Begin(takenOn: false);
        // one walk is one case; they share a store, as cases do
        foreach (var (index, steps) in Gen.Sample(Gen.ArrayOf(AStep, 42), 9, 9).Index())
        {
            await walk.Begin(takenOn: index % 3 != 0);
            foreach (var step in steps)
            {
                await walk.Do(step);
                await walk.Check();
            }
        }
        walk.Taken.ShouldBeGreaterThan(60, "a walk in which everything is refused shows nothing");
    }

    private sealed class Walk(AStore store)
    {
        private readonly Viewer.Member[] triagers =
        [
            AStore.ATriager("ann@example.org"),
            AStore.ATriager("ben@example.org"),
        ];
        private WorkspaceStart start = store.Start;
        private CaseNumber number;
        private CaseNumber elsewhere;

        /// <summary>How many decisions wrote something.</summary>
        public int Taken { get; private set; }

        private DateTimeOffset Now => start.Cases.Now;

        /// <param name="takenOn">Most of what can happen happens to what was taken on.</param>
        public async Task Begin(bool takenOn)
        {
            elsewhere = number;
            number = (await store.Report()).Number;
            if (!takenOn)
                return;
            await Do((0, 0, 0));
            await Do((8, 0, 0));
            await Do((9, 0, 0));
        }

        public async Task Do((int Action, int Which, int Other) step)
        {
            if (step.Action == 26)
                await Crash();
            else if (step.Action == 27 && step.Which % 4 == 0)
                start = await store.Again();
            else if (step.Action == 25)
                await Wait(step.Which);
            else
            {
                var (by, decide) = Asked(step);
                await Take(by, decide);
            }
        }

        public async Task Check()
        {
            var found = await Load();
            Moves(found);
            (await Projected.Differences(start, number)).ShouldBeEmpty();
            foreach (var vendor in found.Vendors)
                (vendor.IsTold || !found.IsInTheOpen).ShouldBeTrue("of what is public every vendor knows");
            (found.IsInTheOpen && found.Embargo is not (EmbargoState.None or EmbargoState.Exited)).ShouldBeFalse();
            await Hidden(found);
        }

        private (Viewer By, Func<Case, Result<Decision>> Decide) Asked((int Action, int Which, int Other) step)
        {
            var by = triagers[step.Which % 2];
            var reporter = new Viewer.Reporter(number);
            return step.Action switch
            {
                <= 7 => OfDesk(step, by),
                <= 12 => OfVendor(step, by),
                <= 18 => OfEmbargo(step, by),
                19 => (reporter, c => c.AskSecondLook(said, programme, Now)),
                20 => (reporter, c => c.TakeBack(said, programme, Now)),
                21 => (reporter, c => c.ChooseCredit(step.Other % 2 == 0 ? null : "Rita")),
                22 => (reporter, c => c.CheckFix(step.Other % 2 == 0, said, programme, Now)),
                23 => (reporter, c => c.WriteBack(said, programme, Now)),
                >= 34 => DraftSteps.Asked(step, by, number, Secret),
                >= 28 => OfMaintainers(step, by),
                _ => (by, c => c.Close(by, Now)),
            };
        }

        private (Viewer, Func<Case, Result<Decision>>) OfDesk(
            (int Action, int Which, int Other) step,
            Viewer.Member by
        ) =>
            step.Action switch
            {
                0 => (by, c => c.Accept(by, said, programme, Now)),
                1 => (by, c => c.Reject(by, (RejectionReason)(step.Other % 6), said)),
                2 => (by, c => c.Defer(by, said, programme, Now)),
                3 => (by, c => c.AskForMore(by, said)),
                4 => (by, c => c.Write(by, Audience.Team, new(Secret))),
                5 => (by, c => c.Write(by, Audience.WithReporter, said)),
                6 => (by, c => c.ConfirmRejection(by, said)),
                _ => (by, c => c.AskToCheckFix(by, said)),
            };

        private static (Viewer, Func<Case, Result<Decision>>) OfVendor(
            (int Action, int Which, int Other) step,
            Viewer.Member by
        )
        {
            var vendor = step.Other % 2 + 1;
            return step.Action switch
            {
                8 => (by, c => c.AddVendor(by, new($"{Secret} {vendor}", null))),
                9 => (by, c => c.MoveVendor(by, vendor, (CaseEvent)(step.Which % 6))),
                10 => (
                    by,
                    c =>
                        c.SetVendorStatus(
                            by,
                            vendor,
                            (VendorStatus)(step.Which % 7),
                            step.Which % 7 == 5 ? NotAffectedBecause.ComponentNotPresent : null,
                            new("1.2.4", Secret)
                        )
                ),
                11 => (by, c => c.MoveVendorReport(by, vendor, (ReportState)(step.Which % 6))),
                _ => (by, c => c.DropVendor(by, vendor)),
            };
        }

        private (Viewer, Func<Case, Result<Decision>>) OfMaintainers(
            (int Action, int Which, int Other) step,
            Viewer.Member by
        )
        {
            var (vendor, person) = (step.Other % 2 + 1, step.Which % 3 + 1);
            var invited = new InvitedText(null, $"{person}@example.org", "token");
            return step.Action switch
            {
                28 => (by, c => c.InviteMaintainer(by, vendor, invited, false, Now)),
                29 => (by, c => c.ProveControl(by, person, ProofWay.TriagersWord, new("Known."))),
                30 => (by, c => c.ShareReport(by, vendor, new($"Shared with {vendor}."), programme, Now)),
                31 when step.Other % 5 == 0 => (by, c => c.LetMaintainerGo(by, person)),
                _ => OfMaintainer(step.Other % 10, new(number, person)),
            };
        }

        private (Viewer, Func<Case, Result<Decision>>) OfMaintainer(int turn, Viewer.Maintainer me) =>
            (
                me,
                c =>
                    turn switch
                    {
                        0 => c.SayFixed(me, released: false, "1.2.4"),
                        1 => c.SayFixed(me, released: true, null),
                        2 => c.Dispute(me, new("It is meant to be so.")),
                        3 => c.HandOver(me, "Noa", "noa@example.org", "token", Now),
                        4 => c.Leave(me),
                        5 => c.AnswerEmbargo(me, null, Case.WhatIsInForce, agrees: true),
                        6 => c.WriteAsMaintainer(me, said),
                        _ => c.SignTerms(me, "Mia", c.TermsInForce.Hash, programme, Now),
                    }
            );

        private (Viewer, Func<Case, Result<Decision>>) OfEmbargo(
            (int Action, int Which, int Other) step,
            Viewer.Member by
        )
        {
            var reporter = new Viewer.Reporter(number);
            Viewer who = step.Other % 3 == 0 ? reporter : by;
            var until = Now.AddDays(step.Which % 50);
            return step.Action switch
            {
                13 => (who, c => c.ProposeEmbargo(who, until, new("Soon."), programme, Now)),
                14 => (
                    who,
                    c =>
                        c.AnswerEmbargo(
                            who,
                            who is Viewer.Member && step.Other % 2 == 0 ? step.Other % 2 + 1 : null,
                            step.Which % (c.EmbargoProposals.Count + 1),
                            step.Which % 3 != 0
                        )
                ),
                // what ends a walk early comes seldom
                15 => (by, c => step.Other % 4 == 0 ? c.EndEmbargo(by, new(Secret)) : CaseProblems.NoEmbargo),
                16 => (by, c => c.KeepEmbargo(by, new(Secret))),
                17 => (by, c => c.RecordBreach(by, EmbargoParty.Vendor(step.Other % 2 + 1), new(Secret))),
                _ => (by, c => c.NoteWorld(by, (CaseEvent)(3 + step.Other % 3), new(Secret))),
            };
        }

        private async Task Take(Viewer by, Func<Case, Result<Decision>> decide)
        {
            var wrote = false;
            await start.Cases.Decide(
                number,
                by,
                found =>
                {
                    var decided = decide(found);
                    wrote = decided.Succeeded && !decided.Value.IsNothing;
                    return decided;
                },
                CancellationToken.None
            );
            Taken += wrote ? 1 : 0;
        }

        // what the workers would do when their time has come
        private async Task Wait(int days)
        {
            store.Clock.Advance(TimeSpan.FromDays(days % 12));
            var clock = new Viewer.Clock();
            await Take(clock, c => c.SettleEmbargo(Now));
            await Take(clock, c => c.EndEmbargoInTime(Now));
        }

        private async Task Crash()
        {
            var before = (await Load()).History.Count;
            await Should.ThrowAsync<InvalidOperationException>(() =>
                start.Cases.Decide(
                    number,
                    triagers[0],
                    found =>
                    {
                        found.Write(triagers[0], Audience.Team, said).Succeeded.ShouldBeTrue();
                        throw new InvalidOperationException("The power is gone.");
                    },
                    CancellationToken.None
                )
            );
            start = await store.Again();
            (await Load()).History.Count.ShouldBe(before);
        }

        private async Task<Case> Load() =>
            (await start.Cases.Read(number, new Viewer.Clock(), "case", CancellationToken.None)).Value;

        // each entry by itself, folded anew: every change of state is a move of the model, or two where one decision makes two
        private static void Moves(Case found)
        {
            var folded = Case.Empty(found.Number.Stream);
            foreach (var recorded in found.History)
            {
                var (embargo, report) = (folded.Embargo, folded.State);
                folded.Apply(recorded);
                OneOrTwo(embargo, folded.Embargo, NextEmbargo)
                    .ShouldBeTrue($"{recorded.Entry}: {embargo} to {folded.Embargo}");
                if (recorded.Sequence > 1)
                    OneOrTwo(report, folded.State, NextReport)
                        .ShouldBeTrue($"{recorded.Entry}: {report} to {folded.State}");
            }
        }

        private static bool OneOrTwo<T>(T from, T to, Func<T, IEnumerable<T>> next)
            where T : struct, Enum =>
            from.Equals(to) || next(from).Contains(to) || next(from).SelectMany(next).Contains(to);

        private static IEnumerable<EmbargoState> NextEmbargo(EmbargoState from) =>
            Enum.GetValues<EmbargoMove>().Select(move => from.After(move)).OfType<EmbargoState>();

        private static IEnumerable<ReportState> NextReport(ReportState from) =>
            Enum.GetValues<ReportState>().Where(to => from.CanBecome(to));

        private async Task Hidden(Case found)
        {
            var stranger = new Viewer.Member(AStore.APerson(), [], null, null, null);
            var recused = triagers[0] with { RecusedFrom = [number.Text] };
            foreach (Viewer viewer in new Viewer[] { stranger, recused, new Viewer.Reporter(elsewhere) })
            {
                var seen = await start.Cases.Read(number, viewer, "case", CancellationToken.None);
                seen.Problem.ShouldBe(Problem.NotFound);
            }
            var invitation = new Invitation(start.Options.Origins, start.Charter);
            foreach (var maintainer in found.Maintainers)
            {
                var view = MaintainerView.Of(found, maintainer.Number, programme, invitation, Now);
                (view.TakesPart is not null).ShouldBe(maintainer.TakesPart);
                var theirs = System.Text.Json.JsonSerializer.Serialize(view);
                theirs.ShouldNotContain($"Shared with {3 - maintainer.Vendor}.");
                if (!maintainer.TakesPart)
                {
                    theirs.ShouldNotContain("Shared with");
                    theirs.ShouldNotContain(number.Text);
                }
                foreach (var triager in triagers)
                    theirs.ShouldNotContain(triager.Person.Text);
            }
            var mailbox = MailboxView.Of(found, new("http://localhost/advisories/"), [], Now);
            var shown = System.Text.Json.JsonSerializer.Serialize(mailbox);
            shown.ShouldNotContain(Secret);
            foreach (var triager in triagers)
                shown.ShouldNotContain(triager.Person.Text);
            DraftSteps.Hidden(found, triagers, Secret, Now);
        }
    }
}
