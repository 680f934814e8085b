using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tocsin.Tests.CveServices;

/// <summary>
/// CVE Services as one organization meets it, written from what is known of the service and without a line of the product: it
/// refuses what the service refuses, with the same codes, and takes what the service takes, sensible or not. What goes wrong is
/// ordered with <see cref="Next"/>.
/// </summary>
public sealed partial class FakeCveServices : IAsyncDisposable
{
    public const string Org = "example";
    public const string User = "tocsin@example.org";
    public const string Key = "an-api-key-that-is-secret";

    /// <summary>As the service has it.</summary>
    public const int PageSize = 500;

    private readonly Lock turn = new();
    private readonly Queue<(Func<HttpRequest, bool> When, Mishap What)> orders = new();
    private readonly SortedDictionary<string, ReservedId> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> records = new(StringComparer.Ordinal);
    private readonly List<string> asked = [];
    private readonly List<(string Amount, string Year)> late = [];
    private WebApplication app = null!;
    private int nextNumber = 1000;

    /// <summary>How many may be RESERVED at once.</summary>
    public int Quota { get; set; } = 1000;

    /// <summary>The service's clock: off from everybody else's by as much as a test wants.</summary>
    public Func<DateTimeOffset> Now { get; set; } = () => TimeProvider.System.GetUtcNow();

    /// <summary>The base, as operators type it.</summary>
    public Uri Url => new(app.Urls.Single() + "/api");

    /// <summary>Everything that was asked: method, path and query.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (turn)
                return [.. asked];
        }
    }

    /// <summary>IDs and their states.</summary>
    public IReadOnlyDictionary<string, string> States
    {
        get
        {
            lock (turn)
                return ids.ToDictionary(id => id.Key, id => id.Value.State, StringComparer.Ordinal);
        }
    }

    /// <summary>How often a record was written, first and replaced.</summary>
    public int Writes { get; private set; }

    /// <summary>How many answers were held back so far.</summary>
    public int Holds { get; private set; }

    public static async Task<FakeCveServices> Start()
    {
        var fake = new FakeCveServices();
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = Environments.Production });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        fake.app = builder.Build();
        fake.Map();
        await fake.app.StartAsync();
        return fake;
    }

    /// <summary>What happens to the next request that is <paramref name="when"/>; orders are carried out in turn.</summary>
    public void Next(Mishap what, Func<HttpRequest, bool>? when = null)
    {
        lock (turn)
            orders.Enqueue((when ?? (_ => true), what));
    }

    /// <summary>Nothing goes wrong any more.</summary>
    public void Forget()
    {
        lock (turn)
            orders.Clear();
    }

    /// <summary>The record of an ID; null without one.</summary>
    public JsonObject? Record(string id)
    {
        lock (turn)
            return records.GetValueOrDefault(id)?.DeepClone().AsObject();
    }

    /// <summary>Somebody with another program changes what the CNA says.</summary>
    public void ChangeBehindOurBack(string id, Action<JsonObject> change)
    {
        lock (turn)
            change(records[id]["containers"]!["cna"]!.AsObject());
    }

    /// <summary>Another organization adds what it knows.</summary>
    public void Enrich(string id)
    {
        lock (turn)
            records[id]["containers"]!["adp"] = new JsonArray(new JsonObject { ["title"] = "CISA ADP Vulnrichment" });
    }

    /// <summary>Somebody of the organization reserves one by hand.</summary>
    public string ReserveByHand(int year, string user)
    {
        lock (turn)
            return Reserve(1, year, sequential: true, user)[0].Id;
    }

    /// <summary>What was on its way is done.</summary>
    public void Arrive()
    {
        lock (turn)
        {
            foreach (var (amount, year) in late)
                Reserve(
                    int.Parse(amount, CultureInfo.InvariantCulture),
                    int.Parse(year, CultureInfo.InvariantCulture),
                    true,
                    User
                );
            late.Clear();
        }
    }

    /// <summary>An ID of another organization.</summary>
    public void OwnedByOther(string id)
    {
        lock (turn)
            ids[id] = new(id, int.Parse(id[4..8], CultureInfo.InvariantCulture), "RESERVED", "other", "x", Now());
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private sealed record ReservedId(string Id, int Year, string State, string Owner, string User, DateTimeOffset At);
}
