namespace Tocsin.Browser.Tests;

/// <summary>What was found, in everybody's words.</summary>
internal static class AStory
{
    public const string What =
        "`merge()` copies `__proto__` from untrusted JSON.\n\nAfter that **every** object has what was sent.";
    public const string Where = "bell-merge (npm)";
    public const string HowToReproduce =
        "Run the attached script:\n\n```\nnode merge.js\n```\n\nIt prints `true`, and should print `undefined`.";
    public const string Versions = "everything before 2.3.1";
    public const string Attachment =
        "merge({}, JSON.parse('{\"__proto__\":{\"rung\":true}}')); console.log({}.rung);\n";
    public const string Credit = "A quiet reader";
    public const string Question = "Thank you. Does it happen with `Object.create(null)` as the target too?";
    public const string Reply = "Yes, with any target: the copy goes through the prototype of the *source*.";
    public const string Answer = "Confirmed, and thank you. We write the advisory now; the fix comes with 2.3.1.";
    public const string Workaround = "Call `Object.freeze(Object.prototype)` before anything else.";
    public const string Title = "bell-merge: merging untrusted JSON changes all objects";
    public const string Package = "bell-merge";
    public const string Fixed = "2.3.1";
    public const string FixAddress = "https://tocsin.example/bell-merge/commit/5f3c";
    public const string Vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

    public const string Details = """
        ## What goes wrong

        `merge()` follows `__proto__` of what it is given. Whoever can choose the JSON can set attributes of **all** objects.

        ## What to do

        Update to 2.3.1, or call `merge()` only with what was parsed by a reviver that leaves `__proto__` out:

        ```js
        JSON.parse(text, (key, value) => key === "__proto__" ? undefined : value);
        ```
        """;
}
