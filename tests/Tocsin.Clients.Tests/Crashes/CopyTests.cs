using System.Net;
using Tocsin.Clients.Tests.Actors;

namespace Tocsin.Clients.Tests.Crashes;

public sealed class CopyTests
{
    [Fact]
    public async Task A_copy_of_the_data_directory_started_elsewhere_is_held_until_somebody_says_it_is_the_real_one()
    {
        await using var tocsin = await TocsinProcess.Start("--samples", "no");
        using var path = await ACase.Approved(tocsin);
        await tocsin.Stop();
        var elsewhere = Path.Combine(tocsin.Home.Folder, "elsewhere");
        Copy(tocsin.Home.Data, elsewhere);

        await tocsin.Restart("--samples", "no", "--data", elsewhere);
        (await path.Publish()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await path.Published(within: TimeSpan.FromSeconds(5))).ShouldBeNull("a copy must not act");

        var taken = await tocsin.Command("admin", "take-over", "--data", elsewhere);
        taken.Code.ShouldBe(0, taken.Output);
        (await path.Published(within: TimeSpan.FromSeconds(20))).ShouldNotBeNull();
    }

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static void Copy(string from, string to)
    {
        // the folder itself too: a parent that is made along the way would have the mode of the process
        Directory.CreateDirectory(to, OwnerOnly);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!, OwnerOnly);
            File.Copy(file, copy);
        }
    }
}
