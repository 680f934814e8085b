namespace Tocsin.Standards.Nswg;

/// <summary>The three folders of the Node.js security working group's database.</summary>
public enum NswgKind
{
    /// <summary>Vulnerabilities of Node.js itself: <c>NSWG-COR-1</c>.</summary>
    Core,

    /// <summary>Vulnerabilities of npm packages: <c>NSWG-ECO-1</c>.</summary>
    Npm,

    /// <summary>Statements that a vulnerability of a bundled dependency does not affect Node.js.</summary>
    Deps,
}
