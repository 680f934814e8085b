namespace Tocsin.Workspace.Tests.People.Providers;

/// <summary>What the provider is to say next, and how well it behaves.</summary>
/// <param name="Now">Its clock, in seconds since 1970.</param>
/// <param name="Subject">Who is at its pages.</param>
/// <param name="Label">What they are called there.</param>
/// <param name="How"><c>well</c>, or how it misbehaves.</param>
/// <param name="ByBody">Takes the client's secret in the body of a form alone.</param>
internal sealed record Orders(
    long Now,
    string Subject = "248289761001",
    string Label = "ann-elsewhere",
    string How = "well",
    bool ByBody = false
);
