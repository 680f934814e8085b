namespace Tocsin.Public.Storage;

/// <summary>What an import did.</summary>
/// <param name="Added">Documents that were not there.</param>
/// <param name="Changed">Documents that got a new revision.</param>
/// <param name="Unchanged">Documents that were there, as new or newer.</param>
/// <param name="Unsound">Documents whose ID the store does not take: no visible ASCII, or too long.</param>
public sealed record ImportCount(int Added, int Changed, int Unchanged, int Unsound)
{
    public int Total => Added + Changed + Unchanged + Unsound;
}
