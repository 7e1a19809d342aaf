package tern.node.practice.runtime;

import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.UnionType;

/// Why a transaction can't be in a block. Source: `sp_runtime::transaction_validity::InvalidTransaction`.
public sealed interface InvalidTransaction {

    /// The type as metadata describes it.
    Type<InvalidTransaction> TYPE = UnionType
            .<InvalidTransaction>named("sp_runtime", "transaction_validity", "InvalidTransaction")
            .empty("Call", 0, BadCall.class, new BadCall())
            .empty("Payment", 1, Payment.class, new Payment())
            .empty("Future", 2, Future.class, new Future())
            .empty("Stale", 3, Stale.class, new Stale())
            .empty("BadProof", 4, BadProof.class, new BadProof())
            .empty("AncientBirthBlock", 5, AncientBirthBlock.class, new AncientBirthBlock())
            .empty("ExhaustsResources", 6, ExhaustsResources.class, new ExhaustsResources())
            .one("Custom", 7, Custom.class, Types.U8, Custom::code, Custom::new)
            .empty("BadMandatory", 8, BadMandatory.class, new BadMandatory())
            .empty("MandatoryValidation", 9, MandatoryValidation.class, new MandatoryValidation())
            .empty("BadSigner", 10, BadSigner.class, new BadSigner())
            .empty("IndeterminateImplicit", 11, IndeterminateImplicit.class, new IndeterminateImplicit())
            .empty("UnknownOrigin", 12, UnknownOrigin.class, new UnknownOrigin())
            .build();

    /// The chain's `Call`.
    record BadCall() implements InvalidTransaction {}

    record Payment() implements InvalidTransaction {}

    record Future() implements InvalidTransaction {}

    record Stale() implements InvalidTransaction {}

    record BadProof() implements InvalidTransaction {}

    record AncientBirthBlock() implements InvalidTransaction {}

    record ExhaustsResources() implements InvalidTransaction {}

    /// @param code 0–255; what Subtensor means by it stands in chain.md 7.3
    record Custom(int code) implements InvalidTransaction {}

    record BadMandatory() implements InvalidTransaction {}

    record MandatoryValidation() implements InvalidTransaction {}

    record BadSigner() implements InvalidTransaction {}

    record IndeterminateImplicit() implements InvalidTransaction {}

    record UnknownOrigin() implements InvalidTransaction {}

    /// What nodes put into the data of error 1010.
    default String words() {
        return switch (this) {
            case BadCall() -> "Transaction call is not expected";
            case Payment() -> "Inability to pay some fees (e.g. account balance too low)";
            case Future() -> "Transaction will be valid in the future";
            case Stale() -> "Transaction is outdated";
            case BadProof() -> "Transaction has a bad signature";
            case AncientBirthBlock() -> "Transaction has an ancient birth block";
            case ExhaustsResources() -> "Transaction would exhaust the block limits";
            case Custom(int code) -> "Custom error: " + code;
            case BadMandatory() -> "A call was labelled as mandatory, but resulted in an Error.";
            case MandatoryValidation() -> "Transaction dispatch is mandatory; transactions must not be validated.";
            case BadSigner() -> "Invalid signing address";
            case IndeterminateImplicit() -> "The implicit data was unable to be calculated";
            case UnknownOrigin() -> "The transaction extension did not authorize any origin";
        };
    }
}
