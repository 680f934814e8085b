using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tocsin.Public.Http;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Osv;

/// <summary>Errors of the OSV API have a shape of their own: <c>{"code":3,"message":"…"}</c> (gRPC's codes).</summary>
internal static class OsvError
{
    private const int InvalidArgument = 3;
    private const int Absent = 5;

    public static Task NotFound(HttpContext context) => Send(context, 404, Absent, "Bug not found.");

    public static Task Invalid(HttpContext context, string message) => Send(context, 400, InvalidArgument, message);

    public static Task Of(HttpContext context, Problem problem) =>
        Send(context, problem.Status, problem.Status == 404 ? Absent : InvalidArgument, problem.Title);

    private static async Task Send(HttpContext context, int status, int code, string message)
    {
        using var body = new PooledBuffer(256);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteNumber("code", code);
            json.WriteString("message", message);
            json.WriteEndObject();
        }
        await ByteAnswer.Send(context, body.Written, ByteAnswer.Json, status);
    }
}
