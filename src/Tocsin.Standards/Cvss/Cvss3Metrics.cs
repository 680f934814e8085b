using static Tocsin.Standards.Cvss.CvssMetricGroup;
using static Tocsin.Standards.Cvss.CvssMetrics;

namespace Tocsin.Standards.Cvss;

/// <summary>CVSS 3.1 (and 3.0), sections 2 to 4.</summary>
internal static class Cvss3Metrics
{
    private static readonly CvssMetricValue Undefined = Value("X", "Not Defined", "Leave it out of the score.");

    private static readonly CvssMetric[] OfBase =
    [
        Metric(
            Base,
            "AV",
            "Attack Vector",
            "From how far away it can be exploited.",
            Value("N", "Network", "From anywhere, over routed networks such as the Internet."),
            Value("A", "Adjacent", "Only from the same network segment, radio range or protected zone."),
            Value("L", "Local", "Through local access, or by getting a user to open something."),
            Value("P", "Physical", "Only by touching the device.")
        ),
        Metric(
            Base,
            "AC",
            "Attack Complexity",
            "Whether something that the attacker does not control must be just right.",
            Value("L", "Low", "No; it works every time."),
            Value("H", "High", "Yes; the attacker must prepare for this target or be lucky.")
        ),
        Metric(
            Base,
            "PR",
            "Privileges Required",
            "What rights the attacker must have beforehand.",
            Value("N", "None", "None; no account is needed."),
            Value("L", "Low", "Those of an ordinary user."),
            Value("H", "High", "Those of an administrator.")
        ),
        Metric(
            Base,
            "UI",
            "User Interaction",
            "Whether somebody else must do something.",
            Value("N", "None", "No."),
            Value("R", "Required", "Yes, such as opening a file or following a link.")
        ),
        Metric(
            Base,
            "S",
            "Scope",
            "Whether harm reaches beyond what the vulnerable part is responsible for.",
            Value("U", "Unchanged", "No; only things under the same authority are harmed."),
            Value("C", "Changed", "Yes; a boundary such as a sandbox or another site is crossed.")
        ),
        Impact("C", "Confidentiality", "What the attacker can read that they should not."),
        Impact("I", "Integrity", "What the attacker can change that they should not."),
        Impact("A", "Availability", "What the attacker can slow down or stop."),
    ];

    public static IReadOnlyList<CvssMetric> All { get; } =
    [
        .. OfBase,
        Metric(
            Temporal,
            "E",
            "Exploit Code Maturity",
            "What is known of ways to exploit it.",
            Undefined,
            Value("H", "High", "Exploits work everywhere, or none is needed."),
            Value("F", "Functional", "An exploit works in most cases."),
            Value("P", "Proof-of-Concept", "A demonstration exists that must be adapted."),
            Value("U", "Unproven", "No exploit is known.")
        ),
        Metric(
            Temporal,
            "RL",
            "Remediation Level",
            "What can be done about it today.",
            Undefined,
            Value("U", "Unavailable", "Nothing yet."),
            Value("W", "Workaround", "Somebody other than the vendor has a way around it."),
            Value("T", "Temporary Fix", "The vendor has a stopgap."),
            Value("O", "Official Fix", "The vendor has a fix.")
        ),
        Metric(
            Temporal,
            "RC",
            "Report Confidence",
            "How sure it is that it exists as described.",
            Undefined,
            Value("C", "Confirmed", "It was reproduced, or the vendor says so."),
            Value("R", "Reasonable", "Much is known, but not the cause."),
            Value("U", "Unknown", "Reports disagree or say little.")
        ),
        Requirement("CR", "Confidentiality Requirement", "secrecy"),
        Requirement("IR", "Integrity Requirement", "correctness"),
        Requirement("AR", "Availability Requirement", "uptime"),
        .. OfBase.Select(m => Modified(m)),
    ];

    private static CvssMetric Impact(string code, string name, string explanation) =>
        Metric(
            Base,
            code,
            name,
            explanation,
            Value("H", "High", "Everything, or the part that matters most."),
            Value("L", "Low", "Some, without choosing what or without serious harm."),
            Value("N", "None", "Nothing.")
        );

    private static CvssMetric Requirement(string code, string name, string what) =>
        Metric(
            Environmental,
            code,
            name,
            $"How much the place where it runs depends on {what}.",
            Undefined,
            Value("H", "High", "Its loss would be a catastrophe there."),
            Value("M", "Medium", "Its loss would hurt."),
            Value("L", "Low", "Its loss would hardly be felt.")
        );
}
