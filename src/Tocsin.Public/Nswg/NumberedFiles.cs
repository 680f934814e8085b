using System.Globalization;
using System.Text;
using Tocsin.Public.Http;

namespace Tocsin.Public.Nswg;

/// <summary>Files by number, and the index that has all of them.</summary>
internal sealed record NumberedFiles(byte[] Index, IReadOnlyDictionary<long, ReadOnlyMemory<byte>> Files)
{
    /// <summary>Of two files with one number the last counts.</summary>
    public static NumberedFiles Of(IEnumerable<(long Number, ReadOnlyMemory<byte> Body)> files)
    {
        var sorted = new SortedDictionary<long, ReadOnlyMemory<byte>>();
        foreach (var (number, body) in files)
            sorted[number] = body;
        using var index = new PooledBuffer(64 * 1024);
        index.Add("{"u8);
        foreach (var (number, file) in sorted)
        {
            index.Add(index.Length == 1 ? ""u8 : ","u8);
            index.Add(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\"{number}\":")));
            index.Add(file.Span);
        }
        index.Add("}"u8);
        return new(index.Written.ToArray(), sorted);
    }
}
