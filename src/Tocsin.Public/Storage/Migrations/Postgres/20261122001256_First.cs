using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tocsin.Public.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    modified = table.Column<long>(type: "bigint", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_documents",
                        x => new
                        {
                            x.kind,
                            x.id,
                            x.revision,
                        }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "generation",
                columns: table => new
                {
                    only = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_generation", x => x.only);
                }
            );

            migrationBuilder.CreateTable(
                name: "in_force",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    modified = table.Column<long>(type: "bigint", nullable: false),
                    generation = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_in_force", x => new { x.kind, x.id });
                }
            );

            migrationBuilder.InsertData(
                table: "generation",
                columns: new[] { "only", "value" },
                values: new object[] { 1, 0L }
            );

            migrationBuilder.CreateIndex(name: "IX_in_force_generation", table: "in_force", column: "generation");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "documents");

            migrationBuilder.DropTable(name: "generation");

            migrationBuilder.DropTable(name: "in_force");
        }
    }
}
