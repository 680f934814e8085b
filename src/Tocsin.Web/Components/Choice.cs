namespace Tocsin.Web.Components;

/// <summary>One of the answers that a <see cref="SelectField"/>, <see cref="RadioGroup"/> or <see cref="CheckGroup"/> offers.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is read.</param>
/// <param name="Hint">One sentence below it; not shown in a <see cref="SelectField"/>.</param>
public sealed record Choice(string Value, string Label, string? Hint = null);
