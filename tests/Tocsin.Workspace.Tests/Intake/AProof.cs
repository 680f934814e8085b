using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Workspace.Intake;
using Tocsin.Workspace.Settings;

namespace Tocsin.Workspace.Tests.Intake;

/// <summary>Proofs of work as programs find them, after the guide and not with our own code.</summary>
internal static class AProof
{
    /// <summary>Busy from the third report within an hour on; two leave the line with each step.</summary>
    public static FloodLimits Busy { get; } = new() { BusyInAll = 2, AdmittedAnHour = 8 };

    public static string Of(string challenge)
    {
        var bits = ProofOfWork.BitsOf(challenge);
        var message = new byte[37];
        SHA256.HashData(Encoding.ASCII.GetBytes(challenge)).CopyTo(message, 0);
        var nonces = new byte[64];
        Span<byte> hash = stackalloc byte[32];
        for (var i = 0; i < 16; i++)
        {
            message[32] = (byte)i;
            for (var nonce = 0u; ; nonce++)
            {
                BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(33), nonce);
                SHA256.HashData(message, hash);
                if (BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash)) >= bits)
                    break;
            }
            message.AsSpan(33).CopyTo(nonces.AsSpan(i * 4));
        }
        return $"{challenge}.{Base64Url.EncodeToString(nonces)}";
    }

    /// <summary>The challenge that is asked for now; null: none is.</summary>
    public static async Task<string?> Challenge(this TestBrowser browser, string? once = null)
    {
        browser.IdempotencyKey = once;
        var asked = await browser.Get("/api/reports/proof");
        asked.Status.ShouldBe(200, asked.Body);
        var challenge = asked.Json.GetProperty("challenge").GetString();
        asked.Json.GetProperty("asked").GetBoolean().ShouldBe(challenge is not null);
        return challenge;
    }

    /// <summary>Sends a report of its own by API.</summary>
    public static async Task<TestAnswer> Report(
        this TestBrowser browser,
        string what,
        string? proof = null,
        string? once = null
    )
    {
        (browser.IdempotencyKey, browser.Proof) = (once, proof);
        var sent = await browser.Post(
            "/api/reports",
            new
            {
                what,
                where = "sluice",
                howToReproduce = "Look.",
            }
        );
        (browser.IdempotencyKey, browser.Proof) = (null, null);
        return sent;
    }

    /// <summary>Until it is busy.</summary>
    public static async Task Flood(this TestBrowser browser)
    {
        for (var i = 0; i < Busy.BusyInAll; i++)
            (await browser.Report($"One of many {i}")).Status.ShouldBe(201);
    }
}
