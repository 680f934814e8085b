using System.Text;
using Tocsin.Advisories.Matching;
using Tocsin.Standards.Osv;

namespace Tocsin.Advisories.Tests.Matching;

/// <summary>Records written as their sources write them.</summary>
internal static class Records
{
    public static IndexedRecord Record(string json, int revision = 1)
    {
        var body = Encoding.UTF8.GetBytes(json);
        return IndexedRecord.Of(OsvReader.Read(body).Value, body, revision);
    }

    /// <summary>A record about one package; <paramref name="affected"/> is what follows its package.</summary>
    public static IndexedRecord About(
        string id,
        string ecosystem,
        string name,
        string affected,
        string more = "",
        int revision = 1
    ) =>
        Record(
            $$"""
            {"id":"{{id}}","modified":"2026-01-01T00:00:00Z",{{more}}
            "affected":[{"package":{"ecosystem":"{{ecosystem}}","name":"{{name}}"},{{affected}}}]}
            """,
            revision
        );

    /// <summary>The IDs of the records that affect a version.</summary>
    public static string[] Matching(this AdvisoryIndex index, string ecosystem, string name, string version)
    {
        var found = new List<string>();
        var package = index.Package(ecosystem, name);
        var query = package.Version(version);
        foreach (var candidate in package.All)
        {
            if (candidate.Versions.Contain(query))
                found.Add(candidate.Record.Id);
        }
        return [.. found];
    }
}
