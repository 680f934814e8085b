using Tocsin.Cases.Access;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Maintainers;
using Tocsin.Cases.Reports;
using Tocsin.Cases.States;
using Tocsin.Cases.Vendors;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>What a maintainer does with a code or a receipt alone: sign, say how far they are, say that they cannot.</summary>
public sealed partial class Case
{
    /// <summary>The most people whom maintainers propose on one case.</summary>
    public const int MostProposedPeople = 50;

    /// <summary>The furthest day until which somebody is away, in days.</summary>
    public const int FurthestAway = 365;

    /// <summary>Says where the token lies; a triager looks.</summary>
    public Result<Decision> PlaceToken(Viewer.Maintainer by, SaidText where, DateTimeOffset now)
    {
        if (maintainers.Find(m => m.Number == by.Person) is not { } me || !me.MaySign(now))
            return CaseProblems.NoSuchMaintainer;
        return me.Proof is not null || me.TokenPlace == where.Said
            ? Decision.Nothing
            : Decision.Of(new TokenPlaced(me.Number) { Text = where }).And(ToOwner);
    }

    /// <summary>Signs exactly the terms that were before their eyes. From here on the receipt opens what the code did.</summary>
    /// <param name="hash">Of those terms.</param>
    public Result<Decision> SignTerms(
        Viewer.Maintainer by,
        string name,
        string hash,
        Programme programme,
        DateTimeOffset now
    )
    {
        if (maintainers.Find(m => m.Number == by.Person) is not { } me || !me.MaySign(now))
            return CaseProblems.NoSuchMaintainer;
        if (me.Proof is null)
            return CaseProblems.ControlNotProved;
        var terms = TermsInForce;
        if (terms.Hash != hash)
            return CaseProblems.TermsChanged;
        var vendor = vendors.Find(v => v.Number == me.Vendor)!;
        List<Entry> entries = [new TermsSigned(me.Number, terms.Until, terms.Hash) { Text = new(name, terms.Text) }];
        if (Embargo.InForce() && AdherenceOf(vendor.Party) != EmbargoAdherence.Keeps)
            entries.Add(new EmbargoAnswered(WhatIsInForce, vendor.Party.Text, true));
        if (SharedWith(vendor.Number) is not null)
            entries.AddRange(Told(vendor, programme, now));
        return Decision.Of(entries).And(ToOwner);
    }

    /// <summary>Says whether what is theirs is affected.</summary>
    /// <param name="because">With <see cref="VendorStatus.NotAffected"/>, and only then.</param>
    public Result<Decision> SayStatus(
        Viewer.Maintainer by,
        VendorStatus status,
        NotAffectedBecause? because,
        VendorStatement statement
    ) => Their(by).Then(vendor => Said(vendor, status, because, statement)).Map(Tell);

    /// <summary>Says that there is a fix in these versions, or that it is released.</summary>
    /// <param name="versions">One to a line; null: as they were said before.</param>
    public Result<Decision> SayFixed(Viewer.Maintainer by, bool released, string? versions) =>
        Their(by)
            .Then(vendor =>
            {
                var named = versions ?? vendor.Statement?.FixedIn;
                var statement = new VendorStatement(named, vendor.Statement?.Note);
                return Said(vendor, VendorStatus.Fixed, null, statement)
                    .Map(said =>
                        released && !vendor.Has(CaseEvent.FixDeployed)
                            ? said with
                            {
                                Entries = [.. said.Entries, new VendorMoved(vendor.Number, CaseEvent.FixDeployed)],
                            }
                            : said
                    );
            })
            .Map(Tell);

    /// <summary>Is away until the end of a day, or back.</summary>
    public Result<Decision> GoAway(Viewer.Maintainer by, DateOnly? until, DateOnly today) =>
        Me(by)
            .Then(me =>
                until is { } day && (day < today || day > today.AddDays(FurthestAway))
                    ? Problem.Faulty([new("until", $"Choose a day from today on, at most {FurthestAway} days ahead.")])
                : me.AwayUntil == until ? Decision.Nothing
                : (Result<Decision>)Tell(Decision.Of(new MaintainerAway(me.Number, until)))
            );

    /// <summary>Names somebody in their stead, who is invited at once; what was promised is still owed.</summary>
    /// <param name="token">For the invitation.</param>
    public Result<Decision> HandOver(
        Viewer.Maintainer by,
        string name,
        string address,
        string token,
        DateTimeOffset now
    ) =>
        Me(by)
            .Then(me =>
                Invited(me.Vendor, new(name, address, token), true, me.Number, now)
                    .Map(invited =>
                        Tell(
                            invited with
                            {
                                Entries = [new MaintainerLeft(me.Number, LeftBecause.HandedOver), .. invited.Entries],
                            }
                        )
                    )
            );

    /// <summary>Asks for help with the fix.</summary>
    public Result<Decision> AskForHelp(Viewer.Maintainer by, SaidText what) =>
        Me(by).Map(me => Tell(Decision.Of(new HelpAsked(me.Number) { Text = what })));

    /// <summary>Says that nobody looks after the package any more. The day stands.</summary>
    public Result<Decision> SayAbandoned(Viewer.Maintainer by, SaidText what) =>
        Me(by).Map(me => Tell(Decision.Of(new PackageAbandoned(me.Number) { Text = what })));

    /// <summary>Says why it is no vulnerability, or another: their view is on record.</summary>
    public Result<Decision> Dispute(Viewer.Maintainer by, SaidText view) =>
        Me(by).Map(me => Tell(Decision.Of(new FindingDisputed(me.Number) { Text = view })));

    /// <summary>Would have somebody else take part; a triager answers.</summary>
    public Result<Decision> ProposePerson(Viewer.Maintainer by, PersonText person) =>
        Me(by)
            .Then(me =>
                people.Count >= MostProposedPeople
                    ? CaseProblems.TooManyMaintainers
                    : (Result<Decision>)
                        Tell(Decision.Of(new PersonProposed(me.Number, people.Count + 1) { Text = person }))
            );

    /// <summary>Writes in the channel of the package; the team and who else takes part for it read it.</summary>
    public Result<Decision> WriteAsMaintainer(Viewer.Maintainer by, MessageText message) =>
        Their(by)
            .Then(vendor =>
                WriteAsVendor(new(Number, vendor.Number), message)
                    .Map(written =>
                        written.And(
                            maintainers
                                .Where(m => m.Vendor == vendor.Number && m.TakesPart && m.Number != by.Person)
                                .Select(ToMaintainer)
                        )
                    )
            );

    /// <summary>Goes, or declines the invitation. What was promised is still owed.</summary>
    public Result<Decision> Leave(Viewer.Maintainer by) =>
        maintainers.Find(m => m.Number == by.Person) is { Left: null } me
            ? Tell(Decision.Of(new MaintainerLeft(me.Number, LeftBecause.Left)))
            : CaseProblems.NoSuchMaintainer;

    private Result<Maintainer> Me(Viewer.Maintainer by) =>
        maintainers.Find(m => m.Number == by.Person) is not { TakesPart: true } me ? CaseProblems.NoSuchMaintainer
        : State == ReportState.Closed ? CaseProblems.Closed
        : me;

    // what they have not been shown they cannot speak of
    private Result<Vendor> Their(Viewer.Maintainer by) =>
        Me(by)
            .Then(me =>
                vendors.Find(v => v.Number == me.Vendor) is { IsTold: true } vendor
                    ? vendor
                    : (Result<Vendor>)CaseProblems.VendorDoesNotKnow
            );

    // nobody watches a page: who keeps the case hears of everything that a maintainer does
    private Decision Tell(Decision decision) => decision.IsNothing ? decision : decision.And(ToOwner);

    private void ApplyWord(Recorded recorded)
    {
        (int Maintainer, MaintainerWordKind Kind, SaidText? Text)? word = recorded.Entry switch
        {
            HelpAsked entry => (entry.Maintainer, MaintainerWordKind.HelpAsked, entry.Text),
            PackageAbandoned entry => (entry.Maintainer, MaintainerWordKind.Abandoned, entry.Text),
            FindingDisputed entry => (entry.Maintainer, MaintainerWordKind.Disputed, entry.Text),
            _ => null,
        };
        if (word is not { } said)
            return;
        maintainerWords.Add(new(said.Maintainer, said.Kind, said.Text?.Said, recorded.At));
        if (said.Kind == MaintainerWordKind.Disputed && maintainers.Find(m => m.Number == said.Maintainer) is { } by)
            viewsGiven.Add(by.Vendor);
    }
}
