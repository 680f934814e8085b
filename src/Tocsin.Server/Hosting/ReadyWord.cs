namespace Tocsin.Server.Hosting;

/// <summary>What a process has to tell whoever started it, once everything listens.</summary>
/// <param name="FirstMember">The link that makes its holder the first member; null where there are members.</param>
/// <param name="Held">This is a copy of another installation: nothing leaves it until somebody takes over.</param>
/// <param name="CannotSign">GnuPG is not installed: what is published goes out without signatures.</param>
public sealed record ReadyWord(Uri? FirstMember, bool Held, bool CannotSign = false)
{
    public static ReadyWord Nothing { get; } = new(null, Held: false);

    public ReadyWord And(ReadyWord other) =>
        new(FirstMember ?? other.FirstMember, Held || other.Held, CannotSign || other.CannotSign);
}
