using FsCheck;
using FsCheck.Fluent;
using Tocsin.Cases.Clusters;

namespace Tocsin.Cases.Tests.Clusters;

public sealed class ClusteringTests
{
    private const string Flood =
        "The function merge in the file lib/merge.js copies every own property of its second argument onto the first one without "
        + "looking at the name of the property, so that an attacker who controls the second argument can set __proto__ and change "
        + "what every other object in the process inherits from, which leads to denial of service in version ";

    private const string Another =
        "Decoding a file name that holds two dots and a slash after it was unpacked writes outside of the folder that was chosen, "
        + "because the check happens before the name is decoded; whoever can make somebody unpack an archive overwrites any file "
        + "that the user may write to, which we tried on three systems and describe step by step below.";

    [Fact]
    public void Reports_that_differ_in_numbers_and_a_few_words_are_one_cluster_and_others_are_none()
    {
        string[] reports =
        [
            Flood + "1.2.3. Regards, one.",
            Another,
            Flood + "4.17.20. Regards, two.",
            "Hello, I have found a bug.",
            Flood + "0.0.1, see line 17. Regards, three.",
        ];

        var clusters = Clustering.Of([0, 1, 2, 3, 4], i => ReportSketch.Of(reports[i]));

        clusters.ShouldHaveSingleItem().ShouldBe([0, 2, 4]);
    }

    [Fact]
    public void What_has_too_few_words_to_tell_is_like_nothing()
    {
        ReportSketch.Of("See the attachment, please.").ShouldBeNull();
        ReportSketch.Of("", null).ShouldBeNull();
        ReportSketch.Likeness(null, null).ShouldBe(0);
        ReportSketch.Likeness("nonsense", ReportSketch.Of(Flood)).ShouldBe(0);
        Clustering.Of(["a", "b"], _ => null).ShouldBeEmpty();
    }

    [Fact]
    public void A_sketch_estimates_the_share_of_equal_runs()
    {
        // 300 words of which the last n differ: the true resemblance follows from the counts
        var words = Enumerable.Range(0, 300).Select(Word).ToArray();
        foreach (var changed in new[] { 0, 30, 90, 300 })
        {
            var other = words.Select((word, i) => i < 300 - changed ? word : word + "x").ToArray();
            var (one, two) = (Runs(words), Runs(other));
            var truth = (double)one.Intersect(two).Count() / one.Union(two).Count();

            var estimate = ReportSketch.Likeness(
                ReportSketch.Of(string.Join(' ', words)),
                ReportSketch.Of(string.Join(' ', other))
            );

            // three standard deviations of 64 draws
            estimate.ShouldBe(truth, 3 * Math.Sqrt(truth * (1 - truth) / 64) + 1e-9);
        }
    }

    [Fact]
    public void Every_text_is_like_itself_in_any_case_and_any_order_of_asking() =>
        Prop.ForAll<NonNull<string>>(text =>
            {
                var sketch = ReportSketch.Of(text.Get);
                return sketch is null
                    || (
                        ReportSketch.Likeness(sketch, ReportSketch.Of(text.Get)) == 1
                        && ReportSketch.Likeness(sketch, ReportSketch.Of(Flood))
                            == ReportSketch.Likeness(ReportSketch.Of(Flood), sketch)
                    );
            })
            .QuickCheckThrowOnFailure();

    private static string Word(int number) =>
        string.Concat(
            number.ToString("D3", System.Globalization.CultureInfo.InvariantCulture).Select(c => (char)('a' + c - '0'))
        );

    private static HashSet<string> Runs(string[] words) =>
        [.. Enumerable.Range(0, words.Length - 2).Select(i => string.Join(' ', words[i..(i + 3)]))];
}
