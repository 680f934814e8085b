using System.Net;
using Microsoft.AspNetCore.Builder;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;

namespace Tocsin.Web.Tests.Http;

public sealed class PageResultTests
{
    [Fact]
    public async Task A_refused_form_comes_back_with_its_status_its_faults_and_what_was_typed()
    {
        var values = new FormValues([
            new("title", "<script>alert(1)</script>"),
            new("password", "hunter2"),
            new("affected[0].steps", "\nrun it"),
        ]);
        var problem = Problem.Faulty([new("title", "This cannot be."), new("affected[0].steps", "Too short.")]);
        await using var host = await TestHost.Start(app =>
            app.MapGet("/", () => PageResult.Of<SampleForm>(new { Values = values, Problem = problem }, problem.Status))
        );

        var answer = await host.Client.GetAsync("/");
        var html = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        html.ShouldStartWith("<!DOCTYPE html>");
        html.ShouldContain("value=\"&lt;script&gt;alert(1)&lt;/script&gt;\"");
        html.ShouldNotContain("<script>alert");
        html.ShouldNotContain("hunter2");
        WebUtility.HtmlDecode(html).ShouldContain(">\n\nrun it</textarea>");
        html.ShouldContain("aria-describedby=\"hint.title fault.title\"");
        html.ShouldContain("aria-invalid=\"true\"");
        html.ShouldContain("<a href=\"#field.affected%5B0%5D.steps\">How to see it happen</a>");
        html.ShouldContain("id=\"field.affected[0].steps\"");
        html.ShouldContain("Report a vulnerability · Example Security");
    }

    [Fact]
    public async Task A_page_needs_no_cookie_and_leaves_no_marks_of_a_framework()
    {
        await using var host = await TestHost.Start(app =>
        {
            app.UseSecurityHeaders();
            app.MapGet("/", () => PageResult.Of<SampleForm>());
        });

        var answer = await host.Client.GetAsync("/");
        var html = await answer.Content.ReadAsStringAsync();

        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Headers.ShouldNotContain(header => header.Key.Contains("blazor", StringComparison.OrdinalIgnoreCase));
        html.ShouldNotContain("<!--");
        html.ShouldNotContain("blazor", Case.Insensitive);
        html.ShouldNotContain(" style=");
    }
}
