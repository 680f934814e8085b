using Tocsin.Cases;
using Tocsin.Cases.Counting;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.Counting;

/// <summary>The questions as somebody goes through them.</summary>
/// <param name="MayCount">Null, or why it cannot be kept.</param>
/// <param name="Typed">The reason and the choice, as they were sent.</param>
public sealed record CountingView(Case Case, CountingWalk Walk, Problem? MayCount, FormValues Typed, Problem? Refused);
