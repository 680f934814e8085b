using Microsoft.AspNetCore.Routing;

namespace Tocsin.Workspace.Vendors;

/// <summary>Who can fix it, and cases of the same flaw.</summary>
public static class VendorParts
{
    public static void MapVendors(this IEndpointRouteBuilder app)
    {
        ShowVendors.Map(app);
        AddVendor.Map(app);
        DropVendor.Map(app);
        MoveVendor.Map(app);
        SetVendorStatus.Map(app);
        MoveVendorReport.Map(app);
        LinkCase.Map(app);
    }
}
