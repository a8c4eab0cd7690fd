using CsCheck;

namespace WigToken.Agent.Tests.Tailing.Model;

/// <summary>One act, and whether a read follows it before the next one.</summary>
internal sealed record Step(Act Act, int Place, int Number, bool IsRead)
{
    public static readonly Gen<Step> Any = Gen.Select(
        Gen.Frequency(
            (60, Gen.Int[0, (int)Act.WriteOther]),
            (60, Gen.Int[(int)Act.WriteNulBlock, (int)Act.Forget]),
            (60, Gen.Int[(int)Act.Truncate, (int)Act.Rotate])).Select(static act => (Act)act),
        Gen.Int[0, 1_000],
        Gen.Int[0, 1_000_000],
        Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false))),
        static (act, place, number, isRead) => new Step(act, place, number, isRead));
}
