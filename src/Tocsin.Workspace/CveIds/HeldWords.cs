namespace Tocsin.Workspace.CveIds;

/// <summary>Why something could not be sent, as a sentence that says what to do.</summary>
internal static class HeldWords
{
    public static string Of(string code) =>
        code switch
        {
            "cve.changed-elsewhere" => "Somebody changed the record at CVE Services; it was left as it is.",
            "cve-services.no-answer" or "cve-services.broken" => "CVE Services did not answer.",
            "cve-services.out-of-reach" => "CVE Services cannot be reached; look at the network.",
            "cve-services.unauthorized" => "CVE Services does not know the account; set it anew.",
            "cve-services.not-yours" => "The ID belongs to another CNA; look whether it was mistyped.",
            "cve-services.quota" => "The quota of IDs is used up; ask the CVE programme for more.",
            "cve-services.year" => "IDs of this year cannot be reserved.",
            "cve-services.practice" => "This programme practises; set a real account to send it.",
            "input.faulty" => "The advisory says something that a record must not say; correct the advisory.",
            _ => $"It was refused ({code}).",
        };
}
