namespace Tocsin.Tests.Storage;

/// <summary>The databases that every storage test runs on.</summary>
public enum Provider
{
    Sqlite,
    Postgres,
}
