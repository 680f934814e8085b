using System.Reflection;
using Tocsin.Web.Assets;

namespace Tocsin.Workspace.People;

/// <summary>The script that hands passkeys between the browser and the forms.</summary>
public static class PasskeyScript
{
    public static Asset Asset { get; } =
        Asset.Embedded(Assembly.GetExecutingAssembly(), "Tocsin.Workspace.People.passkeys.js", "passkeys.js");
}
