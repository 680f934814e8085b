using System.Text.Json;
using Tocsin.Standards.Ssvc;

namespace Tocsin.Standards.Tests.Ssvc;

/// <summary>The trees against the rows of the tables that CERT/CC publishes, in the words of those tables.</summary>
public sealed class SsvcTreeTests
{
    // exploitation, utility, technical impact, public safety impact, outcome: all 36 rows
    private const string SupplierRows = """
        none laborious partial minimal defer
        none laborious partial significant scheduled
        none laborious total minimal scheduled
        none laborious total significant out-of-cycle
        none efficient partial minimal scheduled
        none efficient partial significant out-of-cycle
        none efficient total minimal scheduled
        none efficient total significant out-of-cycle
        none super-effective partial minimal scheduled
        none super-effective partial significant out-of-cycle
        none super-effective total minimal out-of-cycle
        none super-effective total significant out-of-cycle
        public-poc laborious partial minimal scheduled
        public-poc laborious partial significant out-of-cycle
        public-poc laborious total minimal scheduled
        public-poc laborious total significant immediate
        public-poc efficient partial minimal scheduled
        public-poc efficient partial significant immediate
        public-poc efficient total minimal out-of-cycle
        public-poc efficient total significant immediate
        public-poc super-effective partial minimal out-of-cycle
        public-poc super-effective partial significant immediate
        public-poc super-effective total minimal out-of-cycle
        public-poc super-effective total significant immediate
        active laborious partial minimal out-of-cycle
        active laborious partial significant immediate
        active laborious total minimal out-of-cycle
        active laborious total significant immediate
        active efficient partial minimal out-of-cycle
        active efficient partial significant immediate
        active efficient total minimal out-of-cycle
        active efficient total significant immediate
        active super-effective partial minimal immediate
        active super-effective partial significant immediate
        active super-effective total minimal immediate
        active super-effective total significant immediate
        """;

    // public, contacted, credibility, cardinality, engagement, utility, public safety impact, outcome: the 42 of 192 rows that are not declined
    private const string CoordinatorRows = """
        no yes credible one unresponsive laborious minimal track
        no yes not-credible multiple active laborious significant track
        no yes not-credible one active efficient significant track
        yes no not-credible multiple active super-effective significant coordinate
        no yes credible multiple unresponsive laborious minimal coordinate
        no yes credible one unresponsive efficient minimal coordinate
        no yes not-credible multiple active super-effective minimal track
        no yes credible multiple active laborious significant track
        no yes credible one unresponsive laborious significant coordinate
        no yes not-credible multiple unresponsive laborious significant track
        no yes credible one active efficient significant track
        no yes not-credible multiple active efficient significant track
        no yes not-credible one unresponsive efficient significant track
        no yes not-credible one active super-effective significant track
        no no not-credible multiple active super-effective significant coordinate
        yes yes not-credible multiple active super-effective significant coordinate
        yes no credible multiple active super-effective significant coordinate
        yes no not-credible multiple unresponsive super-effective significant coordinate
        no yes credible multiple unresponsive efficient minimal coordinate
        no yes credible multiple active super-effective minimal coordinate
        no yes credible one unresponsive super-effective minimal coordinate
        no yes not-credible multiple unresponsive super-effective minimal track
        no yes credible multiple unresponsive laborious significant coordinate
        no yes credible multiple active efficient significant track
        no yes credible one unresponsive efficient significant coordinate
        no yes not-credible multiple unresponsive efficient significant track
        no yes credible one active super-effective significant track
        no yes not-credible multiple active super-effective significant coordinate
        no no credible multiple active super-effective significant coordinate
        yes yes credible multiple active super-effective significant coordinate
        no yes not-credible one unresponsive super-effective significant track
        no no not-credible multiple unresponsive super-effective significant coordinate
        yes yes not-credible multiple unresponsive super-effective significant coordinate
        yes no credible multiple unresponsive super-effective significant coordinate
        no yes credible multiple unresponsive super-effective minimal coordinate
        no yes credible multiple unresponsive efficient significant coordinate
        no yes credible multiple active super-effective significant coordinate
        no yes credible one unresponsive super-effective significant coordinate
        no yes not-credible multiple unresponsive super-effective significant coordinate
        no no credible multiple unresponsive super-effective significant coordinate
        yes yes credible multiple unresponsive super-effective significant coordinate
        no yes credible multiple unresponsive super-effective significant coordinate
        """;

    [Fact]
    public void A_supplier_is_told_what_the_published_table_says()
    {
        var said =
            from exploitation in Enum.GetValues<Exploitation>()
            from utility in Enum.GetValues<Utility>()
            from impact in Enum.GetValues<TechnicalImpact>()
            from safety in Enum.GetValues<PublicSafetyImpact>()
            select Row(
                exploitation,
                utility,
                impact,
                safety,
                SsvcTrees.Supplier(exploitation, utility, impact, safety)
            );

        said.ShouldBe(SupplierRows.Split('\n', StringSplitOptions.TrimEntries), ignoreOrder: true);
    }

    [Fact]
    public void A_coordinator_is_told_what_the_published_table_says()
    {
        var all = (
            from known in Enum.GetValues<ReportPublic>()
            from contacted in Enum.GetValues<SupplierContacted>()
            from credible in Enum.GetValues<ReportCredibility>()
            from cardinality in Enum.GetValues<SupplierCardinality>()
            from engagement in Enum.GetValues<SupplierEngagement>()
            from automatable in Enum.GetValues<Automatable>()
            from density in Enum.GetValues<ValueDensity>()
            from safety in Enum.GetValues<PublicSafetyImpact>()
            select new SsvcAnswers(
                default,
                automatable,
                density,
                default,
                safety,
                known,
                contacted,
                credible,
                cardinality,
                engagement
            )
        ).ToList();

        // efficient is reached in two ways: 256 combinations of the questions are 192 rows
        var said = all.Select(a =>
                Row(
                    a.ReportPublic,
                    a.SupplierContacted,
                    a.ReportCredibility,
                    a.SupplierCardinality,
                    a.SupplierEngagement,
                    a.Utility,
                    a.PublicSafetyImpact,
                    a.CoordinatorTriage
                )
            )
            .Distinct(StringComparer.Ordinal)
            .ToList();

        said.Count.ShouldBe(192);
        said.Where(row => !row.EndsWith(" decline", StringComparison.Ordinal))
            .ShouldBe(CoordinatorRows.Split('\n', StringSplitOptions.TrimEntries), ignoreOrder: true);
    }

    [Theory]
    [InlineData(Automatable.No, ValueDensity.Diffuse, Utility.Laborious)]
    [InlineData(Automatable.No, ValueDensity.Concentrated, Utility.Efficient)]
    [InlineData(Automatable.Yes, ValueDensity.Diffuse, Utility.Efficient)]
    [InlineData(Automatable.Yes, ValueDensity.Concentrated, Utility.SuperEffective)]
    public void Its_use_to_an_attacker_is_how_far_it_runs_by_itself_and_how_much_a_target_gives(
        Automatable automatable,
        ValueDensity density,
        Utility utility
    ) =>
        new SsvcAnswers(
            default,
            automatable,
            density,
            default,
            default,
            default,
            default,
            default,
            default,
            default
        ).Utility.ShouldBe(utility);

    private static string Row(params Enum[] values) =>
        string.Join(' ', values.Select(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString())));
}
