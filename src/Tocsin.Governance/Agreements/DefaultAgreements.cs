using System.Text;

namespace Tocsin.Governance.Agreements;

/// <summary>The texts that a new installation starts with: to be read, changed and published by whoever runs it.</summary>
public static class DefaultAgreements
{
    public static string Privacy { get; } = Read("privacy.md");

    public static string CodeOfConduct { get; } = Read("code-of-conduct.md");

    public static string EarlyAccess { get; } = Read("early-access.md");

    private static string Read(string name)
    {
        using var stream =
            typeof(DefaultAgreements).Assembly.GetManifestResourceStream(typeof(DefaultAgreements), "Defaults." + name)
            ?? throw new InvalidOperationException($"{name} is not part of the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return TextHash.Normalised(reader.ReadToEnd());
    }
}
