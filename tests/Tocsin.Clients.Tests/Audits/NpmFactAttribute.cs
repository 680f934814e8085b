namespace Tocsin.Clients.Tests.Audits;

/// <summary>A fact that runs a real npm; skipped, and saying so, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute()
    {
        if (ANpm.All.Count == 0)
            Skip = "needs npm";
    }
}
