using System.Security.Cryptography;
using Tocsin.Workspace.Signing;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.Tests.Signing;

/// <summary>Keys that the real GnuPG makes, and signatures that it verifies in a home which knows the public key alone.</summary>
public sealed class SigningKeysTests : IDisposable
{
    private static readonly byte[] Body = "{\"a\":1}\n"u8.ToArray();

    private readonly string folder = Directory.CreateTempSubdirectory("tocsin-keys-").FullName;
    private readonly MasterKey master = new(RandomNumberGenerator.GetBytes(32));

    private string Keys => Path.Combine(folder, "openpgp");

    [Fact]
    public async Task A_name_with_everything_in_it_signs_and_its_key_verifies_only_what_it_signed()
    {
        using var keys = new SigningKeys(Keys, "-- <Ann> (Foundation) ä\n@ example.org", master);

        var key = (await keys.CurrentOrNew(default)).Value;
        var signature = (await keys.Detached(key, Body, default)).Value;
        var message = (await keys.Clear(key, "Contact: x\n- a dash\n", default)).Value;

        using var verifier = await AVerifier.With(key.Armored);
        (await verifier.Fingerprint()).ShouldBe(key.Fingerprint);
        (await verifier.Verifies(Body, signature)).ShouldBeTrue();
        (await verifier.Verifies([.. Body, 0], signature)).ShouldBeFalse();
        (await verifier.Reads(message)).ShouldBe("Contact: x\n- a dash\n");
        key.Armored.ShouldNotContain("PRIVATE");
        Directory
            .GetFiles(Path.Combine(Keys, "1"), "S.gpg-agent*")
            .ShouldBeEmpty("no agent outlives what it was asked");
    }

    [Fact]
    public async Task The_key_is_found_again_and_a_new_one_takes_its_place()
    {
        using var keys = new SigningKeys(Keys, "Example", master);
        var first = (await keys.CurrentOrNew(default)).Value;

        using var later = new SigningKeys(Keys, "Example", master);
        later.Current.ShouldBe(first);
        var second = (await later.Renew(default)).Value;

        (second.Version, keys.Current).ShouldBe((2, second));
        second.Fingerprint.ShouldNotBe(first.Fingerprint);
    }

    [Fact]
    public async Task A_key_that_was_half_made_when_somebody_pulled_the_plug_is_made_anew()
    {
        var half = Directory.CreateDirectory(Path.Combine(Keys, ".new-1"));
        await File.WriteAllTextAsync(Path.Combine(half.FullName, "pubring.kbx"), "rubbish");
        using var keys = new SigningKeys(Keys, "Example", master);
        keys.Current.ShouldBeNull();

        (await keys.CurrentOrNew(default)).Value.Version.ShouldBe(1);

        Directory.GetDirectories(Keys).ShouldBe([Path.Combine(Keys, "1")]);
    }

    [Fact]
    public async Task Whoever_has_the_folder_and_another_master_key_signs_nothing()
    {
        using var keys = new SigningKeys(Keys, "Example", master);
        var key = (await keys.CurrentOrNew(default)).Value;
        using var other = new MasterKey(RandomNumberGenerator.GetBytes(32));
        using var thief = new SigningKeys(Keys, "Example", other);

        await Should.ThrowAsync<CryptographicException>(() => thief.Detached(key, Body, default));
    }

    [Fact]
    public async Task A_path_that_GnuPG_cannot_use_is_said_and_leaves_no_key()
    {
        using var keys = new SigningKeys(Path.Combine(folder, new string('a', 100)), "Example", master);

        (await keys.CurrentOrNew(default)).Problem!.Code.ShouldBe("signing.path-too-long");

        keys.Current.ShouldBeNull();
    }

    public void Dispose()
    {
        master.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
