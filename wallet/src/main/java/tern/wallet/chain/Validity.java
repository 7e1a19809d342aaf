package tern.wallet.chain;

import java.util.List;
import java.util.OptionalInt;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hash32;

/// What the runtime says about a transaction before it is in a block. Source: `TransactionValidity` of sp-runtime,
/// answered by `TaggedTransactionQueue_validate_transaction`; its form has been the same in all versions, so it is
/// read by hand and works where the metadata does not describe runtime calls.
sealed interface Validity {

    String METHOD = "TaggedTransactionQueue_validate_transaction";

    /// `TransactionSource::External`: as if it came from another node.
    int SOURCE_EXTERNAL = 2;

    /// In the order of `InvalidTransaction`.
    List<String> INVALID = List.of("Call", "Payment", "Future", "Stale", "BadProof", "AncientBirthBlock",
            "ExhaustsResources", "Custom", "BadMandatory", "MandatoryValidation", "BadSigner", "IndeterminateImplicit",
            "UnknownOrigin");

    /// In the order of `UnknownTransaction`.
    List<String> UNKNOWN = List.of("CannotLookup", "NoUnsignedValidator", "Custom");

    /// It would be taken.
    ///
    /// @param priority  order among waiting transactions
    /// @param waits     it needs another transaction of the account first
    /// @param longevity blocks that it stays valid for
    /// @param propagate whether the node passes it on
    record Valid(long priority, boolean waits, long longevity, boolean propagate) implements Validity {}

    /// It is wrong.
    record Invalid(Refusal refusal) implements Validity {}

    /// It could not be judged.
    record Unknown(Refusal refusal) implements Validity {}

    /// What to call [#METHOD] with.
    static byte[] arguments(byte[] extrinsic, Hash32 at) {
        return new ScaleWriter(extrinsic.length + 40)
                .writeU8(SOURCE_EXTERNAL)
                .writeBytes(extrinsic)
                .writeBytes(at.bytes())
                .toBytes();
    }

    /// @param answer `Result<ValidTransaction, TransactionValidityError>`
    static Validity read(byte[] answer) throws ChainException {
        try {
            ScaleReader in = new ScaleReader(answer);
            Validity validity = switch (in.readU8()) {
                case 0 -> valid(in);
                case 1 -> error(in);
                default -> throw Failures.malformed("validity", "neither Ok nor Err");
            };
            in.requireEnd();
            return validity;
        } catch (ScaleException e) {
            throw Failures.malformed("validity", e);
        }
    }

    private static Validity valid(ScaleReader in) throws ScaleException {
        long priority = in.readUnsigned(8).longValue();
        int requires = tags(in);
        tags(in);
        long longevity = in.readUnsigned(8).longValue();
        return new Valid(priority, requires > 0, longevity, in.readBool());
    }

    /// Skips a `Vec<Vec<u8>>`.
    private static int tags(ScaleReader in) throws ScaleException {
        int count = in.readLength(1);
        for (int i = 0; i < count; i++) {
            in.skip(in.readLength(1));
        }
        return count;
    }

    private static Validity error(ScaleReader in) throws ScaleException, ChainException {
        int family = in.readU8();
        return switch (family) {
            case 0 -> {
                String name = name(INVALID, in.readU8());
                yield new Invalid(ErrorWords.invalid(name, custom(name, in)));
            }
            case 1 -> {
                String name = name(UNKNOWN, in.readU8());
                yield new Unknown(ErrorWords.unknown(name, custom(name, in)));
            }
            default -> throw Failures.malformed("validity", "error family " + family);
        };
    }

    private static OptionalInt custom(String name, ScaleReader in) throws ScaleException {
        return name.equals("Custom") ? OptionalInt.of(in.readU8()) : OptionalInt.empty();
    }

    /// A kind added after this was written is still told, by its number.
    private static String name(List<String> names, int index) {
        return index < names.size() ? names.get(index) : "number " + index;
    }
}
