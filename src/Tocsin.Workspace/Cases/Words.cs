using System.Text.Json;

namespace Tocsin.Workspace.Cases;

/// <summary>The words by which forms and programs name what is one of a few: <c>NotAVulnerability</c> is <c>not-a-vulnerability</c>.</summary>
internal static class Words
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>What a word names; null where it names nothing.</summary>
    public static TEnum? Parse<TEnum>(string? word)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (Of(value) == word)
                return value;
        }
        return null;
    }
}
