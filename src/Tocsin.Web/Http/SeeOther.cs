using Microsoft.AspNetCore.Http;

namespace Tocsin.Web.Http;

/// <summary>303 See Other (RFC 9110, section 15.4.4) to a path of this origin, never to another's.</summary>
public sealed class SeeOther : IResult, IStatusCodeHttpResult
{
    /// <exception cref="ArgumentException">The path would leave this origin, or could be read so.</exception>
    public SeeOther(string path)
    {
        if (path is not ['/', ..] || path is ['/', '/' or '\\', ..] || path.Any(char.IsControl))
            throw new ArgumentException("not a path of this origin", nameof(path));
        Path = path;
    }

    public string Path { get; }

    public int? StatusCode => StatusCodes.Status303SeeOther;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Path;
        return Task.CompletedTask;
    }
}
