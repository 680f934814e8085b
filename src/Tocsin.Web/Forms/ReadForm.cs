using Tocsin.Standards.Problems;

namespace Tocsin.Web.Forms;

/// <summary>A form that was read to its end.</summary>
/// <param name="Values">Every text field.</param>
/// <param name="FileFaults">
/// What was wrong with files (too large, too many, refused by the callback), at the paths of their fields. Everything
/// typed is in <paramref name="Values"/> nonetheless.
/// </param>
public sealed record ReadForm(FormValues Values, IReadOnlyList<Fault> FileFaults);
