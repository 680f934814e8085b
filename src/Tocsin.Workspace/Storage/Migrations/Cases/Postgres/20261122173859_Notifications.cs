using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tocsin.Workspace.Storage.Migrations.Cases.Postgres
{
    /// <inheritdoc />
    public partial class Notifications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "notification_wishes",
                columns: table => new
                {
                    Person = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Wish = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notification_wishes", x => new { x.Person, x.Kind });
                }
            );

            migrationBuilder.CreateTable(
                name: "waiting_news",
                columns: table => new
                {
                    Person = table.Column<string>(type: "text", nullable: false),
                    About = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_waiting_news", x => new { x.Person, x.About });
                }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "notification_wishes");

            migrationBuilder.DropTable(name: "waiting_news");
        }
    }
}
