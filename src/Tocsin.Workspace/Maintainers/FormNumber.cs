using System.Globalization;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.Maintainers;

/// <summary>Which vendor, maintainer or proposal a form is about.</summary>
internal static class FormNumber
{
    /// <summary>Null where it names none.</summary>
    public static int? Of(FormValues form, string field) =>
        int.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
