using System.Text;

namespace Tocsin.Standards.Versions;

/// <summary>
/// PyPI: PEP 440, read as liberally as its appendix B allows. What is no such version (<c>0.1-bulbasaur</c>) is
/// ordered as setuptools did before PEP 440 and sorts before all that are.
/// </summary>
internal sealed class PyPiScheme() : PackedScheme("PyPI")
{
    private const byte LegacyMark = 1;
    private const byte Pep440Mark = 2;

    protected override bool TryWrite(ReadOnlySpan<char> text, ref KeyWriter key)
    {
        if (Pep440Parts.TryRead(text, out var parts))
        {
            key.Mark(Pep440Mark);
            Pep440Key.Write(parts, ref key);
        }
        else
        {
            key.Mark(LegacyMark);
            LegacyPyPi.Write(text, ref key);
        }
        return true;
    }

    protected override void Print(ref KeyReader key, StringBuilder text)
    {
        if (key.Mark() == LegacyMark)
            LegacyPyPi.Print(ref key, text);
        else
            Pep440Key.Print(ref key, text);
    }
}
