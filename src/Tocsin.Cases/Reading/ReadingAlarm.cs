using Tocsin.Governance.People;

namespace Tocsin.Cases.Reading;

/// <param name="At">UTC.</param>
public sealed record ReadingAlarm(PersonId Person, int Count, int Limit, DateTimeOffset At);
