using System.Text;
using Tocsin.Public.Export;

namespace Tocsin.Public.Tests.Export;

public sealed class ExportFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("tocsin-export-").FullName;

    private string Tree => Path.Combine(root, "tree");

    [Theory]
    [InlineData("/npm/../../outside.json")]
    [InlineData("/npm/..")]
    [InlineData("/npm/./x.json")]
    [InlineData("/npm//x.json")]
    [InlineData("/npm/a\\b.json")]
    [InlineData("/npm/a\nb.json")]
    [InlineData("/tocsin-export.txt")]
    [InlineData("/.tocsin-export-part")]
    [InlineData("/")]
    public void A_name_that_somebody_made_up_leads_nowhere(string path)
    {
        using var folder = ExportFolder.Open(Tree).Value;
        var before = Files();

        Write(folder, path, "x").ShouldBeNull();

        Files().ShouldBe(before);
    }

    [Fact]
    public void A_name_of_300_letters_and_one_below_a_file_or_a_link_lead_nowhere()
    {
        using var folder = ExportFolder.Open(Tree).Value;
        Write(folder, "/npm/a.json", "x").ShouldBe(true);
        Directory.CreateSymbolicLink(Path.Combine(Tree, "link"), root);

        Write(folder, $"/npm/{new string('a', 300)}", "x").ShouldBeNull();
        Write(folder, "/npm/a.json/b.json", "x").ShouldBeNull();
        Write(folder, "/npm", "x").ShouldBeNull();
        Write(folder, "/link/out.json", "x").ShouldBeNull();
        File.Exists(Path.Combine(root, "out.json")).ShouldBeFalse();
    }

    [Fact]
    public void What_an_interrupted_export_wrote_is_known_to_the_next()
    {
        using (var folder = ExportFolder.Open(Tree).Value)
            Write(folder, "/npm/old.json", "x").ShouldBe(true); // and then somebody pulled the plug

        using (var folder = ExportFolder.Open(Tree).Value)
        {
            Write(folder, "/npm/new.json", "y").ShouldBe(true);
            folder.RemoveStale().ShouldBe(1);
        }

        File.Exists(Path.Combine(Tree, "npm/old.json")).ShouldBeFalse();
        File.ReadAllText(Path.Combine(Tree, "npm/new.json")).ShouldBe("y");
    }

    [Fact]
    public void What_no_export_wrote_is_never_removed_whatever_the_manifest_says()
    {
        using (var folder = ExportFolder.Open(Tree).Value)
            Write(folder, "/a.json", "x");
        File.WriteAllText(Path.Combine(root, "letter.txt"), "Dear Ann");
        File.WriteAllText(Path.Combine(Tree, "note.txt"), "mine");
        File.AppendAllText(Path.Combine(Tree, ExportFolder.Manifest), "../letter.txt\n");

        using (var folder = ExportFolder.Open(Tree).Value)
            folder.RemoveStale().ShouldBe(1);

        File.Exists(Path.Combine(root, "letter.txt")).ShouldBeTrue();
        File.Exists(Path.Combine(Tree, "note.txt")).ShouldBeTrue();
    }

    [Fact]
    public void A_file_that_was_damaged_is_written_again_and_one_that_was_not_is_left()
    {
        using (var folder = ExportFolder.Open(Tree).Value)
        {
            Write(folder, "/a.json", "same");
            Write(folder, "/b.json", "same");
        }
        File.WriteAllText(Path.Combine(Tree, "a.json"), "sane");

        using var again = ExportFolder.Open(Tree).Value;
        Write(again, "/a.json", "same").ShouldBe(true);
        Write(again, "/b.json", "same").ShouldBe(false);
        File.ReadAllText(Path.Combine(Tree, "a.json")).ShouldBe("same");
    }

    [Fact]
    public void Two_exports_do_not_write_to_one_folder()
    {
        using var first = ExportFolder.Open(Tree).Value;

        ExportFolder.Open(Tree).Problem!.Code.ShouldBe("export.busy");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static bool? Write(ExportFolder folder, string path, string text)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return folder.Write(path, body);
    }

    private List<string> Files() =>
        [.. Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
