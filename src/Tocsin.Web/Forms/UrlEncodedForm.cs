using Tocsin.Standards.Problems;

namespace Tocsin.Web.Forms;

/// <summary><c>application/x-www-form-urlencoded</c> (URL standard, section 5.1), strict about its escapes.</summary>
internal static class UrlEncodedForm
{
    public static async Task<Result<FormValues>> Read(Stream body, FormLimits limits, CancellationToken cancel)
    {
        using var all = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0; )
        {
            if (all.Length + read > limits.TextBytes)
                return FormProblems.TooLarge;
            all.Write(buffer, 0, read);
        }
        return Parse(all.GetBuffer().AsSpan(0, (int)all.Length), limits);
    }

    private static Result<FormValues> Parse(ReadOnlySpan<byte> bytes, FormLimits limits)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (var range in bytes.Split((byte)'&'))
        {
            var pair = bytes[range];
            if (pair.IsEmpty)
                continue;
            var equals = pair.IndexOf((byte)'=');
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? [] : pair[(equals + 1)..];
            if (name.Length > limits.NameBytes || value.Length > limits.ValueBytes || pairs.Count == limits.Fields)
                return FormProblems.TooLarge;
            if (Decode(name) is not { } key || Decode(value) is not { } text)
                return FormProblems.Malformed;
            pairs.Add(new(key, text));
        }
        return new FormValues(pairs);
    }

    private static string? Decode(ReadOnlySpan<byte> escaped)
    {
        var bytes = new byte[escaped.Length];
        var length = 0;
        for (var at = 0; at < escaped.Length; at++)
        {
            var next = escaped[at];
            if (next == '%')
            {
                if (
                    at + 2 >= escaped.Length
                    || !char.IsAsciiHexDigit((char)escaped[at + 1])
                    || !char.IsAsciiHexDigit((char)escaped[at + 2])
                )
                    return null;
                next = Convert.FromHexString([(char)escaped[at + 1], (char)escaped[at + 2]])[0];
                at += 2;
            }
            else if (next == '+')
            {
                next = (byte)' ';
            }
            bytes[length++] = next;
        }
        return FormText.Decode(bytes.AsSpan(0, length));
    }
}
