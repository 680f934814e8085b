using Tocsin.Governance.Programmes;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Tests.People;

public sealed class PasswordTests
{
    // OWASP's Password Storage Cheat Sheet asks for 210,000 rounds of PBKDF2-HMAC-SHA-512.
    [Fact]
    public async Task Whoever_steals_the_hashes_pays_for_every_guess()
    {
        var here = new Uri("http://localhost:5080");
        var usual = new WorkspaceOptions(new Programme(), new(here, here, here), "", "", null, new("", ""));
        usual.PasswordRounds.ShouldBeGreaterThanOrEqualTo(210_000);

        await using var tocsin = await TestWorkspace.Start();
        var (ann, _) = await tocsin.SignIn(Tocsin.Governance.People.Duty.Triager);
        await using var db = tocsin.Stores.OpenCases();
        var stored = Convert.FromBase64String(db.Users.Single(user => user.Id == ann.Person.Text).PasswordHash!);

        // Identity's format 3: marker, function (2: HMAC-SHA-512), rounds, each number with the high byte first
        stored[0].ShouldBe((byte)1);
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(stored.AsSpan(1)).ShouldBe(2);
        System
            .Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(stored.AsSpan(5))
            .ShouldBe(tocsin.Stores.Options.PasswordRounds);
    }
}
