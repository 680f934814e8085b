namespace Tocsin.Advisories.LockFiles;

/// <summary>The files that are read.</summary>
public enum LockFileKind
{
    /// <summary>A package URL or, with an ecosystem, <c>name@version</c> a line.</summary>
    List,

    /// <summary>package-lock.json or npm-shrinkwrap.json, lockfileVersion 1 to 3.</summary>
    Npm,

    /// <summary>pnpm-lock.yaml, lockfileVersion 5 to 9.</summary>
    Pnpm,

    /// <summary>yarn.lock of Yarn 1.</summary>
    Yarn,

    /// <summary>yarn.lock of Yarn 2 and later.</summary>
    Berry,

    /// <summary>requirements.txt with exact versions.</summary>
    Requirements,

    /// <summary>poetry.lock or uv.lock.</summary>
    Poetry,

    /// <summary>Cargo.lock.</summary>
    Cargo,

    /// <summary>Gemfile.lock.</summary>
    Gemfile,

    /// <summary>go.sum: what the build may use, which can be more than it does use.</summary>
    GoSum,

    /// <summary>composer.lock.</summary>
    Composer,

    /// <summary>packages.lock.json of NuGet.</summary>
    NuGet,
}
