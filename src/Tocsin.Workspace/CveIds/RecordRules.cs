using System.Text;
using System.Text.Json.Nodes;
using Tocsin.Governance.Programmes;
using Tocsin.Standards.CveRules;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.CveIds;

/// <summary>The rules for CVE records as they hold for this programme.</summary>
public static class RecordRules
{
    /// <summary>What stops a record when it is about to be sent: its advisory is public by then.</summary>
    public static CheckCveRecord BeforeSending(CharterInForce charter, TimeProvider time) =>
        (_, container) =>
            CveRecordRules.Faults(
                Encoding.UTF8.GetBytes(new JsonObject { ["cnaContainer"] = container.DeepClone() }.ToJsonString()),
                new()
                {
                    Scope = ScopeOf(charter.Programme),
                    Disclosed = true,
                    Now = time.GetUtcNow(),
                }
            );

    /// <summary>Null: a programme without products answers for whatever is reported to it.</summary>
    public static CnaScope? ScopeOf(Programme programme) =>
        programme.Products.Count == 0
            ? null
            : new(
                [.. programme.Products.Where(p => p.Kind == ProductKind.Core).Select(p => p.Name)],
                [.. programme.Products.Select(p => p.Ecosystem).OfType<string>()]
            );
}
