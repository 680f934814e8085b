using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Ledger;

/// <summary>Who caused an entry, by pseudonym: a person's ID, a reporter by receipt, or the clock. Never a name.</summary>
[JsonConverter(typeof(Json))]
public readonly record struct Actor(string Id)
{
    /// <summary>Tocsin itself: a deadline that passed, a due row that was worked, a command of the operator's shell.</summary>
    public static Actor Tocsin { get; } = new("tocsin");

    /// <summary>Whoever holds the receipt of the report.</summary>
    public static Actor Reporter { get; } = new("reporter");

    public override string ToString() => Id;

    private sealed class Json : JsonConverter<Actor>
    {
        public override Actor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Actor value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Id);
    }
}
