using System.Net;
using System.Text;

namespace Tocsin.Clients.Tests.Secrecy;

/// <summary>A report whose attachment begins, goes on for megabytes, and never ends.</summary>
internal sealed class UnfinishedUpload : HttpContent
{
    private const string Boundary = "cut-here";

    private readonly string secret;
    private readonly TaskCompletionSource half = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="secret">Said again and again.</param>
    public UnfinishedUpload(string secret)
    {
        this.secret = secret;
        Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={Boundary}");
    }

    /// <summary>Done when some megabytes have been handed to the connection; failed when it would not take them.</summary>
    public Task HalfSent => half.Task;

    public void GiveUp() => over.TrySetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        try
        {
            await SendHalf(stream);
        }
        catch (Exception refused)
        {
            half.TrySetException(refused);
            throw;
        }
        half.TrySetResult();
        await over.Task;
        throw new IOException("given up");
    }

    private async Task SendHalf(Stream stream)
    {
        await Write(stream, Part("what", secret) + Part("howToReproduce", secret));
        await Write(
            stream,
            $"--{Boundary}\r\nContent-Disposition: form-data; name=\"attachments\"; filename=\"{secret}.txt\"\r\n\r\n"
        );
        for (var sent = 0; sent < 4 * 1024 * 1024; sent += secret.Length)
            await Write(stream, secret);
        await stream.FlushAsync();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private static string Part(string name, string value) =>
        $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";

    private static Task Write(Stream stream, string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();
}
