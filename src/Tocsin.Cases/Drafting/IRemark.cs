using Tocsin.Cases.Channels;

namespace Tocsin.Cases.Drafting;

/// <summary>Something that is said about the draft of the advisory: it has readers, as a message has.</summary>
public interface IRemark
{
    Audience Audience { get; }
}
