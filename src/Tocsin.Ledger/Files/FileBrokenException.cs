namespace Tocsin.Ledger.Files;

/// <summary>What is stored of a file is not what was written, or the key is another. Names the file, never its content.</summary>
public sealed class FileBrokenException : Exception
{
    internal FileBrokenException(string file, long chunk, string what)
        : base($"file {file}, chunk {chunk}: {what}") => (File, Chunk) = (file, chunk);

    public string File { get; }

    /// <summary>From 0.</summary>
    public long Chunk { get; }
}
