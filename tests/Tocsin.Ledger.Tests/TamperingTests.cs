using FsCheck;
using FsCheck.Fluent;
using Tocsin.Ledger.Sealing;
using static Tocsin.Ledger.Tests.ASealedStream;

namespace Tocsin.Ledger.Tests;

public sealed class TamperingTests
{
    /// <summary>Ways in which what is stored can change behind Tocsin's back; a and b choose where.</summary>
    private static readonly (string Name, Func<ASealedStream, int, int, ASealedStream> Change)[] Tamperings =
    [
        ("an entry is dropped", (s, a, _) => s with { Entries = [.. s.Entries.Where((_, i) => i != At(s, a))] }),
        (
            "an entry is dropped and the rest closes up",
            (s, a, _) =>
                s with
                {
                    Entries =
                    [
                        .. s.Entries.Where((_, i) => i != At(s, a)).Select((e, i) => e with { Sequence = i + 1 }),
                    ],
                }
        ),
        ("an entry is doubled", (s, a, b) => s with { Entries = [.. s.Entries.ToList().Inserting(b, At(s, a))] }),
        ("two entries change places", (s, a, b) => Exchange(s, a, b, (mine, theirs) => theirs)),
        (
            "two entries change places but not numbers",
            (s, a, b) => Exchange(s, a, b, (mine, theirs) => theirs with { Sequence = mine.Sequence })
        ),
        (
            "two entries exchange their facts",
            (s, a, b) => Exchange(s, a, b, (mine, theirs) => mine with { Facts = theirs.Facts })
        ),
        (
            "two entries exchange their facts and commitments",
            (s, a, b) =>
                Exchange(
                    s,
                    a,
                    b,
                    (mine, theirs) => mine with { Facts = theirs.Facts, FactsCommitment = theirs.FactsCommitment }
                )
        ),
        (
            "two entries exchange their texts",
            (s, a, b) => Exchange(s, a, b, (mine, theirs) => mine with { Text = theirs.Text })
        ),
        (
            "two entries exchange their hashes",
            (s, a, b) => Exchange(s, a, b, (mine, theirs) => mine with { Hash = theirs.Hash })
        ),
        ("a text is dropped", (s, a, _) => s.WithEntry(At(s, a), e => e with { Text = null })),
        (
            "a text and its key are dropped",
            (s, a, _) =>
                s.WithEntry(At(s, a), e => e with { Text = null }) with
                {
                    Keys = [.. s.Keys.Where(k => k.Sequence != At(s, a) + 1 || k.Part != Part.Text)],
                }
        ),
        (
            "a text is dropped as if it had never been",
            (s, a, _) => s.WithEntry(At(s, a), e => e with { Text = null, TextCommitment = [] })
        ),
        (
            "facts are passed off as text",
            (s, a, _) => s.WithEntry(At(s, a), e => e with { Text = e.Facts, TextCommitment = e.FactsCommitment })
        ),
        (
            "all is renumbered",
            (s, _, _) => s with { Entries = [.. s.Entries.Select(e => e with { Sequence = e.Sequence + 1 })] }
        ),
        ("the tail is cut off", (s, a, _) => s with { Entries = [.. s.Entries.Take(At(s, a))] }),
        ("a key is dropped", (s, a, _) => s with { Keys = [.. s.Keys.Where((_, i) => i != a % s.Keys.Count)] }),
        ("a key is doubled", (s, a, _) => s with { Keys = [.. s.Keys, s.Keys[a % s.Keys.Count]] }),
        (
            "two keys exchange their bytes",
            (s, a, b) =>
                s with
                {
                    Keys =
                    [
                        .. s.Keys.Select(
                            (k, i) =>
                                i == a % s.Keys.Count ? k with { Bytes = s.Keys[b % s.Keys.Count].Bytes }
                                : i == b % s.Keys.Count ? k with { Bytes = s.Keys[a % s.Keys.Count].Bytes }
                                : k
                        ),
                    ],
                }
        ),
        (
            "a key is said to be of another part",
            (s, a, _) =>
                s with
                {
                    Keys = [.. s.Keys.Select((k, i) => i == a % s.Keys.Count ? k with { Part = 3 - k.Part } : k)],
                }
        ),
        ("the head is of another stream", (s, _, _) => s with { Head = Telling().Head }),
        ("the head is behind", (s, a, _) => s with { Head = new(s.Head.Sequence - 1, s.Head.Hash) }),
        ("the stream's key is another", (s, _, _) => s with { Key = StreamKey.Create(Programme, Id) }),
        ("all of it is of another stream", (s, _, _) => Telling() with { Key = s.Key }),
    ];

    [Fact]
    public void Whatever_is_dropped_doubled_moved_or_exchanged_is_noticed()
    {
        var cases =
            from entries in Stories().Where(e => e.Length > 1)
            from tampering in Gen.Elements(Tamperings)
            from a in Gen.Choose(0, 999)
            from b in Gen.Choose(0, 999)
            select (entries, tampering, a, b);

        var seen = new HashSet<string>(StringComparer.Ordinal);
        Prop.ForAll(
                cases.ToArbitrary(),
                it =>
                {
                    var before = With(it.entries);
                    before.Open().Select(r => r.Entry).ShouldBe(it.entries);
                    var after = it.tampering.Change(before, it.a, it.b);
                    if (Stored(after) == Stored(before))
                        return;
                    seen.Add(it.tampering.Name);
                    after.ShouldBeBroken(it.tampering.Name);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(12));
        seen.ShouldBe(Tamperings.Select(t => t.Name), ignoreOrder: true);
    }

    [Fact]
    public void Whichever_byte_is_changed_it_is_noticed()
    {
        var intact = Telling();
        intact.Open().Count.ShouldBe(Story.Count);
        for (var i = 0; i < intact.Entries.Count; i++)
        {
            var entry = intact.Entries[i];
            EachByte(entry.Facts, x => intact.WithEntry(i, e => e with { Facts = x }));
            EachByte(entry.Text ?? [], x => intact.WithEntry(i, e => e with { Text = x }));
            EachByte(entry.FactsCommitment, x => intact.WithEntry(i, e => e with { FactsCommitment = x }));
            EachByte(entry.TextCommitment, x => intact.WithEntry(i, e => e with { TextCommitment = x }));
            EachByte(entry.Hash, x => intact.WithEntry(i, e => e with { Hash = x }));
            intact.WithEntry(i, e => e with { Format = e.Format + 1 }).ShouldBeBroken();
            intact.WithEntry(i, e => e with { Sequence = e.Sequence + 1 }).ShouldBeBroken();
        }
        for (var i = 0; i < intact.Keys.Count; i++)
        {
            var row = intact.Keys[i];
            EachByte(row.Bytes, x => WithKey(i, row with { Bytes = x }));
            EachByte(row.Commitment, x => WithKey(i, row with { Commitment = x }));
            WithKey(i, row with { Sequence = row.Sequence + 1 }).ShouldBeBroken();
            WithKey(i, row with { Stream = new("case", "TC-0000-0000") }).ShouldBeBroken();
        }
        EachByte(intact.Head.Hash, x => intact with { Head = intact.Head with { Hash = x } });

        ASealedStream WithKey(int index, WrappedKey key) =>
            intact with
            {
                Keys = [.. intact.Keys.Select((k, i) => i == index ? key : k)],
            };
    }

    [Fact]
    public void A_stream_key_that_was_changed_moved_or_is_of_another_version_does_not_unwrap()
    {
        using var programme = ProgrammeKey.Generate(Programme, 1);
        using var elsewhere = ProgrammeKey.Import("another", 1, programme.Export()).Value;
        using var key = StreamKey.Create(Programme, Id);
        var wrapped = key.WrapFor(programme.Public);

        for (var i = 0; i < wrapped.Bytes.Length; i++)
            ShouldNotUnwrap(programme, wrapped with { Bytes = Changed(wrapped.Bytes, i) });
        ShouldNotUnwrap(programme, wrapped with { Stream = new("case", "TC-0000-0000") });
        ShouldNotUnwrap(programme, wrapped with { KeyVersion = 2 });
        ShouldNotUnwrap(elsewhere, wrapped);
        Should.Throw<ArgumentException>(() => key.WrapFor(elsewhere.Public));

        static void ShouldNotUnwrap(ProgrammeKey programme, WrappedStreamKey wrapped) =>
            Should.Throw<LedgerBrokenException>(() => StreamKey.Unwrap(programme, wrapped));
    }

    [Fact]
    public void What_is_sealed_beside_the_entries_opens_for_its_purpose_only()
    {
        using var key = StreamKey.Create(Programme, Id);
        using var other = StreamKey.Create(Programme, Id);
        var summary = key.Seal("summary", "Everything is on fire"u8);

        key.Open("summary", summary).ShouldBe("Everything is on fire"u8.ToArray());
        Should.Throw<LedgerBrokenException>(() => key.Open("mail", summary));
        Should.Throw<LedgerBrokenException>(() => other.Open("summary", summary));
        for (var i = 0; i < summary.Length; i++)
            Should.Throw<LedgerBrokenException>(() => key.Open("summary", Changed(summary, i)));
    }

    private static Gen<Entry[]> Stories() =>
        Gen.OneOf<Entry>(
                from attachments in Gen.Choose(0, 5)
                from what in ArbMap.Default.GeneratorFor<NonNull<string>>()
                where !what.Get.Any(char.IsSurrogate)
                select (Entry)new Reported("npm", attachments) { Text = new(what.Get, null) },
                Gen.Elements<Entry>(new Rated(Severity.Low, null), new Remarked(), new Remarked { Text = new("x") })
            )
            .ArrayOf();

    private static ASealedStream Exchange(
        ASealedStream s,
        int a,
        int b,
        Func<SealedEntry, SealedEntry, SealedEntry> with
    )
    {
        var (one, other) = (s.Entries[At(s, a)], s.Entries[At(s, b)]);
        return s.WithEntry(At(s, a), e => with(e, other)).WithEntry(At(s, b), e => with(e, one));
    }

    private static int At(ASealedStream s, int n) => n % s.Entries.Count;

    private static void EachByte(byte[] bytes, Func<byte[], ASealedStream> with)
    {
        for (var i = 0; i < bytes.Length; i++)
            with(Changed(bytes, i)).ShouldBeBroken($"byte {i}");
        if (bytes.Length == 0)
            return;
        with(bytes[..^1]).ShouldBeBroken("one byte less");
        with([.. bytes, 0]).ShouldBeBroken("one byte more");
    }

    private static byte[] Changed(byte[] bytes, int at)
    {
        var changed = bytes.ToArray();
        changed[at] ^= 1;
        return changed;
    }

    /// <summary>Everything that is stored, as a text: whether a tampering changed anything.</summary>
    private static string Stored(ASealedStream s) =>
        string.Join(
            '\n',
            [
                .. s.Entries.Select(e =>
                    $"{e.Format} {e.Sequence} {Hex(e.Facts)} {Hex(e.Text)} {Hex(e.FactsCommitment)} {Hex(e.TextCommitment)} {Hex(e.Hash)}"
                ),
                .. s.Keys.Select(k => $"{k.Stream} {k.Sequence} {k.Part} {Hex(k.Commitment)} {Hex(k.Bytes)}"),
                $"{s.Head.Sequence} {Hex(s.Head.Hash)} {s.Key.GetHashCode()}",
            ]
        );

    private static string Hex(byte[]? bytes) => bytes is null ? "null" : Convert.ToHexString(bytes);
}

file static class Lists
{
    public static List<SealedEntry> Inserting(this List<SealedEntry> entries, int where, int which)
    {
        entries.Insert(where % (entries.Count + 1), entries[which]);
        return entries;
    }
}
