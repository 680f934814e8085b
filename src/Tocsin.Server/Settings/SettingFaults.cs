using System.Globalization;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Settings;

/// <summary>Reads single settings; what cannot be understood becomes a fault under the setting's name.</summary>
internal static class SettingFaults
{
    /// <summary>The text of a file that a setting names; null if none was named or it cannot be read.</summary>
    public static string? Text(this FaultCollector faults, SettingValues values, string name)
    {
        if (values.One(name) is not { } path)
            return null;
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            faults.Add(name, $"{path} cannot be read.");
            return null;
        }
    }

    public static int Number(
        this FaultCollector faults,
        SettingValues values,
        string name,
        int otherwise,
        int least,
        int most
    )
    {
        if (values.One(name) is not { } text)
            return otherwise;
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;
        faults.Add(name, $"'{text}' is no number from {least} to {most}.");
        return otherwise;
    }

    public static bool YesOrNo(this SettingValues values, string name, bool otherwise, FaultCollector faults) =>
        values.One(name) switch
        {
            "yes" => true,
            "no" => false,
            null => otherwise,
            _ => faults.Refused(name, "Say yes or no."),
        };

    /// <summary>Keeps a fault where a choice has to be made.</summary>
    public static bool Refused(this FaultCollector faults, string name, string message)
    {
        faults.Add(name, message);
        return false;
    }
}
