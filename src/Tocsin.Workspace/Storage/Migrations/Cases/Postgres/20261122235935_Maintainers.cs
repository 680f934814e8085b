using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tocsin.Workspace.Storage.Migrations.Cases.Postgres
{
    /// <inheritdoc />
    public partial class Maintainers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "maintainer_passes",
                columns: table => new
                {
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    Maintainer = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_maintainer_passes", x => x.Hash);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_maintainer_passes_Number_Maintainer",
                table: "maintainer_passes",
                columns: new[] { "Number", "Maintainer" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "maintainer_passes");
        }
    }
}
