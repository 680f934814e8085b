namespace Tocsin.Web.Forms;

/// <summary>How much of a form is read. All of its text is held in memory, none of its files is.</summary>
public sealed record FormLimits
{
    /// <summary>The most fields, repeats counted.</summary>
    public int Fields { get; init; } = 500;

    /// <summary>The most bytes of a field's name.</summary>
    public int NameBytes { get; init; } = 200;

    /// <summary>The most bytes of one value, as sent.</summary>
    public int ValueBytes { get; init; } = 256 * 1024;

    /// <summary>The most bytes of all names and values together, as sent.</summary>
    public int TextBytes { get; init; } = 1024 * 1024;

    /// <summary>The most files; 0 takes none.</summary>
    public int Files { get; init; }

    /// <summary>The most bytes of one file.</summary>
    public long FileBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>The most bytes of all files together, those that are turned away included.</summary>
    public long AllFileBytes { get; init; } = 50 * 1024 * 1024;

    /// <summary>The most bytes of the request: text, files, and what stands between them.</summary>
    public long RequestBytes => TextBytes + (Files == 0 ? 0 : AllFileBytes) + 64 * 1024;

    /// <summary>A form without files.</summary>
    public static FormLimits TextOnly { get; } = new();

    /// <summary>A few short fields, such as signing in.</summary>
    public static FormLimits Small { get; } =
        new()
        {
            Fields = 30,
            ValueBytes = 4096,
            TextBytes = 16 * 1024,
        };
}
