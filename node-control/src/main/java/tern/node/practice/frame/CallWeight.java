package tern.node.practice.frame;

/// What a call costs a block, and whether it costs its sender a fee.
///
/// @param refTime   picoseconds of computation
/// @param proofSize bytes; kept for the wire, this chain has no proofs
/// @param dispatchClass how the block makes room for it
/// @param paysFee   whether a fee is due
public record CallWeight(long refTime, long proofSize, DispatchClass dispatchClass, boolean paysFee) {

    public static CallWeight normal(long refTime) {
        return new CallWeight(refTime, 0, DispatchClass.NORMAL, true);
    }

    public CallWeight withRefTime(long other) {
        return new CallWeight(other, proofSize, dispatchClass, paysFee);
    }

    public CallWeight withPays(boolean pays) {
        return new CallWeight(refTime, proofSize, dispatchClass, pays);
    }

    /// The sum of work; the rest stays as it is here. Saturates.
    public CallWeight plus(long moreRefTime) {
        long sum = refTime + moreRefTime;
        return withRefTime(sum < 0 ? Long.MAX_VALUE : sum);
    }
}
