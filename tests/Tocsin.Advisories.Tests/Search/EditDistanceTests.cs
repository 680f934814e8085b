using System.Numerics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tocsin.Advisories.Search;

namespace Tocsin.Advisories.Tests.Search;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "ab", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)] // optimal string alignment: Damerau's own distance would be 2
    public void The_distance_is_that_of_the_books(string left, string right, int distance) =>
        Of(left, right, 3).ShouldBe(distance);

    [Fact]
    public void More_than_is_asked_for_is_one_more() => Of("kitten", "sitting", 2).ShouldBe(3);

    [Fact]
    public void Texts_that_are_too_long_are_far_apart() => Of(new('a', 65), new('a', 65), 2).ShouldBe(3);

    [Fact]
    public void It_is_symmetric_and_the_letters_never_rule_out_what_is_near() =>
        Prop.ForAll(
                Words().ToArbitrary(),
                Words().ToArbitrary(),
                (left, right) =>
                {
                    var distance = Of(left, right, 2);
                    distance.ShouldBe(Of(right, left, 2));
                    if (distance <= 2)
                        BitOperations
                            .PopCount(EditDistance.Letters(Utf8(left)) ^ EditDistance.Letters(Utf8(right)))
                            .ShouldBeLessThanOrEqualTo(2 * distance);
                }
            )
            .QuickCheckThrowOnFailure();

    private static Gen<string> Words() =>
        Gen.Elements('a', 'b', 'c', '-').ArrayOf().Select(letters => new string(letters.Take(8).ToArray()));

    private static int Of(string left, string right, int most) => EditDistance.Of(Utf8(left), Utf8(right), most);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
