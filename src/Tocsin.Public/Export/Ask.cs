namespace Tocsin.Public.Export;

/// <summary>Reads one path of the public site as a stranger would, uncompressed.</summary>
/// <param name="path">Begins with a slash; not escaped.</param>
/// <param name="to">Gets the body.</param>
/// <returns>The content type; null for any other status than 200.</returns>
public delegate Task<string?> Ask(string path, Stream to, CancellationToken cancel);
