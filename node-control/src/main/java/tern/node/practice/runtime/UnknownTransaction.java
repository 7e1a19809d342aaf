package tern.node.practice.runtime;

import tern.node.practice.frame.EnumType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.UnionType;

/// Why the chain can't say whether a transaction is valid.
/// Source: `sp_runtime::transaction_validity::UnknownTransaction`.
public sealed interface UnknownTransaction {

    /// The type as metadata describes it.
    Type<UnknownTransaction> TYPE = UnionType
            .<UnknownTransaction>named("sp_runtime", "transaction_validity", "UnknownTransaction")
            .empty("CannotLookup", 0, CannotLookup.class, new CannotLookup())
            .empty("NoUnsignedValidator", 1, NoUnsignedValidator.class, new NoUnsignedValidator())
            .one("Custom", 2, Custom.class, Types.U8, Custom::code, Custom::new)
            .build();

    /// Where a transaction comes from. Source: `TransactionSource`.
    enum Origin {
        InBlock, Local, External;

        /// The type as metadata describes it.
        public static final Type<Origin> TYPE = EnumType.of(Origin.class, Enum::name, Enum::ordinal, "sp_runtime",
                "transaction_validity", "TransactionSource");
    }

    record CannotLookup() implements UnknownTransaction {}

    record NoUnsignedValidator() implements UnknownTransaction {}

    record Custom(int code) implements UnknownTransaction {}

    /// What nodes put into the data of error 1011.
    default String words() {
        return switch (this) {
            case CannotLookup() -> "Could not lookup information required to validate the transaction";
            case NoUnsignedValidator() -> "Could not find an unsigned validator for the unsigned transaction";
            case Custom(int code) -> "Custom error: " + code;
        };
    }
}
