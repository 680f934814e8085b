using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tocsin.Public.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Editions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "editions",
                columns: table => new
                {
                    generation = table.Column<long>(type: "bigint", nullable: false),
                    mark = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_editions", x => x.generation);
                }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "editions");
        }
    }
}
