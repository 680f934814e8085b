namespace Tocsin.Advisories.Exports;

/// <summary>In whose name a VEX document goes out (OpenVEX 0.2.0, "Document").</summary>
/// <param name="Name">Of a person or a team, best with an address.</param>
/// <param name="Role">Free text; null where that is not said.</param>
/// <param name="Tooling">What made the document; null where that is not said.</param>
public sealed record VexAuthor(string Name, string? Role = null, string? Tooling = null);
