using Tocsin.Standards.Identifiers;

namespace Tocsin.Advisories.LockFiles;

/// <summary>One package at one version.</summary>
/// <param name="Line">Where it stands first, from 1.</param>
public sealed record LockedPackage(PackageName Package, string Version, int Line);
