using System.CommandLine;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Commands;

/// <summary>The settings as options of a command, over the environment, over the settings file.</summary>
internal sealed class SettingOptions
{
    private readonly Dictionary<string, Option<string[]>> options = new(StringComparer.Ordinal);
    private readonly Option<string?> file = new(Setting.File.Option)
    {
        HelpName = Setting.File.Value,
        Description = $"{Setting.File.Help} [{Setting.File.Environment}]",
    };

    /// <param name="names">The settings that the command takes as options; it heeds the others where else they are set.</param>
    public SettingOptions(Command command, params IEnumerable<string> names)
    {
        foreach (var setting in Setting.All.Where(s => !s.Secret && names.Contains(s.Name, StringComparer.Ordinal)))
        {
            var option = new Option<string[]>(setting.Option)
            {
                HelpName = setting.Value,
                Description = $"{setting.Help} [{setting.Environment}]",
                Arity = ArgumentArity.OneOrMore,
            };
            options.Add(setting.Name, option);
            command.Add(option);
        }
        command.Add(file);
    }

    public static IEnumerable<string> Everything => Setting.All.Select(s => s.Name);

    public Result<SettingValues> Read(ParseResult parsed)
    {
        var given = SettingValues.None;
        foreach (var (name, option) in options)
            given = given.With(name, parsed.GetValue(option) ?? []);

        var around = SettingValues.TakeFrom(
            Environment.GetEnvironmentVariables(),
            name => Environment.SetEnvironmentVariable(name, null)
        );
        var path = parsed.GetValue(file) ?? Environment.GetEnvironmentVariable(Setting.File.Environment);
        return (path is null ? SettingValues.None : FromFile(path)).Map(written => given.Over(around).Over(written));
    }

    private static Result<SettingValues> FromFile(string path)
    {
        try
        {
            return SettingValues.Parse(File.ReadAllText(path));
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return Problem.Faulty([new(Setting.File.Name, $"{path} cannot be read.")]);
        }
    }
}
