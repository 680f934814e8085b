using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Tocsin.Architecture.Tests.Compiled;

/// <summary>One namespace of the house uses another, and the types by which it does.</summary>
internal sealed record Use(string From, string To, string User, string Used)
{
    public static bool IsOurs(string name) => name == "Tocsin" || name.StartsWith("Tocsin.", StringComparison.Ordinal);

    /// <summary>Every use of another namespace by <paramref name="type"/>: in its shape, its attributes and its code.</summary>
    public static IEnumerable<Use> Of(TypeDefinition type)
    {
        var from = Namespace(type);
        if (!IsOurs(from))
            return [];
        return Named(type)
            .Select(to => (Type: to, Namespace: Namespace(to)))
            .Where(to => IsOurs(to.Namespace) && to.Namespace != from)
            .Select(to => new Use(from, to.Namespace, Outermost(type).Name, Outermost(to.Type).Name));
    }

    private static IEnumerable<TypeReference> Named(TypeDefinition type)
    {
        IEnumerable<TypeReference?> found =
        [
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.GenericParameters.SelectMany(OfParameter),
            .. type.Methods.SelectMany(OfMethod),
            .. type
                .CustomAttributes.Concat(type.Properties.SelectMany(p => p.CustomAttributes))
                .Concat(type.Fields.SelectMany(f => f.CustomAttributes))
                .Concat(type.Methods.SelectMany(m => m.CustomAttributes))
                .SelectMany(OfAttribute),
        ];
        return found.OfType<TypeReference>().SelectMany(Unwrap);
    }

    private static IEnumerable<TypeReference?> OfAttribute(CustomAttribute attribute) =>
        [attribute.AttributeType, .. attribute.ConstructorArguments.Select(a => a.Value as TypeReference)];

    private static IEnumerable<TypeReference?> OfParameter(GenericParameter parameter) =>
        parameter.Constraints.Select(c => c.ConstraintType);

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method) =>
        [
            method.ReturnType,
            .. method.Parameters.Select(p => p.ParameterType),
            .. method.GenericParameters.SelectMany(OfParameter),
            .. method.HasBody ? method.Body.Variables.Select(v => v.VariableType) : [],
            .. method.HasBody ? method.Body.Instructions.SelectMany(OfInstruction) : [],
        ];

    private static IEnumerable<TypeReference?> OfInstruction(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            GenericInstanceMethod generic => [generic.DeclaringType, generic.ReturnType, .. generic.GenericArguments],
            MethodReference method => [method.DeclaringType, method.ReturnType],
            FieldReference field => [field.DeclaringType, field.FieldType],
            _ => [],
        };

    private static IEnumerable<TypeReference> Unwrap(TypeReference type) =>
        type switch
        {
            GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Unwrap)],
            TypeSpecification of => Unwrap(of.ElementType),
            GenericParameter => [],
            _ => [type],
        };

    private static string Namespace(TypeReference type) => Outermost(type).Namespace;

    private static TypeReference Outermost(TypeReference type)
    {
        var outer = type;
        while (outer.DeclaringType is not null)
            outer = outer.DeclaringType;
        return outer;
    }
}
