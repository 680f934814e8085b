namespace Tocsin.Web.Components;

/// <summary>How loud something is. Never the only sign of anything.</summary>
public enum Tone
{
    Quiet,
    Accent,
    Good,
    Warn,
    Alarm,
}
