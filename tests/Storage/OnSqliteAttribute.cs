using System.Reflection;
using Xunit.Sdk;

namespace Tocsin.Tests.Storage;

/// <summary>Runs a theory, whose one argument is the <see cref="Provider"/>, on SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [
            [Provider.Sqlite],
        ];
}

/// <summary>Runs a theory on PostgreSQL; skipped, and saying so, where there is no server to test on.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgresAttribute : DataAttribute
{
    public OnPostgresAttribute()
    {
        if (TestServer.Connection is null)
            Skip = "needs TOCSIN_TEST_POSTGRES, the connection string of a server where databases may be created";
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [
            [Provider.Postgres],
        ];
}
