using static Tocsin.Standards.Cvss.CvssMetricGroup;
using static Tocsin.Standards.Cvss.CvssMetrics;

namespace Tocsin.Standards.Cvss;

/// <summary>CVSS 4.0, sections 2 to 5, in the order of table 23.</summary>
internal static class Cvss4Metrics
{
    private static readonly CvssMetricValue Undefined = Value(
        "X",
        "Not Defined",
        "Nothing is said; the worst is assumed."
    );

    private static readonly CvssMetricValue Unsaid = Value("X", "Not Defined", "Nothing is said.");

    private static readonly CvssMetricValue Safety = Value("S", "Safety", "People could be hurt.");

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
            "Whether the attacker must get around defences that were built in.",
            Value("L", "Low", "No; it works every time."),
            Value("H", "High", "Yes, such as address randomisation, or a secret of this target.")
        ),
        Metric(
            Base,
            "AT",
            "Attack Requirements",
            "Whether the target must be in a state that the attacker cannot bring about.",
            Value("N", "None", "No; it works on nearly every installation."),
            Value("P", "Present", "Yes, such as a race to win or a place between two parties.")
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
            Value("P", "Passive", "Something they do anyway, such as visiting a page."),
            Value("A", "Active", "Something deliberate, such as dismissing a warning or importing a file.")
        ),
        Impact("VC", "Vulnerable System Confidentiality", "What can be read on the system that has the flaw."),
        Impact("VI", "Vulnerable System Integrity", "What can be changed on the system that has the flaw."),
        Impact("VA", "Vulnerable System Availability", "What can be stopped on the system that has the flaw."),
        Impact("SC", "Subsequent System Confidentiality", "What can be read on other systems."),
        Impact("SI", "Subsequent System Integrity", "What can be changed on other systems."),
        Impact("SA", "Subsequent System Availability", "What can be stopped on other systems."),
    ];

    public static IReadOnlyList<CvssMetric> All { get; } =
    [
        .. OfBase,
        Metric(
            Threat,
            "E",
            "Exploit Maturity",
            "What is known of ways to exploit it.",
            Undefined,
            Value("A", "Attacked", "Attacks were seen, or a tool makes them easy."),
            Value("P", "Proof-of-Concept", "A demonstration is public, attacks were not seen."),
            Value("U", "Unreported", "Neither attacks nor a demonstration are known.")
        ),
        Requirement("CR", "Confidentiality Requirement", "secrecy"),
        Requirement("IR", "Integrity Requirement", "correctness"),
        Requirement("AR", "Availability Requirement", "uptime"),
        .. OfBase.Select(m => m.Code is "SI" or "SA" ? Modified(m, Safety) : Modified(m)),
        .. OfSystem(),
        .. OfResponse(),
    ];

    /// <summary>Supplemental metrics about what is attacked.</summary>
    private static CvssMetric[] OfSystem() =>
        [
            Metric(
                Supplemental,
                "S",
                "Safety",
                "Whether people could be hurt.",
                Undefined with
                {
                    Explanation = "Nothing is said.",
                },
                Value("N", "Negligible", "At most lightly."),
                Value("P", "Present", "More than lightly.")
            ),
            Metric(
                Supplemental,
                "AU",
                "Automatable",
                "Whether attacks on many targets can run by themselves.",
                Undefined with
                {
                    Explanation = "Nothing is said.",
                },
                Value("N", "No", "Some step needs a person for each target."),
                Value("Y", "Yes", "Every step can be scripted; a worm could use it.")
            ),
            Metric(
                Supplemental,
                "R",
                "Recovery",
                "How a system gets well again after an attack.",
                Undefined with
                {
                    Explanation = "Nothing is said.",
                },
                Value("A", "Automatic", "By itself."),
                Value("U", "User", "When somebody acts."),
                Value("I", "Irrecoverable", "Not at all.")
            ),
            Metric(
                Supplemental,
                "V",
                "Value Density",
                "How much one successful attack gains.",
                Undefined with
                {
                    Explanation = "Nothing is said.",
                },
                Value("D", "Diffuse", "Little, such as one person's device."),
                Value("C", "Concentrated", "Much, such as a central server.")
            ),
        ];

    /// <summary>Supplemental metrics about what there is to do.</summary>
    private static CvssMetric[] OfResponse() =>
        [
            Metric(
                Supplemental,
                "RE",
                "Vulnerability Response Effort",
                "How hard it is for users to respond.",
                Undefined with
                {
                    Explanation = "Nothing is said.",
                },
                Value("L", "Low", "Little or nothing is to be done."),
                Value("M", "Moderate", "Some work, little interruption."),
                Value("H", "High", "Much work, or devices that are hard to reach.")
            ),
            Metric(
                Supplemental,
                "U",
                "Provider Urgency",
                "How urgent the provider finds it.",
                Undefined with
                {
                    Explanation = "Nothing is said.",
                },
                Value("Clear", "Clear", "For information."),
                Value("Green", "Green", "Somewhat."),
                Value("Amber", "Amber", "Clearly."),
                Value("Red", "Red", "Highest.")
            ),
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
