namespace Tocsin.Tests.Shared;

/// <summary>A theory that needs the shared data; skipped, and saying so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataTheoryAttribute : TheoryAttribute
{
    public DataTheoryAttribute(string path)
    {
        if (!Path.Exists(SharedData.At(path)))
            Skip = $"needs {path} of the shared data";
    }
}
