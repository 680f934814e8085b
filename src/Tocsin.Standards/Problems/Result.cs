using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Standards.Problems;

/// <summary>A value, or the <see cref="Problem"/> that stood in its way.</summary>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Of is the alternate")]
public readonly struct Result<T>
{
    private readonly T? value;

    internal Result(T? value, Problem? problem) => (this.value, Problem) = (value, problem);

    /// <summary>Null when there is a value.</summary>
    public Problem? Problem { get; }

    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Problem is null;

    /// <summary>The value. Asking for it without having looked is a bug.</summary>
    /// <exception cref="InvalidOperationException">It was a refusal.</exception>
    public T Value => Succeeded ? value! : throw new InvalidOperationException($"Refused: {Problem.Code}");

    public bool TryGet([NotNullWhen(true)] out T? found, [NotNullWhen(false)] out Problem? problem)
    {
        (found, problem) = (value, Problem);
        return Succeeded;
    }

    public Result<TNext> Map<TNext>(Func<T, TNext> next) => Succeeded ? new(next(value!), null) : new(default, Problem);

    /// <summary>Goes on with the value; stops at the first problem.</summary>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => Succeeded ? next(value!) : new(default, Problem);

    /// <summary>Goes on with the value; stops at the first problem.</summary>
    public async Task<Result<TNext>> Then<TNext>(Func<T, Task<Result<TNext>>> next) =>
        Succeeded ? await next(value!) : new(default, Problem);

    public TOut Match<TOut>(Func<T, TOut> succeeded, Func<Problem, TOut> refused) =>
        Succeeded ? succeeded(value!) : refused(Problem);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);
}

/// <summary>Makes results where the compiler cannot infer them.</summary>
public static class Result
{
    public static Result<T> Of<T>(T value) => new(value, null);

    /// <summary>Goes on with the value of a result that is still on its way.</summary>
    public static async Task<Result<TNext>> Then<T, TNext>(this Task<Result<T>> coming, Func<T, TNext> next) =>
        (await coming).Map(next);

    /// <summary>Goes on with the value of a result that is still on its way.</summary>
    public static async Task<Result<TNext>> Then<T, TNext>(
        this Task<Result<T>> coming,
        Func<T, Task<Result<TNext>>> next
    ) => await (await coming).Then(next);
}
