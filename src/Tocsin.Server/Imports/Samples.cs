namespace Tocsin.Server.Imports;

/// <summary>Advisories of invented packages, which lie beside the program.</summary>
internal static class Samples
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "samples", "advisories");
}
