using Microsoft.AspNetCore.Components;
using Tocsin.Standards.Problems;

namespace Tocsin.Web.Components;

/// <summary>What every form field has: a name, a label, a hint, its faults, and what was typed before.</summary>
public abstract class FieldComponent : ComponentBase
{
    /// <summary>The field's name, which is also the path of its faults.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>One or two sentences below the label.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Marks the field as needed. The server decides; the browser is not asked to stop the form.</summary>
    [Parameter]
    public bool Required { get; set; }

    /// <summary>What is said of a field that may stay empty: <c>optional</c>, or what is done instead of filling it in.</summary>
    [Parameter]
    public string Otherwise { get; set; } = "optional";

    /// <summary>What stands there when nothing was typed yet.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>More attributes for the control: <c>autocomplete</c>, <c>inputmode</c>, <c>spellcheck</c>, …</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? More { get; set; }

    [CascadingParameter]
    public FormScope? Scope { get; set; }

    public string Id => Scope?.FieldId(Name) ?? FormScope.IdOf(Name);

    public IReadOnlyList<Fault> Faults => Scope is null ? [] : [.. Scope.FaultsAt(Name)];

    /// <summary>What describes the control, for <c>aria-describedby</c>; null where nothing does.</summary>
    public string? DescribedBy
    {
        get
        {
            List<string> ids = [];
            if (HasHint)
                ids.Add(HintId);
            if (Faults.Count > 0)
                ids.Add(FaultId);
            return ids.Count == 0 ? null : string.Join(' ', ids);
        }
    }

    public string HintId => $"{Scope?.Prefix}hint.{Name}";

    public string FaultId => $"{Scope?.Prefix}fault.{Name}";

    /// <summary><c>true</c> where something stops this field, for <c>aria-invalid</c>.</summary>
    public string? Invalid => Faults.Any(fault => fault.Severity == FaultSeverity.Error) ? "true" : null;

    /// <summary>The class of the element around the control.</summary>
    public string Look(string kind) => Invalid is null ? kind : kind + " faulty";

    public virtual bool HasHint => Hint is not null || MostCharacters > 0;

    /// <summary>The limit that is told and counted, in UTF-16 units; 0 for none.</summary>
    public virtual int MostCharacters => 0;

    /// <summary>What was typed; before anything was sent, <see cref="Value"/>.</summary>
    protected string? Typed => Scope?.Values.Has(Name) == true ? Scope.Values[Name] : Value;

    protected override void OnParametersSet() => Scope?.Name(Name, Label);
}
