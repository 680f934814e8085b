namespace Tocsin.Workspace.Storage;

/// <summary>
/// Every column of the case store that is not sealed, with the reason why it may be read by whoever has the file. What is
/// not on this list has to be sealed; a test compares the list with the model.
/// </summary>
public static class PlainColumns
{
    private const string Place = "says which sealed bytes these are; pseudonymous or random";
    private const string Chain = "the chain must verify without any key";
    private const string Clock = "the queue is ordered by it and deadlines are found with it";
    private const string Access = "access is decided by it in the query";
    private const string Hash = "a keyed or one-way hash: finds a secret without keeping it";
    private const string SignIn = "sign-in needs it before anybody is known; not a secret and not a name";
    private const string Worker = "the worker finds, leases and retries by it; references only";

    /// <summary>By <c>table.Column</c>.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["streams.Kind"] = Place,
            ["streams.Name"] = Place,
            ["streams.Sequence"] = Chain,
            ["streams.Hash"] = Chain,
            ["entries.Kind"] = Place,
            ["entries.Name"] = Place,
            ["entries.Sequence"] = Chain,
            ["entries.Format"] = Chain,
            ["entries.FactsCommitment"] = Chain,
            ["entries.TextCommitment"] = Chain,
            ["entries.Hash"] = Chain,
            ["cases.Number"] = Place,
            ["cases.Sequence"] = Chain,
            ["cases.State"] = "the queue is filtered by it",
            ["cases.WaitingFor"] = "the queue is filtered by it",
            ["cases.AwaitsReview"] = "the queue is filtered by it",
            ["cases.ExceptionOpen"] = "the queue is filtered by it",
            ["cases.ReceivedAt"] = Clock,
            ["cases.AnswerBy"] = Clock,
            ["cases.PublishBy"] = Clock,
            ["cases.PlannedAt"] = Clock,
            ["cases.Owner"] = "a pseudonym: whom to tell",
            ["receipts.Number"] = Place,
            ["receipts.Hash"] = Hash,
            ["submissions.Hash"] = Hash,
            ["submissions.Number"] = Place,
            ["submissions.Until"] = "what need not be remembered any more is found by it",
            ["receipt_requests.Id"] = Place,
            ["receipt_links.Number"] = Place,
            ["receipt_links.Hash"] = Hash,
            ["receipt_links.Expires"] = Access,
            ["files.Id"] = Place,
            ["files.Number"] = Place,
            ["files.CreatedAt"] = "forgotten files are found by it",
            ["files.KeptUntil"] = "forgotten files are found by it",
            ["files.Size"] = "the budget is counted with it; padded to within an eighth",
            ["file_chunks.FileId"] = Place,
            ["file_chunks.Index"] = Place,
            ["due.Kind"] = Worker,
            ["due.Key"] = Worker,
            ["due.At"] = Worker,
            ["due.LeasedUntil"] = Worker,
            ["due.Attempts"] = Worker,
            ["due.Asked"] = Worker,
            ["members.Person"] = Access,
            ["members.Triager"] = Access,
            ["members.Operator"] = Access,
            ["members.InvitedBy"] = Access,
            ["members.JoinedAt"] = Access,
            ["proposals.Id"] = Place,
            ["proposals.Kind"] =
                "what is about a case is left out by it for who may see none; whose or which is sealed",
            ["proposals.State"] = "the list is filtered by it",
            ["proposals.OpenedAt"] = Clock,
            ["proposals.Deadline"] = Clock,
            ["programme.Id"] = Place,
            ["programme.Version"] = "says whether it has changed",
            ["programme.IsSetUp"] = "whether operators are asked to look at it",
            ["programme.Document"] = "nothing of it is secret, and intake works by it without any key",
            ["partners.Id"] = Place,
            ["partner_links.Hash"] = Hash,
            ["partner_links.Partner"] = Place,
            ["partner_links.Expires"] = Access,
            ["challenges.Id"] = Place,
            ["challenges.Open"] = "the list is filtered by it",
            ["challenges.ReceivedAt"] = Clock,
            ["cve_ids.Id"] = "the CVE programme has it too; it says nothing of what it is for",
            ["cve_ids.State"] = "the CVE programme has it too",
            ["cve_ids.Case"] = "a random number: unique, so that no case has two IDs",
            ["meetings.Id"] = Place,
            ["meetings.At"] = Clock,
            ["feeds.Person"] = Access,
            ["feeds.Hash"] = Hash,
            ["feeds.CreatedAt"] = "shown to its owner",
            ["notification_wishes.Person"] = Worker,
            ["notification_wishes.Kind"] = Worker,
            ["notification_wishes.Wish"] = Worker,
            ["waiting_news.Person"] = Worker,
            ["waiting_news.About"] = Worker,
            ["waiting_news.Kind"] = Worker,
            ["waiting_news.At"] = Worker,
            ["invitations.Hash"] = Hash,
            ["invitations.Person"] = Place,
            ["invitations.Expires"] = Access,
            ["tokens.Hash"] = Hash,
            ["tokens.TokenId"] = Place,
            ["tokens.Person"] = Access,
            ["tokens.Scopes"] = Access,
            ["tokens.Expires"] = Access,
            ["tokens.LastUsed"] = "shown to the token's owner; a day, not an instant",
            ["AspNetUsers.Id"] = "the person's pseudonym",
            ["AspNetUsers.EmailConfirmed"] = SignIn,
            ["AspNetUsers.PasswordHash"] = "a salted, slow hash (PBKDF2)",
            ["AspNetUsers.SecurityStamp"] = "random; sessions end when it changes",
            ["AspNetUsers.ConcurrencyStamp"] = "random; guards against lost updates",
            ["AspNetUsers.PhoneNumberConfirmed"] = SignIn,
            ["AspNetUsers.TwoFactorEnabled"] = SignIn,
            ["AspNetUsers.LockoutEnd"] = SignIn,
            ["AspNetUsers.LockoutEnabled"] = SignIn,
            ["AspNetUsers.AccessFailedCount"] = SignIn,
            ["AspNetUserPasskeys.CredentialId"] = "a public identifier that the authenticator chose",
            ["AspNetUserPasskeys.UserId"] = "the person's pseudonym",
            ["AspNetUserPasskeys.Data"] =
                "a public key and a counter (WebAuthn level 3); what its owner calls it is sealed",
            ["AspNetUserTokens.UserId"] = "the person's pseudonym",
            ["AspNetUserTokens.LoginProvider"] = SignIn,
            ["AspNetUserTokens.Name"] = SignIn,
            ["AspNetUserClaims.Id"] = "unused",
            ["AspNetUserClaims.UserId"] = "unused",
            ["AspNetUserClaims.ClaimType"] = "unused",
            ["AspNetUserClaims.ClaimValue"] = "unused",
            ["AspNetUserLogins.LoginProvider"] = SignIn,
            ["AspNetUserLogins.ProviderKey"] = "a one-way hash, sealed by the master key before it gets here",
            ["AspNetUserLogins.ProviderDisplayName"] = "sealed by the master key before it gets here",
            ["AspNetUserLogins.UserId"] = "the person's pseudonym",
        };

    /// <summary>The columns that hold nothing readable, by <c>table.Column</c>: sealed under a case's or the master key.</summary>
    public static IReadOnlySet<string> Sealed { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "entries.Facts",
            "entries.Text",
            "cases.Summary",
            "receipt_requests.Claim",
            "file_chunks.Bytes",
            "AspNetUsers.UserName",
            "AspNetUsers.NormalizedUserName",
            "AspNetUsers.Email",
            "AspNetUsers.NormalizedEmail",
            "AspNetUsers.PhoneNumber",
            "AspNetUserTokens.Value",
        };
}
