using System.Net;
using System.Text.Json;

namespace Tocsin.Workspace.Tests;

/// <summary>What came back, read whole.</summary>
public sealed record TestAnswer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The problem's code; null where it is none.</summary>
    public string? Code =>
        Headers.GetValueOrDefault("Content-Type")?.StartsWith("application/problem+json", StringComparison.Ordinal)
        == true
            ? Json.GetProperty("code").GetString()
            : null;

    public string? Location => Headers.GetValueOrDefault("Location");

    /// <summary>Status, headers and body in one text, but for what changes by itself.</summary>
    public string Whole =>
        string.Join(
            '\n',
            Headers
                .Where(h => h.Key is not ("Date" or "Transfer-Encoding"))
                .OrderBy(h => h.Key, StringComparer.Ordinal)
                .Select(h => $"{h.Key}: {h.Value}")
                .Prepend($"{Status}")
                .Append(Body)
        );

    public TestAnswer ShouldSucceed()
    {
        Status.ShouldBeInRange(200, 399, Body);
        return this;
    }

    public TestAnswer ShouldBeRefused(int status, string code)
    {
        (Status, Code).ShouldBe((status, code), Body);
        return this;
    }

    /// <summary>The value of a named field in a page, as the browser would send it.</summary>
    public string Field(string name)
    {
        var match = System.Text.RegularExpressions.Regex.Match(
            Body,
            $"<input[^>]*name=\"{name}\"[^>]*value=\"([^\"]*)\"",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(5)
        );
        match.Success.ShouldBeTrue($"no field {name} in {Body}");
        return WebUtility.HtmlDecode(match.Groups[1].Value);
    }

    /// <summary>The values of all fields of one name in a page, as a browser would send them if all were ticked.</summary>
    public IReadOnlyList<string> Fields(string name) =>
        [
            .. System
                .Text.RegularExpressions.Regex.Matches(
                    Body,
                    $"<input[^>]*name=\"{name}\"[^>]*value=\"([^\"]*)\"",
                    System.Text.RegularExpressions.RegexOptions.None,
                    TimeSpan.FromSeconds(5)
                )
                .Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)),
        ];

    public static async Task<TestAnswer> Read(HttpResponseMessage answer)
    {
        var headers = answer
            .Headers.Concat(answer.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join("; ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), headers);
    }
}
