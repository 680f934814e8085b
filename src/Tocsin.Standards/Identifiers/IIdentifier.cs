using System.Text.Json;
using System.Text.Json.Serialization;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Identifiers;

/// <summary>A value that is written as one text, parsed once at the edge, and printed as it is stored.</summary>
public interface IIdentifier<TSelf>
    where TSelf : IIdentifier<TSelf>
{
    /// <summary>Reads what <see cref="object.ToString"/> wrote.</summary>
    static abstract Result<TSelf> Parse(string? text);
}

/// <summary>An identifier in JSON: a string.</summary>
public sealed class IdentifierConverter<T> : JsonConverter<T>
    where T : IIdentifier<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Parse(reader.GetString()).Match(id => id, problem => throw new JsonException(problem.Title));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
