using Tocsin.Cases.CveIds;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Outside.CveServices;

namespace Tocsin.Workspace.CveIds;

/// <summary>How to sign in to CVE Services, as a form or a command says it.</summary>
public static class ReadCveAccess
{
    public const string Production = "production";
    public const string Test = "test";
    public const string Custom = "custom";
    public const string Practice = "practice";
    public const string None = "none";

    private const int LongestName = 128;
    private const int LongestKey = 256;

    /// <param name="Access">Null where everything is done by hand.</param>
    public sealed record Read(CveAccess? Access);

    /// <param name="service">One of the words of this class; its other parts count only where something is sent.</param>
    /// <param name="url">Where <paramref name="service"/> is custom.</param>
    public static Result<Read> Of(string? service, string? url, string? org, string? user, string? key)
    {
        var faults = new FaultCollector();
        switch (service)
        {
            case None:
                return new Read(null);
            case Practice:
                return new Read(new(null, Practice, Practice, ""));
            case Production or Test or Custom:
                break;
            default:
                faults.Add("service", "Choose one.");
                break;
        }
        var address = Address(service, url, faults);
        (string Name, string Value)[] said =
        [
            ("org", faults.Required("org", org, LongestName)),
            ("user", faults.Required("user", user, LongestName)),
            ("key", faults.Required("key", key, LongestKey)),
        ];
        foreach (var (name, value) in said)
        {
            // these are sent as headers
            if (value.Any(c => c is < ' ' or > '~'))
                faults.Add(name, "Only letters, digits and signs of ASCII can be in it.");
        }
        return faults.Else(() => new Read(new(address!, said[0].Value, said[1].Value, said[2].Value)));
    }

    private static Uri? Address(string? service, string? typed, FaultCollector faults)
    {
        if (service != Custom)
            return service == Test ? CveServicesAddress.Test : CveServicesAddress.Production;
        if (!Uri.TryCreate(typed?.Trim(), UriKind.Absolute, out var address))
        {
            faults.Add("url", "This is no address; write https://cve.example.org/api.");
            return null;
        }
        if (CveServicesAddress.Fault(address) is { } fault)
            faults.Add("url", fault);
        return address;
    }
}
