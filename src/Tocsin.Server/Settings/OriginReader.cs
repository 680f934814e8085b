using System.Net;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Settings;

/// <summary>
/// Reads the three origins. Tocsin speaks plain HTTP and only on loopback: an https URL means a proxy on this machine that
/// has the certificate, and <c>--listen</c> says where Tocsin waits for it.
/// </summary>
internal sealed class OriginReader(SettingValues values, FaultCollector faults)
{
    private readonly Dictionary<Role, IPEndPoint> listening = [];
    private readonly Dictionary<Role, Origin> origins = [];

    public IReadOnlyDictionary<Role, Origin> Read()
    {
        foreach (var listen in values.Many("listen"))
            Listen(listen);
        Take(Role.Public, "http://localhost:5080");
        Take(Role.Workspace, "http://localhost:5081");
        Take(Role.Intake, "http://localhost:5082");
        foreach (var shared in origins.GroupBy(o => o.Value.Url, StringComparer.Ordinal).Where(g => g.Count() > 1))
            faults.Add(Names(shared), $"{shared.Key} can be the origin of one role only.");
        foreach (var shared in origins.GroupBy(o => o.Value.Port).Where(g => g.Count() > 1))
            faults.Add(Names(shared), $"Port {shared.Key} can be listened on for one role only.");
        return origins;
    }

    private void Take(Role role, string otherwise)
    {
        var name = NameOf(role);
        var text = values.One(name) ?? otherwise;
        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || (url.Scheme != "http" && url.Scheme != "https")
            || url.PathAndQuery != "/"
            || url.Fragment.Length + url.UserInfo.Length > 0
            || url.Port == 0
        )
        {
            faults.Add(name, $"'{text}' is no origin; write scheme, host and port: https://security.example.org");
            return;
        }
        if (url.Scheme == "http" && !Origin.IsLoopback(url))
        {
            faults.Add(
                name,
                $"{text} would send secrets in the clear; give the https URL of a proxy on this machine, and say with "
                    + $"--listen {name}=127.0.0.1:{otherwise[^4..]} where it finds Tocsin."
            );
            return;
        }
        if (listening.TryGetValue(role, out var at))
            origins[role] = new(Spell(url), at.Address, at.Port);
        else if (url.Scheme == "http")
            origins[role] = new(Spell(url), AddressOf(url), url.Port);
        else
            faults.Add(name, $"Say where the proxy finds Tocsin: --listen {name}=127.0.0.1:{otherwise[^4..]}");
    }

    private void Listen(string text)
    {
        if (
            text.Split('=', 2) is [var name, var where]
            && Enum.GetValues<Role>().Where(r => NameOf(r) == name).ToList() is [var role]
            && IPEndPoint.TryParse(where.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), out var at)
            && at.Port != 0
        )
        {
            if (!IPAddress.IsLoopback(at.Address))
                faults.Add(
                    "listen",
                    $"{where} can be reached from elsewhere in the clear; listen on 127.0.0.1 or [::1]."
                );
            listening[role] = at;
        }
        else
        {
            faults.Add("listen", $"'{text}' is not understood; write public=127.0.0.1:5080");
        }
    }

    private static string Names(IEnumerable<KeyValuePair<Role, Origin>> shared) =>
        string.Join(" and ", shared.Select(o => NameOf(o.Key)));

    private static string NameOf(Role role) => role.ToString().ToLowerInvariant();

    // localhost is both 127.0.0.1 and ::1
    private static IPAddress? AddressOf(Uri url) =>
        IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var ip) ? ip : null;

    private static string Spell(Uri url) => url.GetLeftPart(UriPartial.Authority).ToLowerInvariant();
}
