using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tocsin.Workspace.Storage.Migrations.Cases.Postgres
{
    /// <inheritdoc />
    public partial class Arrivals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "arrivals",
                columns: table => new
                {
                    Number = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Waits = table.Column<bool>(type: "boolean", nullable: false),
                    Turn = table.Column<long>(type: "bigint", nullable: false),
                    Network = table.Column<byte[]>(type: "bytea", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    AdmittedAt = table.Column<long>(type: "bigint", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_arrivals", x => x.Number);
                }
            );

            migrationBuilder.CreateIndex(name: "IX_arrivals_At", table: "arrivals", column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_arrivals_Waits_Turn",
                table: "arrivals",
                columns: new[] { "Waits", "Turn" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "arrivals");
        }
    }
}
