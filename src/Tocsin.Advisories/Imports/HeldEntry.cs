using Tocsin.Standards.Nswg;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Imports;

/// <summary>An entry that is in memory already.</summary>
/// <param name="Path">Within its source.</param>
/// <param name="Bytes">What it holds, or why that could not be had.</param>
/// <param name="Nswg">Set where it is one of the working group's records.</param>
public sealed record HeldEntry(string Path, Result<ReadOnlyMemory<byte>> Bytes, NswgKind? Nswg = null);
