namespace Tocsin.Workspace.Tests.Access;

/// <summary>Walks every route of both origins as every kind of caller, and compares with what was decided.</summary>
public sealed class RouteMatrixTests
{
    [Fact]
    public async Task Every_route_answers_every_kind_of_caller_as_the_matrix_says()
    {
        await using var scene = await Scene.Set();
        var routes = Route
            .Of(scene.Tocsin.Members, members: true)
            .Concat(Route.Of(scene.Tocsin.Intake, members: false))
            .ToList();

        var found = new Matrix([.. scene.Callers.Select(caller => caller.Name)]);
        var callers = scene.Callers;
        var atIntake = 0;
        foreach (var route in routes.OrderBy(route => route.Ends))
        {
            // many routes take a receipt, and one place guesses few
            if (!route.OfMembers && ++atIntake % 5 == 0)
                callers = [.. callers.Select(caller => caller.Moved((byte)(atIntake / 5)))];
            var words = new List<string>();
            foreach (var caller in callers)
                words.Add(await route.Ask(caller, scene.Fill, Scene.Sound));
            found.Add(route.Name, words);
        }

        found.Words.Where(word => word[0] is '5' || word is "429").ShouldBeEmpty("broken, or stopped by a limit");
        Difference(Matrix.Read(Matrix.File), found.Lines())
            .ShouldBeEmpty(
                "lines that matrix.txt has (-) and lines that it should have (+); look at each before taking it"
            );
    }

    [Fact]
    public void What_the_matrix_says_nothing_of_is_a_difference()
    {
        var found = new Matrix(["a", "b"]);
        found.Add("members GET    /x", ["ok", "404"]);
        found.Add("members GET    /y", ["ok", "ok"]);

        Difference([.. found.Lines().Take(2)], found.Lines()).ShouldBe("+ members GET    /y  ok     ok");
        Difference([.. found.Lines(), "members GET    /z  ok     ok"], found.Lines())
            .ShouldBe("- members GET    /z  ok     ok");
    }

    private static string Difference(IReadOnlyList<string> expected, IReadOnlyList<string> actual) =>
        string.Join(
            '\n',
            expected
                .Except(actual, StringComparer.Ordinal)
                .Select(line => "- " + line)
                .Concat(actual.Except(expected, StringComparer.Ordinal).Select(line => "+ " + line))
        );
}
