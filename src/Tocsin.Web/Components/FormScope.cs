using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;

namespace Tocsin.Web.Components;

/// <summary>What the fields of one form share while it is rendered: what was typed, what was wrong, what each is called.</summary>
/// <param name="form">Tells its fields from those of other forms on the page that have the same names; null: no other has.</param>
public sealed class FormScope(FormValues values, Problem? problem, string? form = null)
{
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);

    /// <summary>Called when a field has said what it is called: the summary stands above the fields and learns it late.</summary>
    public Action? WhenNamed { get; set; }

    public FormValues Values { get; } = values;

    public Problem? Problem { get; } = problem;

    public IReadOnlyList<Fault> Faults => Problem?.Faults ?? [];

    public IEnumerable<Fault> FaultsAt(string name) => Faults.Where(fault => fault.Path == name);

    /// <summary>The label of the field at <paramref name="path"/>; null where no field has that name.</summary>
    public string? LabelOf(string path) => labels.GetValueOrDefault(path);

    public void Name(string path, string label)
    {
        if (labels.TryAdd(path, label))
            WhenNamed?.Invoke();
    }

    /// <summary>What keeps the IDs of this form's elements apart from those of others.</summary>
    public string Prefix { get; } = form is null ? "" : form + ".";

    /// <summary>The element that a fault of this form at <paramref name="path"/> leads to.</summary>
    public string FieldId(string path) => Prefix + IdOf(path);

    /// <summary>The element that a fault at <paramref name="path"/> leads to.</summary>
    public static string IdOf(string path) => "field." + path;
}
