using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Drafts;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Drafting;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.Cases;
using Decide = System.Func<Tocsin.Cases.Case, Tocsin.Standards.Problems.Result<Tocsin.Ledger.Decision>>;

namespace Tocsin.Workspace.Drafting;

/// <summary>Comments, suggestions and answers of those with whom the draft is shared, each a path below their page.</summary>
internal static class OutsideRemarks
{
    public const string Comments = ReadSharedDraft.Path + "/comments";
    public const string Answers = ReadSharedDraft.Path + "/answers";
    public const string Suggestions = ReadSharedDraft.Path + "/suggestions";
    public const string Withdrawals = ReadSharedDraft.Path + "/withdrawals";

    /// <summary>Who reads it: <c>everyone</c>, where the team shared it so; else only the team does.</summary>
    public const string Everyone = "everyone";

    /// <param name="Revision">The one that they read.</param>
    /// <param name="Field"><c>summary</c>, <c>impact</c>, <c>affected</c>, <c>severity</c>, <c>weaknesses</c>, <c>details</c>, <c>workarounds</c>, <c>references</c>, <c>credits</c>, <c>aliases</c>; null: the whole of it.</param>
    /// <param name="Body">Markdown.</param>
    /// <param name="Readers"><c>everyone</c>, where the team shared it with everyone; else only the team reads it.</param>
    public sealed record Comment(string Receipt, string Revision, string? Field, string Body, string? Readers = null);

    /// <param name="Thread">Its number, as the draft has it.</param>
    /// <param name="Body">Markdown.</param>
    public sealed record Answer(string Receipt, string Thread, string Body);

    /// <param name="Revision">The one that they read.</param>
    /// <param name="Field">As for a comment; needed.</param>
    /// <param name="Text">What it is to say; lists one item to a line.</param>
    /// <param name="Why">Markdown; null: it speaks for itself.</param>
    /// <param name="Readers">As for a comment.</param>
    public sealed record Suggestion(
        string Receipt,
        string Revision,
        string Field,
        string Text,
        string? Why,
        string? Readers = null
    );

    /// <param name="Thread">Its number, as the draft has it.</param>
    public sealed record Withdrawal(string Receipt, string Thread);

    public static void Map(IEndpointRouteBuilder app, OutsideDoor door)
    {
        DraftTurn.Map<Comment>(app, door, Comments, "Your comment is with the team.", OfComment);
        DraftTurn.Map<Answer>(app, door, Answers, "Your answer is kept.", OfAnswer);
        DraftTurn.Map<Suggestion>(app, door, Suggestions, "Your suggestion is with the team.", OfSuggestion);
        DraftTurn.Map<Withdrawal>(
            app,
            door,
            Withdrawals,
            "It is taken back.",
            (by, form) => Result.Of<Decide>(OfThread(by, form, (found, thread) => found.WithdrawSuggestion(by, thread)))
        );
    }

    private static Result<Decide> OfComment(Viewer by, FormValues form)
    {
        var faults = new FaultCollector();
        var revision = Revision(form, faults);
        var field = Field(form, faults, needed: false);
        var body = faults.Required("body", form["body"], RemarkText.Longest);
        return faults.Else<Decide>(() =>
            found => found.CommentOnDraft(by, ToEveryone(form), revision, field, new(body))
        );
    }

    private static Result<Decide> OfSuggestion(Viewer by, FormValues form)
    {
        var faults = new FaultCollector();
        var revision = Revision(form, faults);
        var field = Field(form, faults, needed: true);
        // nothing is a text, too: that the field be emptied; how long it may be is said where it is read
        var text = form["text"] ?? "";
        var why = faults.Optional("why", form["why"], RemarkText.Longest);
        return faults.Else<Decide>(() =>
            found => found.SuggestChange(by, ToEveryone(form), revision, field!.Value, new(text, why))
        );
    }

    private static Result<Decide> OfAnswer(Viewer by, FormValues form)
    {
        var faults = new FaultCollector();
        var body = faults.Required("body", form["body"], RemarkText.Longest);
        return faults.Else(() =>
            OfThread(by, form, (found, thread) => found.AnswerOnDraft(by, thread, new RemarkText(body)))
        );
    }

    // what they do not read answers as what is not there
    private static Decide OfThread(Viewer by, FormValues form, Func<Case, long, Result<Decision>> decide) =>
        found =>
            int.TryParse(form["thread"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && SharedDraftView.SequenceOf(found, by, number) is { } sequence
                ? decide(found, sequence)
                : Problem.NotFound;

    private static int Revision(FormValues form, FaultCollector faults)
    {
        if (int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
            return revision;
        faults.Add("revision", "Say which revision of the draft this is about.");
        return 0;
    }

    private static DraftField? Field(FormValues form, FaultCollector faults, bool needed)
    {
        var typed = form["field"];
        var field = Words.Parse<DraftField>(typed);
        if (field is null && (needed || !string.IsNullOrWhiteSpace(typed)))
            faults.Add("field", "Choose what of the draft this is about.");
        return field;
    }

    private static bool ToEveryone(FormValues form) => form["readers"] == Everyone;
}
