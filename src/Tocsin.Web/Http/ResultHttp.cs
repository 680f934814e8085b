using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tocsin.Standards.Problems;

namespace Tocsin.Web.Http;

/// <summary>Results at the HTTP edge: a value becomes an answer, a problem becomes problem details.</summary>
public static class ResultHttp
{
    public static Results<Ok<T>, ProblemHttpResult> ToHttp<T>(this Result<T> result) => result.ToHttp(value => value);

    /// <summary>200 with the body that <paramref name="body"/> makes of the value.</summary>
    public static Results<Ok<TBody>, ProblemHttpResult> ToHttp<T, TBody>(this Result<T> result, Func<T, TBody> body) =>
        result.TryGet(out var value, out var problem) ? TypedResults.Ok(body(value)) : problem.ToHttp();

    public static async Task<Results<Ok<T>, ProblemHttpResult>> ToHttp<T>(this Task<Result<T>> coming) =>
        (await coming).ToHttp();

    public static async Task<Results<Ok<TBody>, ProblemHttpResult>> ToHttp<T, TBody>(
        this Task<Result<T>> coming,
        Func<T, TBody> body
    ) => (await coming).ToHttp(body);

    /// <summary>201 with a Location (a path of this origin) and a body.</summary>
    public static Results<Created<TBody>, ProblemHttpResult> ToCreated<T, TBody>(
        this Result<T> result,
        Func<T, string> location,
        Func<T, TBody> body
    ) =>
        result.TryGet(out var value, out var problem)
            ? TypedResults.Created(location(value), body(value))
            : problem.ToHttp();

    public static async Task<Results<Created<TBody>, ProblemHttpResult>> ToCreated<T, TBody>(
        this Task<Result<T>> coming,
        Func<T, string> location,
        Func<T, TBody> body
    ) => (await coming).ToCreated(location, body);

    /// <summary>204: it was done, and there is nothing to say about it.</summary>
    public static Results<NoContent, ProblemHttpResult> ToNoContent<T>(this Result<T> result) =>
        result.Problem is { } problem ? problem.ToHttp() : TypedResults.NoContent();

    public static async Task<Results<NoContent, ProblemHttpResult>> ToNoContent<T>(this Task<Result<T>> coming) =>
        (await coming).ToNoContent();
}
