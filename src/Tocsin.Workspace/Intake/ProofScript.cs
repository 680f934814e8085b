using System.Reflection;
using Tocsin.Web.Assets;

namespace Tocsin.Workspace.Intake;

/// <summary>The script that finds a proof of work while somebody types: on the page it waits, in a worker it works.</summary>
public static class ProofScript
{
    public static Asset Asset { get; } =
        Asset.Embedded(Assembly.GetExecutingAssembly(), "Tocsin.Workspace.Intake.proof.js", "proof.js");
}
