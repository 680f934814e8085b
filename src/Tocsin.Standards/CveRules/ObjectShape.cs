using System.Text.Json;

namespace Tocsin.Standards.CveRules;

/// <summary>An object with members of known names.</summary>
internal sealed class ObjectShape : Shape
{
    private readonly Dictionary<string, Shape> members = new(StringComparer.Ordinal);
    private readonly List<string> needed = [];
    private readonly List<(string[][] Ways, string Say)> choices = [];
    private Func<RecordPart, string?>? also;
    private int fewest;
    private bool extensions;
    private bool open;

    /// <summary>A member that must be there.</summary>
    public ObjectShape Needs(string name, Shape shape)
    {
        needed.Add(name);
        return May(name, shape);
    }

    /// <summary>A member that may be there.</summary>
    public ObjectShape May(string name, Shape shape)
    {
        members[name] = shape;
        return this;
    }

    public ObjectShape May(Shape shape, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            May(name, shape);
        return this;
    }

    /// <summary>At least one of these groups of members must be there whole.</summary>
    public ObjectShape Either(string say, params string[][] ways)
    {
        choices.Add((ways, say));
        return this;
    }

    /// <summary>What else has to hold between the members: null, or what to do.</summary>
    public ObjectShape Also(Func<RecordPart, string?> wrong)
    {
        also = wrong;
        return this;
    }

    /// <summary>At least so many members, whatever they are called.</summary>
    public ObjectShape AtLeast(int members)
    {
        fewest = members;
        return this;
    }

    /// <summary>Members whose name begins with <c>x_</c> and has no dot are anybody's own.</summary>
    public ObjectShape WithExtensions()
    {
        extensions = true;
        return this;
    }

    /// <summary>Members of any name may be there.</summary>
    public ObjectShape Open()
    {
        open = true;
        return this;
    }

    public override void Check(RecordPart at, CveFindings findings)
    {
        if (at.Element.ValueKind != JsonValueKind.Object)
        {
            Fault(at, findings, "Write an object here.");
            return;
        }
        var (present, count) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var member in at.Element.EnumerateObject())
        {
            if (findings.IsFull)
                return;
            count++;
            present.Add(member.Name);
            var part = new RecordPart(member.Value, at.At(member.Name));
            if (members.TryGetValue(member.Name, out var shape))
                shape.Check(part, findings);
            else if (!open && !(extensions && IsExtension(member.Name)))
                Fault(part, findings, "Take this out: the format has no such member here.");
        }
        foreach (var name in needed.Where(name => !present.Contains(name)))
            findings.Add(CveRuleTable.Format, at.At(name), "Add this: it is needed.");
        foreach (var (ways, say) in choices)
        {
            if (!Array.Exists(ways, way => Array.TrueForAll(way, present.Contains)))
                Fault(at, findings, say);
        }
        if (also?.Invoke(at) is { } fault)
            Fault(at, findings, fault);
        if (count < fewest)
            Fault(at, findings, "Write something into this object, or leave it out.");
    }

    private static bool IsExtension(string name) =>
        name.StartsWith("x_", StringComparison.Ordinal) && !name.Contains('.', StringComparison.Ordinal);
}
