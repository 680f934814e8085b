using System.Text;
using System.Text.Json.Nodes;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.CveRules;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.CveIds;

/// <summary>The rules for CVE records as they hold for this programme.</summary>
public static class RecordRules
{
    /// <summary>What stops a record when it is about to be sent: its advisory is public by then.</summary>
    public static CheckCveRecord BeforeSending(CharterInForce charter, TimeProvider time) =>
        record =>
            CveRecordRules.Faults(
                Encoding.UTF8.GetBytes(
                    new JsonObject { ["cnaContainer"] = record.Container.DeepClone() }.ToJsonString()
                ),
                new()
                {
                    Scope = OwnScope.Of(charter.Programme),
                    Upstream = record.Upstream,
                    Disclosed = true,
                    Now = time.GetUtcNow(),
                }
            );
}
