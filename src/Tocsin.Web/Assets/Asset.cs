using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace Tocsin.Web.Assets;

/// <summary>
/// A style sheet, script or picture that an assembly carries, served under a name that holds its content's hash: what is
/// at that path never changes.
/// </summary>
public sealed class Asset
{
    private Asset(string path, string contentType, string entityTag, byte[] bytes) =>
        (Path, ContentType, EntityTag, Bytes, Brotli) = (path, contentType, entityTag, bytes, Compress(bytes));

    /// <summary>Absolute: <c>/assets/tocsin.1f0c….css</c>.</summary>
    public string Path { get; }

    public string ContentType { get; }

    /// <summary>Strong, with its quotation marks (RFC 9110, section 8.8.3).</summary>
    public string EntityTag { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The same bytes in <c>br</c> (RFC 7932), compressed once.</summary>
    public ReadOnlyMemory<byte> Brotli { get; }

    /// <summary>An embedded resource of <paramref name="assembly"/>, by its full logical name.</summary>
    /// <param name="name">The file name it is to have: <c>tocsin.css</c>.</param>
    /// <exception cref="InvalidOperationException">There is no such resource.</exception>
    public static Asset Embedded(Assembly assembly, string resource, string name)
    {
        using var stream =
            assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} carries no {resource}");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
        var ending = System.IO.Path.GetExtension(name);
        var stem = System.IO.Path.GetFileNameWithoutExtension(name);
        return new($"/assets/{stem}.{hash}{ending}", TypeOf(ending), $"\"{hash}\"", bytes);
    }

    private static string TypeOf(string ending) =>
        ending switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => throw new InvalidOperationException($"no media type is known for {ending}"),
        };

    private static byte[] Compress(byte[] bytes)
    {
        using var to = new MemoryStream();
        using (var brotli = new BrotliStream(to, CompressionLevel.SmallestSize))
            brotli.Write(bytes);
        return to.ToArray();
    }
}
