using System.Reflection;
using Tocsin.Web.Assets;

namespace Tocsin.Public.Pages;

/// <summary>Makes the search answer while one types. Without it the form does the same on Enter.</summary>
internal static class SearchScript
{
    public static Asset Asset { get; } =
        Asset.Embedded(Assembly.GetExecutingAssembly(), "Tocsin.Public.Pages.search.js", "search.js");
}
