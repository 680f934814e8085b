namespace Tocsin.Public.Storage;

/// <content>What there is at all.</content>
public sealed partial class PublicStore
{
    /// <summary>Whether anything of this kind was ever published.</summary>
    public async Task<bool> Has(string kind, CancellationToken cancel)
    {
        await using var connection = connect();
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM in_force WHERE kind = @kind LIMIT 1";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("kind", kind);
        command.Parameters.Add(parameter);
        return await command.ExecuteScalarAsync(cancel) is not null;
    }
}
