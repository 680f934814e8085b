using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Vault;

namespace Tocsin.Architecture.Tests;

/// <summary>Whoever has the case store's file reads nothing that is not on a list with the reason why they may.</summary>
public sealed class ColumnRule
{
    private static readonly IReadOnlyDictionary<string, IColumn> Columns = Model();

    // Identity looks people up by these and seals them before they reach the model (ILookupProtector)
    private static readonly string[] LookedUp =
    [
        nameof(MemberAccount.NormalizedUserName),
        nameof(MemberAccount.NormalizedEmail),
    ];

    [Fact]
    public void Every_column_is_sealed_or_on_the_list_with_its_reason()
    {
        Columns.ShouldNotBeEmpty();

        Columns
            .Keys.Except(PlainColumns.Reasons.Keys, StringComparer.Ordinal)
            .Except(PlainColumns.Sealed, StringComparer.Ordinal)
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_lists_name_no_column_that_is_not_there()
    {
        PlainColumns
            .Reasons.Keys.Concat(PlainColumns.Sealed)
            .Except(Columns.Keys, StringComparer.Ordinal)
            .ShouldBeEmpty();
        PlainColumns.Reasons.Keys.Intersect(PlainColumns.Sealed, StringComparer.Ordinal).ShouldBeEmpty();
        PlainColumns.Reasons.Values.ShouldAllBe(reason => reason.Length > 0);
    }

    [Fact]
    public void A_sealed_column_holds_bytes_or_passes_through_the_master_key()
    {
        PlainColumns
            .Sealed.Where(name => Columns.ContainsKey(name))
            .Where(name => !Columns[name].PropertyMappings.All(m => IsSealed(m.Property)))
            .ShouldBeEmpty();
    }

    private static bool IsSealed(IProperty property) =>
        property.ClrType == typeof(byte[])
        || LookedUp.Contains(property.Name)
        || property.GetValueConverter()?.GetType().Name.Contains("PersonalData", StringComparison.Ordinal) == true;

    private static Dictionary<string, IColumn> Model()
    {
        using var master = new MasterKey(new byte[32]);
        using var db = Contexts.Cases("Data Source=:memory:", new PersonalData(master))();
        return db.GetService<IDesignTimeModel>()
            .Model.GetRelationalModel()
            .Tables.SelectMany(table => table.Columns)
            .ToDictionary(column => $"{column.Table.Name}.{column.Name}", c => c, StringComparer.Ordinal);
    }
}
