namespace Tocsin.Web.Forms;

/// <summary>A file of a form while it arrives; it is nowhere but in <paramref name="Content"/>.</summary>
/// <param name="Field">The name of its field, which is also the path of its faults.</param>
/// <param name="Name">What the sender called it, without folders or control characters, at most 255 UTF-16 units; never empty.</param>
/// <param name="DeclaredType">The media type that the sender claims, at most 255 UTF-16 units; null when none. Not to be believed.</param>
/// <param name="Content">
/// To be read once, forwards, before the callback returns. Reading throws <see cref="FormCutException"/> when the file is
/// too large or ends early: what was read until then must be thrown away.
/// </param>
public sealed record SentFile(string Field, string Name, string? DeclaredType, Stream Content);

/// <summary>A file of a form did not arrive whole. Thrown by <see cref="SentFile.Content"/>; let it pass through.</summary>
public sealed class FormCutException : IOException
{
    public FormCutException() { }

    public FormCutException(string message)
        : base(message) { }

    public FormCutException(string message, Exception innerException)
        : base(message, innerException) { }
}
