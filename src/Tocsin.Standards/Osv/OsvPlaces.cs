using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tocsin.Standards.Osv;

/// <summary>Where in a record the values of some members lie: whoever wants those need not look for them again.</summary>
[InlineArray(6)]
public struct OsvPlaces
{
    public const int Published = 0;
    public const int Withdrawn = 1;
    public const int Summary = 2;
    public const int Details = 3;
    public const int Aliases = 4;
    public const int Affected = 5;

    private OsvPlace first;
}

/// <summary>A value of a record, in bytes; of length 0 where there is none.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OsvPlace(int Start, int Length);
