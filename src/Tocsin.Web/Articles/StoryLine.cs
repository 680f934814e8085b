namespace Tocsin.Web.Articles;

/// <summary>One entry of a case as everybody may read it.</summary>
/// <param name="Sequence">From 1.</param>
/// <param name="At">UTC; null where the entry stays sealed.</param>
/// <param name="Who">A role.</param>
/// <param name="What">A sentence; null where the entry stays sealed.</param>
/// <param name="Body">Markdown; null where nothing was written, or it stays sealed.</param>
/// <param name="IsExtract">Whether the body leaves something out, so that it cannot be verified.</param>
/// <param name="Commitment">In hexadecimal digits: of the facts where the entry stays sealed.</param>
public sealed record StoryLine(
    long Sequence,
    DateTimeOffset? At,
    string? Who,
    string? What,
    string? Body,
    bool IsExtract,
    string Commitment
);
