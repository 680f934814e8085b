using Tocsin.Ledger;
using Tocsin.Standards.ForeignReports;

namespace Tocsin.Cases.Imports;

/// <summary>
/// The report was kept elsewhere before: what they had of it, with their conversation. Its text is the report without the body that became
/// ours; the names of its members are a stored format.
/// </summary>
public sealed record ReportImported : Entry<ForeignReport>;
