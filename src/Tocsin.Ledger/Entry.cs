using System.Text.Json.Serialization;

namespace Tocsin.Ledger;

/// <summary>
/// Something that happened, as its owner tells it. The properties of the record are its facts: what folding needs, and
/// nothing that a person wrote or that names a person.
/// </summary>
public abstract record Entry
{
    /// <summary>The part that is sealed under a key of its own, and can be destroyed alone; null where there is none.</summary>
    [JsonIgnore]
    internal virtual object? SealedText => null;

    /// <summary>The type of <see cref="SealedText"/>; null where the kind never has one.</summary>
    [JsonIgnore]
    internal virtual Type? TextType => null;

    internal virtual Entry WithText(object? text) => this;
}

/// <summary>An entry that also carries text: prose, names, identities, files.</summary>
public abstract record Entry<TText> : Entry
    where TText : class
{
    /// <summary>What people wrote; null once it was redacted. Applying an entry never depends on it being there.</summary>
    [JsonIgnore]
    public TText? Text { get; init; }

    internal sealed override object? SealedText => Text;

    internal sealed override Type TextType => typeof(TText);

    internal sealed override Entry WithText(object? text) => this with { Text = (TText?)text };
}
