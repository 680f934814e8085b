using System.Globalization;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.Advisories;

/// <summary>The revision that somebody read and decides about: never "whatever is there by now".</summary>
internal static class ReadRevision
{
    public static int? Of(FormValues form) =>
        int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : null;

    public static int Needed(this FaultCollector faults, int? revision)
    {
        if (revision is null)
            faults.Add("revision", "Say which revision of the draft this is about.");
        return revision ?? 0;
    }
}
