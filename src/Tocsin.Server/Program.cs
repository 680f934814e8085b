using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;

// What runs where. `./run` starts the public role in one process, intake and workspace in another.
var roles = new RoleTable
{
    { Role.Public, PublicRole.Parts }, // pages, feeds, OSV and npm audit over published advisories
    { Role.Intake, IntakeRole.Parts }, // reports and the reporters' mailbox
    { Role.Workspace, WorkspaceRole.Parts }, // queue, cases, drafts, members; the jobs that clock and outside need
};

// What can be typed: `./run`, `./run import`, `./run admin`.
return await Tocsin.Server.Commands.CommandLine.Run(roles, args);
