using System.Collections;
using Tocsin.Server.Settings;

namespace Tocsin.Server.Tests.Settings;

public sealed class SettingValuesTests
{
    [Fact]
    public void What_was_typed_wins_over_what_was_written_down()
    {
        var typed = SettingValues.None.With("data", "typed");
        var written = SettingValues.None.With("data", "written").With("name", "A foundation");

        var both = typed.Over(written);

        both.One("data").ShouldBe("typed");
        both.One("name").ShouldBe("A foundation");
    }

    [Fact]
    public void The_environment_is_read_once_and_left_without_it()
    {
        var environment = new Hashtable
        {
            ["TOCSIN_CASES_DB"] = "Host=x",
            ["TOCSIN_ROLE"] = "public, intake",
            ["PATH"] = "/bin",
        };

        var taken = SettingValues.TakeFrom(new Hashtable(environment), environment.Remove);

        taken.One("cases-db").ShouldBe("Host=x");
        taken.Many("role").ShouldBe(["public", "intake"]);
        environment.Keys.Cast<string>().ShouldBe(["PATH"]);
    }

    [Fact]
    public void The_process_that_strangers_reach_is_not_told_where_secrets_are()
    {
        var all = Setting.All.Aggregate(SettingValues.None, (values, s) => values.With(s.Name, $"value of {s.Name}"));

        var told = all.For([Role.Public]).ToJson();

        told.ShouldContain("value of public-db");
        told.ShouldNotContain("value of cases-db");
        told.ShouldNotContain("value of keys-db");
        told.ShouldNotContain("value of master-key");
        told.ShouldNotContain("value of smtp-password-file");
    }

    [Fact]
    public void What_is_written_for_another_process_is_read_as_it_was()
    {
        var values = SettingValues.None.With("name", "\"Ünï\"\n").With("product", "a", "b,c");

        var read = SettingValues.Parse(values.ToJson()).Value;

        values.ToJson().ShouldNotContain('\n');
        read.One("name").ShouldBe("\"Ünï\"\n");
        read.Many("product").ShouldBe(["a", "b,c"]);
    }

    [Fact]
    public void A_settings_file_is_told_of_everything_that_is_wrong_in_it()
    {
        var faults = SettingValues.Parse("""{"dta": "x", "data": {"a": 1}, "name": ["a", "b"]}""").Problem!.Faults;

        faults.Select(f => f.Path).ShouldBe(["dta", "data", "name"]);
        SettingValues.Parse("{").Problem!.Faults.ShouldHaveSingleItem().Path.ShouldBe("settings");
        SettingValues.Parse("[]").Problem!.Faults.ShouldHaveSingleItem().Path.ShouldBe("settings");
    }

    [Fact]
    public void What_may_hold_a_password_is_no_option()
    {
        Setting.All.Where(s => s.Secret).Select(s => s.Name).ShouldBe(["public-db", "cases-db", "keys-db"]);
        Setting.All.Select(s => s.Name).ShouldBeUnique();
    }
}
