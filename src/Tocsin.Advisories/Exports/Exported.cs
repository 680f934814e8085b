using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Exports;

/// <summary>
/// An advisory in another format, made from its OSV record. The folder says the same in each of them, or leaves it out and
/// says that.
/// </summary>
/// <param name="Body">UTF-8 JSON without a byte order mark; the same record and parameters give the same bytes.</param>
/// <param name="Unsaid">What the record says and the format has no words for, as warnings with paths into the record.</param>
public sealed record Exported(ReadOnlyMemory<byte> Body, IReadOnlyList<Fault> Unsaid);
