package tern.node.practice.runtime.pallets;

import java.math.BigInteger;
import tern.node.practice.frame.EnumType;
import tern.node.practice.frame.EventDecl;
import tern.node.practice.frame.Pallet;
import tern.node.practice.frame.PalletPath;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.runtime.RuntimeEdition;

/// Fees by weight and length. Source: `pallet_transaction_payment`, chain-delta 2.2.
public final class TransactionPaymentPallet extends Pallet {

    private static final long PARTS = 1_000_000_000L;

    private enum Releases {
        V1Ancient, V2
    }

    private static final Type<Releases> RELEASES = EnumType.of(Releases.class, Enum::name, Enum::ordinal,
            "pallet_transaction_payment", "Releases");

    public final EventDecl transactionFeePaid = event(0, "TransactionFeePaid",
            "A transaction fee `actual_fee`, of which `tip` was added to the minimum inclusion fee, has been paid.",
            EventDecl.Field.of("who", Types.ACCOUNT), EventDecl.Field.of("actual_fee", Types.U64),
            EventDecl.Field.of("tip", Types.U64));

    private final long partsPerPicosecond;
    private final long partsPerByte;

    public TransactionPaymentPallet(RuntimeEdition edition) {
        super("TransactionPayment", 6, PalletPath.of("pallet_transaction_payment"));
        partsPerPicosecond = edition.feesHalved() ? 250_000 : 500_000;
        partsPerByte = edition.feesHalved() ? 500_000_000 : PARTS;
        value("NextFeeMultiplier", CoreTypes.FIXED_U128, BigInteger.TEN.pow(18), "");
        value("StorageVersion", RELEASES, Releases.V1Ancient, "");
        constant("OperationalFeeMultiplier", Types.U8, 5, "A fee multiplier for `Operational` extrinsics.");
    }

    /// Rao for work.
    public long weightFee(long refTime) {
        return part(refTime, partsPerPicosecond);
    }

    /// Rao for bytes.
    public long lengthFee(long bytes) {
        return part(bytes, partsPerByte);
    }

    /// Rao that every extrinsic costs.
    public long baseFee() {
        return weightFee(BlockLimits.BASE_EXTRINSIC);
    }

    /// A number of thousand-millionths, to the nearest, halves down: `Perbill`'s multiplication.
    private static long part(long amount, long parts) {
        BigInteger product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(parts));
        BigInteger[] divided = product.divideAndRemainder(BigInteger.valueOf(PARTS));
        boolean up = divided[1].shiftLeft(1).compareTo(BigInteger.valueOf(PARTS)) > 0;
        return divided[0].longValueExact() + (up ? 1 : 0);
    }
}
