using System.Globalization;
using Tocsin.Cases;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.Vendors;

/// <summary>Which vendor a form is about.</summary>
internal static class VendorField
{
    public const string Name = "vendor";

    public static int? Of(FormValues form) =>
        int.TryParse(form[Name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static Result<int> Known(int? vendor) => vendor is { } number ? number : CaseProblems.NoSuchVendor;
}
