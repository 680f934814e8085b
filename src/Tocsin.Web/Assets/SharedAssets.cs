using System.Reflection;

namespace Tocsin.Web.Assets;

/// <summary>The one style sheet, the one small script and the bell, which every page of every site links to.</summary>
public static class SharedAssets
{
    public static Asset StyleSheet { get; } = Own("tocsin.css");

    public static Asset Script { get; } = Own("tocsin.js");

    public static Asset Icon { get; } = Own("favicon.svg");

    private static Asset Own(string name) =>
        Asset.Embedded(Assembly.GetExecutingAssembly(), $"Tocsin.Web.Assets.{name}", name);
}
