namespace Tocsin.Ledger;

/// <summary>
/// An entry that takes the text of an earlier one away. A text may only be missing where a later entry of the same
/// stream says so: else whoever can delete rows could pass it off as a redaction.
/// </summary>
public interface IRedaction
{
    /// <summary>The sequence of the entry whose text is destroyed.</summary>
    long RedactedSequence { get; }
}
