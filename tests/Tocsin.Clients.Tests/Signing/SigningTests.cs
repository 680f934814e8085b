using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Tocsin.Advisories.Exports;
using Tocsin.Clients.Tests.Actors;
using Tocsin.Clients.Tests.Crashes;
using Tocsin.Standards.Osv;
using Tocsin.Workspace.Vault;

namespace Tocsin.Clients.Tests.Signing;

/// <summary>What the real server signs, verified by the real GnuPG with nothing but what is served.</summary>
public sealed class SigningTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_is_published_verifies_with_the_key_that_the_provider_names_and_a_changed_byte_does_not()
    {
        await using var tocsin = await TocsinProcess.Start("--samples", "no");
        using var path = await ACase.Approved(tocsin);
        (await path.Publish()).StatusCode.ShouldBe(HttpStatusCode.OK);
        var advisory = (await path.Published(Soon)).ShouldNotBeNull();
        var reader = new AReader(tocsin.Public);

        var (body, signature) = await reader.Document();
        var (fingerprint, armored) = (await reader.Keys()).ShouldHaveSingleItem();
        using var verifier = await AVerifier.With(armored);

        (await verifier.Fingerprint()).ShouldBe(fingerprint);
        (await verifier.Verifies(body, signature.ShouldNotBeNull())).ShouldBeTrue();
        body[body.Length / 2] ^= 1;
        (await verifier.Verifies(body, signature)).ShouldBeFalse();
        body[body.Length / 2] ^= 1;
        (await reader.Metadata()).GetProperty("role").GetString().ShouldBe("csaf_trusted_provider");
        // what was signed is what this site would have made by itself
        var record = OsvReader.Read(Encoding.UTF8.GetBytes(advisory.GetRawText())).Value;
        var made = new CsafDirectory(new(tocsin.Origin("public")), "Your foundation").Document(
            record,
            [new(1, record.Modified)]
        );
        Encoding.UTF8.GetString(body).ShouldBe(Encoding.UTF8.GetString(made.Value.Body.Span));
        await PrivateKeysAreSealed(tocsin);

        var text = await reader.SecurityTxt();
        // the start that made the key signed it once: what was signed with the new key is not done again for having a new key
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        (await reader.SecurityTxt()).ShouldBe(text);
        (await verifier.Reads(text)).ShouldNotBeNull().ShouldStartWith($"Contact: {tocsin.Origin("intake")}/\n");
        (await verifier.Reads(text.Replace("Contact: ", "Contact:  ", StringComparison.Ordinal))).ShouldBeNull();
    }

    [Fact]
    public async Task Without_GnuPG_it_is_published_unsigned_and_signed_once_there_is_GnuPG()
    {
        using var home = TocsinHome.New();
        var programs = Directory.CreateDirectory(Path.Combine(home.Folder, "programs")).FullName;
        home.Environment["PATH"] = programs;
        await using var tocsin = await TocsinProcess.StartAt(home, "--samples", "no");
        tocsin.Output.ShouldContain("GnuPG is not installed");
        using var path = await ACase.Approved(tocsin);
        (await path.Publish()).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await path.Published(Soon)).ShouldNotBeNull();
        var reader = new AReader(tocsin.Public);
        (await reader.Document()).Signature.ShouldBeNull();
        (await reader.Metadata()).GetProperty("role").GetString().ShouldBe("csaf_provider");
        (await reader.SecurityTxt()).ShouldStartWith("Contact: ");

        foreach (var program in (string[])["gpg", "gpgconf", "gpg-agent"])
            File.CreateSymbolicLink(Path.Combine(programs, program), "/usr/bin/" + program);

        var (body, signature) = await reader.SignedDocument();
        using var verifier = await AVerifier.With((await reader.Keys()).ShouldHaveSingleItem().Armored);
        (await verifier.Verifies(body, signature)).ShouldBeTrue();
        (await reader.Metadata()).GetProperty("role").GetString().ShouldBe("csaf_trusted_provider");
        await AReader.Eventually(async () => await verifier.Reads(await reader.SecurityTxt()) is not null);
    }

    [Fact]
    public async Task A_kill_in_the_middle_leaves_no_advisory_without_its_signature_and_a_new_key_signs_it_again()
    {
        await using var tocsin = await TocsinProcess.Start("--samples", "no");
        using var path = await ACase.Approved(tocsin);
        var reader = new AReader(tocsin.Public);
        await AReader.Eventually(async () => (await reader.Keys()).Count == 1);
        var held = await HeldDatabase.Hold(Path.Combine(tocsin.Home.Data, "public", "public.db"));
        (await path.Publish()).StatusCode.ShouldBe(HttpStatusCode.OK);
        // long enough to have decided and signed, and to wait for the lock
        (await path.Published(TimeSpan.FromSeconds(5))).ShouldBeNull();
        var serving = tocsin.Children();
        await tocsin.Kill();
        foreach (var process in serving)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        await held.DisposeAsync();

        await tocsin.Restart("--samples", "no");

        (await path.Published(Soon)).ShouldNotBeNull();
        // one transaction: whoever sees the one sees the other
        var (body, signature) = await reader.Document();
        var first = (await reader.Keys()).ShouldHaveSingleItem();
        using var verifier = await AVerifier.With(first.Armored);
        (await verifier.Verifies(body, signature.ShouldNotBeNull())).ShouldBeTrue();

        var renewed = await tocsin.Command("admin", "signing-key", "--renew", "--data", tocsin.Home.Data);
        renewed.Code.ShouldBe(0, renewed.Output);
        await AReader.Eventually(async () => (await reader.Keys()).Count == 2);
        var known = await reader.Keys();
        known[0].ShouldBe(first);
        var second = known[1];
        renewed.Output.ShouldContain(second.Fingerprint);
        using var other = await AVerifier.With(second.Armored);
        var again = await reader.SignedDocument(async s => await other.Verifies(body, s));
        again.Body.ShouldBe(body);
        await AReader.Eventually(async () => await other.Reads(await reader.SecurityTxt()) is not null);
    }

    // what the master key opens, and everything else is sealed by
    private static async Task<MasterKey> Vault(TocsinHome home)
    {
        using var master = MasterKey.Read(home.MasterKey);
        await using var keys = new SqliteConnection($"Data Source={Path.Combine(home.Data, "keys", "keys.db")}");
        await keys.OpenAsync();
        await using var command = keys.CreateCommand();
        command.CommandText = """SELECT "Wrapped" FROM vault_keys""";
        return new(master.Unprotect("vault key 1", (byte[])(await command.ExecuteScalarAsync())!));
    }

    // whoever has the data directory has no key: GnuPG's are encrypted, and what opens them is sealed
    private static async Task PrivateKeysAreSealed(TocsinProcess tocsin)
    {
        using var master = await Vault(tocsin.Home);
        var home = Path.Combine(tocsin.Home.Data, "openpgp", "1");
        var passphrase = master.Unprotect(
            "openpgp passphrase 1",
            await File.ReadAllBytesAsync(Path.Combine(home, "passphrase.sealed"))
        );
        var keys = Directory.GetFiles(Path.Combine(home, "private-keys-v1.d"));
        keys.ShouldNotBeEmpty();
        foreach (var key in keys)
            (await File.ReadAllTextAsync(key, Encoding.Latin1)).ShouldContain("(protected-private-key ");
        foreach (var file in Directory.EnumerateFiles(tocsin.Home.Data, "*", SearchOption.AllDirectories))
        {
            // sockets of GnuPG's agent, which lives for some moments longer
            if (Path.GetFileName(file).StartsWith("S.", StringComparison.Ordinal))
                continue;
            var bytes = await File.ReadAllBytesAsync(file);
            bytes.AsSpan().IndexOf(passphrase).ShouldBe(-1, file);
            var isPrivate =
                bytes.AsSpan().IndexOf("private-key"u8) >= 0 || bytes.AsSpan().IndexOf("PRIVATE KEY"u8) >= 0;
            (isPrivate && !file.StartsWith(home, StringComparison.Ordinal)).ShouldBeFalse(file);
        }
        foreach (var process in tocsin.Children())
        {
            foreach (var told in (string[])["cmdline", "environ"])
                (await File.ReadAllBytesAsync($"/proc/{process.Id}/{told}")).AsSpan().IndexOf(passphrase).ShouldBe(-1);
        }
    }
}
