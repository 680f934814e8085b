using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.People.Sessions;

/// <summary>Keeps the keys of data protection, which seal the cookies, with the other wrapped keys.</summary>
internal sealed class Ring(Func<KeyDb> open) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = open();
        return [.. db.Ring.AsNoTracking().AsEnumerable().Select(row => XElement.Parse(row.Xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = open();
        db.Ring.Add(new() { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
