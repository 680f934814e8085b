using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tocsin.Public.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Sources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "in_force",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "quarantine",
                columns: table => new
                {
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    path = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: true),
                    nswg = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    first_seen = table.Column<long>(type: "bigint", nullable: false),
                    last_seen = table.Column<long>(type: "bigint", nullable: false),
                    times = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quarantine", x => new { x.source, x.path });
                }
            );

            migrationBuilder.CreateTable(
                name: "sources",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    place = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    prefixes = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    every_hours = table.Column<int>(type: "integer", nullable: true),
                    next_at = table.Column<long>(type: "bigint", nullable: true),
                    leased_until = table.Column<long>(type: "bigint", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_try = table.Column<long>(type: "bigint", nullable: true),
                    last_success = table.Column<long>(type: "bigint", nullable: true),
                    last_problem = table.Column<string>(
                        type: "character varying(1000)",
                        maxLength: 1000,
                        nullable: true
                    ),
                    records = table.Column<int>(type: "integer", nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    bookmark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sources", x => x.name);
                }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "quarantine");

            migrationBuilder.DropTable(name: "sources");

            migrationBuilder.DropColumn(name: "source", table: "in_force");
        }
    }
}
