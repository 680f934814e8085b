using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tocsin.Public.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WriteAheadLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Readers go on reading while an import writes for seconds. Kept in the file; cannot be set in a transaction.
            migrationBuilder.Sql("PRAGMA journal_mode = WAL", suppressTransaction: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("PRAGMA journal_mode = DELETE", suppressTransaction: true);
        }
    }
}
