using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Tocsin.Workspace.Api;

/// <summary>
/// What an origin's API takes and answers, as OpenAPI 3.1 (<c>/openapi.json</c>): every route below <c>/api/</c>. Pages are not in it.
/// </summary>
internal static class ApiDocument
{
    public const string Path = "/openapi.json";

    private const string Routes = "api/";

    /// <param name="title">Whose API it is.</param>
    public static IServiceCollection AddApiDocument(this IServiceCollection services, string title) =>
        services.AddOpenApi(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = route => route.RelativePath?.StartsWith(Routes, StringComparison.Ordinal) == true;
            options.CreateSchemaReferenceId = NameOf;
            options.AddSchemaTransformer(
                (schema, context, _) =>
                {
                    // identifiers write themselves, as a string
                    if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.None, Type.Namespace: not "System" })
                        schema.Type ??= JsonSchemaType.String;
                    return Task.CompletedTask;
                }
            );
            options.AddOperationTransformer(Describe);
            options.AddDocumentTransformer(
                (document, _, _) =>
                {
                    document.Info = new() { Title = title, Version = "1" };
                    // it is the same wherever it is read, and whichever program serves it
                    document.Servers = [];
                    document.Tags = null;
                    foreach (var (_, operation) in document.Paths.Values.SelectMany(path => path.Operations ?? []))
                        operation.Tags?.Clear();
                    return Task.CompletedTask;
                }
            );
        });

    public static IEndpointConventionBuilder MapApiDocument(this IEndpointRouteBuilder app) => app.MapOpenApi(Path);

    // every refusal is problem details (RFC 9457), whatever its status
    private static async Task Describe(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancel
    )
    {
        var shape = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancel);
        context.Document!.AddComponent(nameof(ProblemDetails), shape);
        operation.Responses!["default"] = new OpenApiResponse
        {
            Description = "It was refused; what is wrong, where, and what to do.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new()
                {
                    Schema = new OpenApiSchemaReference(nameof(ProblemDetails), context.Document),
                },
            },
        };
    }

    // requests are called after the use case that they belong to: AssignCveRequest
    private static string? NameOf(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type) is not { } name ? null
        : type.Type.DeclaringType is { } useCase ? useCase.Name + name
        : name;
}
