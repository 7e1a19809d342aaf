package tern.node.practice.runtime;

import tern.node.practice.frame.CallWeight;
import tern.node.practice.frame.DispatchClass;
import tern.node.practice.runtime.pallets.BlockLimits;
import tern.node.practice.runtime.pallets.TransactionPaymentPallet;

/// What transactions cost, in rao. Source: chain-delta 2.2: by weight and length, multiplier 1, tips on top.
final class Fees {

    /// @param base   what every extrinsic costs
    /// @param length for its bytes
    /// @param weight for its work
    record Parts(long base, long length, long weight) {

        long sum() {
            return saturating(saturating(base, length), weight);
        }
    }

    private final TransactionPaymentPallet payment;

    Fees(TransactionPaymentPallet payment) {
        this.payment = payment;
    }

    /// The parts of a paid call's fee. The base is bounded by what fits into a block, as is the weight.
    Parts parts(CallWeight weight, long bytes) {
        long capped = weight.dispatchClass() == DispatchClass.MANDATORY
                || BlockLimits.fitsAlone(weight.dispatchClass(), weight.refTime())
                        ? weight.refTime()
                        : Math.min(weight.refTime(), 4_000_000_000_000L);
        return new Parts(payment.baseFee(), payment.lengthFee(bytes), payment.weightFee(capped));
    }

    /// All of it.
    ///
    /// @param tip rao, raw bits: a number above 2⁶³ is more than anybody has
    long total(CallWeight weight, long bytes, long tip) {
        long inclusion = weight.paysFee() ? parts(weight, bytes).sum() : 0;
        return tip < 0 ? Long.MAX_VALUE : saturating(inclusion, tip);
    }

    private static long saturating(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
