namespace Tocsin.Cases.Reports;

/// <summary>How far a rejection has been looked at again.</summary>
public enum SecondLook
{
    None,
    Asked,
    Given,
}
