namespace Tocsin.Web.Http;

/// <summary>
/// Marks an endpoint whose answer is public and whose request changes nothing, whatever its method: pages of any origin
/// may read it (Fetch standard, CORS protocol), never with credentials. See <see cref="CrossOriginRead.AllowCrossOriginRead{T}"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class CrossOriginReadAttribute : Attribute;
