using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tocsin.Workspace.Storage;

/// <summary>Tells a transaction that lost to another from one that is broken: the first decides again on the new state.</summary>
internal static class LostRace
{
    private const int SqliteBusy = 5;
    private const int SqliteConstraint = 19;

    public static bool Is(Exception e) =>
        e switch
        {
            DbUpdateConcurrencyException => true,
            // how Npgsql's execution strategy hands on what is worth another try
            InvalidOperationException { InnerException: { } inner } => Is(inner),
            DbUpdateException { InnerException: { } inner } => Is(inner),
            SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteConstraint,
            PostgresException postgres => postgres.SqlState
                is PostgresErrorCodes.UniqueViolation
                    or PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected,
            _ => false,
        };
}
