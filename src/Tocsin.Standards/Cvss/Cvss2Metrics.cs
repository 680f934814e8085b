using static Tocsin.Standards.Cvss.CvssMetricGroup;
using static Tocsin.Standards.Cvss.CvssMetrics;

namespace Tocsin.Standards.Cvss;

/// <summary>CVSS 2.0, section 2; read only, nobody should score with it any more.</summary>
internal static class Cvss2Metrics
{
    private static readonly CvssMetricValue Undefined = Value("ND", "Not Defined", "Leave it out of the score.");

    public static IReadOnlyList<CvssMetric> All { get; } =
    [
        Metric(
            Base,
            "AV",
            "Access Vector",
            "From where it can be exploited.",
            Value("L", "Local", "Only with local access or an account on the machine."),
            Value("A", "Adjacent Network", "From the same network segment."),
            Value("N", "Network", "From anywhere the network reaches.")
        ),
        Metric(
            Base,
            "AC",
            "Access Complexity",
            "How hard it is once the target is reached.",
            Value("H", "High", "Rare circumstances must come together."),
            Value("M", "Medium", "Some circumstances must be right."),
            Value("L", "Low", "Nothing special is needed.")
        ),
        Metric(
            Base,
            "Au",
            "Authentication",
            "How often an attacker must sign in.",
            Value("M", "Multiple", "Twice or more."),
            Value("S", "Single", "Once."),
            Value("N", "None", "Never.")
        ),
        Impact("C", "Confidentiality Impact", "What can be read."),
        Impact("I", "Integrity Impact", "What can be changed."),
        Impact("A", "Availability Impact", "What can be kept from working."),
        Metric(
            Temporal,
            "E",
            "Exploitability",
            "What is known of ways to exploit it.",
            Undefined,
            Value("U", "Unproven", "No exploit is known."),
            Value("POC", "Proof-of-Concept", "A demonstration exists."),
            Value("F", "Functional", "An exploit works in most cases."),
            Value("H", "High", "It needs no exploit, or one works everywhere.")
        ),
        Metric(
            Temporal,
            "RL",
            "Remediation Level",
            "What can be done about it.",
            Undefined,
            Value("OF", "Official Fix", "The vendor has a fix."),
            Value("TF", "Temporary Fix", "The vendor has a stopgap."),
            Value("W", "Workaround", "Others have a way around it."),
            Value("U", "Unavailable", "Nothing yet.")
        ),
        Metric(
            Temporal,
            "RC",
            "Report Confidence",
            "How sure it is that it exists.",
            Undefined,
            Value("UC", "Unconfirmed", "One source, or sources that disagree."),
            Value("UR", "Uncorroborated", "Several sources that are not official."),
            Value("C", "Confirmed", "The vendor says so, or it was reproduced.")
        ),
        Metric(
            Environmental,
            "CDP",
            "Collateral Damage Potential",
            "What else may be lost: life, property, income.",
            Undefined,
            Value("N", "None", "Nothing."),
            Value("L", "Low", "A little."),
            Value("LM", "Low-Medium", "Something that is felt."),
            Value("MH", "Medium-High", "Much."),
            Value("H", "High", "A catastrophe.")
        ),
        Metric(
            Environmental,
            "TD",
            "Target Distribution",
            "How many systems of the place are affected.",
            Undefined,
            Value("N", "None", "None that counts."),
            Value("L", "Low", "Up to a quarter."),
            Value("M", "Medium", "Up to three quarters."),
            Value("H", "High", "More than that.")
        ),
        Requirement("CR", "Confidentiality Requirement"),
        Requirement("IR", "Integrity Requirement"),
        Requirement("AR", "Availability Requirement"),
    ];

    private static CvssMetric Impact(string code, string name, string explanation) =>
        Metric(
            Base,
            code,
            name,
            explanation,
            Value("N", "None", "Nothing."),
            Value("P", "Partial", "Some, and the attacker cannot choose what."),
            Value("C", "Complete", "Everything.")
        );

    private static CvssMetric Requirement(string code, string name) =>
        Metric(
            Environmental,
            code,
            name,
            "How much the place depends on it.",
            Undefined,
            Value("L", "Low", "Its loss would hardly be felt."),
            Value("M", "Medium", "Its loss would hurt."),
            Value("H", "High", "Its loss would be a catastrophe.")
        );
}
