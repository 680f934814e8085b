using System.Text;
using Tocsin.Advisories.Drafts;

namespace Tocsin.Advisories.Tests.Drafts;

public sealed class AdvisoryContentTests
{
    [Fact]
    public void A_draft_comes_back_from_the_ledger_as_it_was_written()
    {
        AdvisoryContent.FromJson(ADraft.Sound.ToJson()).ShouldBe(ADraft.Sound);
        AdvisoryContent.FromJson("{}"u8).ShouldBe(AdvisoryContent.Empty);
        ADraft.Sound.ShouldNotBe(ADraft.Sound with { Cwes = [] });
    }

    [Fact]
    public void The_stored_spelling_stays()
    {
        var json = Encoding.UTF8.GetString((ADraft.Sound with { Details = "d", Workarounds = null }).ToJson());

        json.ShouldBe(
            """
            {"summary":"Prototype pollution in merge","details":"d","impact":"data-modification","affected":[{"package":{"ecosystem":"npm","name":"@sluice/merge"},"ranges":[{"introduced":"1.0.0","fixed":"1.2.4"},{"introduced":"2.0.0","lastAffected":"2.1.0"}],"versions":["0.9.0-beta.1"]}],"cwes":["CWE-1321"],"cvssVector":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N","references":[{"type":"FIX","url":"https://example.org/sluice/merge/commit/1"}],"credits":[{"name":"Ann","type":"FINDER","contact":"mailto:ann@example.org"}],"aliases":["GHSA-2222-3333-4444"]}
            """
        );
    }

    [Fact]
    public void Nulls_are_nothing_written()
    {
        var content = AdvisoryContent.FromJson(
            """{"summary":null,"affected":[null,{"package":{"ecosystem":null,"name":null},"ranges":null,"versions":[null]}],"credits":[{"name":null}],"references":[{"type":null,"url":null}]}"""u8
        );

        content.Affected.ShouldHaveSingleItem().Versions.ShouldBeEmpty();
        AdvisoryLint.Check(content).ShouldContain(f => f.Path == "affected[0].package.name");
        AdvisoryDocument.ToOsv(content, ADraft.Publication).Id.ShouldBe("TCS-2026-1");
    }

    [Fact]
    public void Every_impact_class_has_a_word_that_leads_back_to_it()
    {
        ImpactClasses.All.ShouldAllBe(i => ImpactClasses.Of(i.Word()) == i);
        foreach (var impact in ImpactClasses.All)
        {
            var stored = Encoding.UTF8.GetString(new AdvisoryContent { Impact = impact }.ToJson());
            stored.ShouldContain($"\"impact\":\"{impact.Word()}\"");
        }
        ImpactClass.RemoteCodeExecution.Display().ShouldBe("Remote code execution");
        ImpactClasses.Of("boredom").ShouldBeNull();
    }
}
