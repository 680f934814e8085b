namespace Tocsin.Workspace.Storage.Rows;

/// <summary>An API token, by the hash of its secret.</summary>
internal sealed class TokenRow
{
    public required byte[] Hash { get; init; }

    public required string TokenId { get; init; }

    public required string Person { get; init; }

    /// <summary>Scopes, comma-separated.</summary>
    public required string Scopes { get; init; }

    public required DateTimeOffset Expires { get; init; }

    public DateOnly? LastUsed { get; set; }
}
