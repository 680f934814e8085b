namespace Tocsin.Public.Osv;

/// <summary>How much one request to the OSV API may ask for.</summary>
public static class OsvLimits
{
    /// <summary>The largest body of <c>/v1/query</c>, bytes, inflated.</summary>
    public const int LargestQuery = 64 * 1024;

    /// <summary>The largest body of <c>/v1/querybatch</c>, bytes, inflated.</summary>
    public const int LargestBatch = 4 * 1024 * 1024;

    /// <summary>The most queries of a batch; api.osv.dev's own limit.</summary>
    public const int MostQueries = 1_000;

    /// <summary>The most records on a page of one query.</summary>
    public const int PageRecords = 1_000;

    /// <summary>A page of full records ends after the record that reaches this many bytes.</summary>
    public const int PageBytes = 8 * 1024 * 1024;

    /// <summary>The most records that one batch names; queries beyond get a token and no records.</summary>
    public const int BatchRecords = 20_000;
}
