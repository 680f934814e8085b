using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tocsin.Workspace.Storage.Migrations.Keys.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "part_keys",
                columns: table => new
                {
                    Commitment = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_part_keys", x => x.Commitment);
                }
            );

            migrationBuilder.CreateTable(
                name: "programme_keys",
                columns: table => new
                {
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Programme = table.Column<string>(type: "TEXT", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WrappedPrivateKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReceiptKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_keys", x => x.Version);
                }
            );

            migrationBuilder.CreateTable(
                name: "ring",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Xml = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ring", x => x.Name);
                }
            );

            migrationBuilder.CreateTable(
                name: "stream_keys",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    KeyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stream_keys", x => new { x.Kind, x.Name });
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_part_keys_Kind_Name",
                table: "part_keys",
                columns: new[] { "Kind", "Name" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "part_keys");

            migrationBuilder.DropTable(name: "programme_keys");

            migrationBuilder.DropTable(name: "ring");

            migrationBuilder.DropTable(name: "stream_keys");
        }
    }
}
