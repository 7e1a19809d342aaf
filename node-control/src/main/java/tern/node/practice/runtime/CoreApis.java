package tern.node.practice.runtime;

import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.ApiDecl;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.CallWeight;
import tern.node.practice.frame.DispatchClass;
import tern.node.practice.frame.ExtrinsicTypes;
import tern.node.practice.frame.Result;
import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.UnionType;
import tern.node.practice.runtime.pallets.CoreTypes;
import tern.node.practice.runtime.pallets.CoreTypes.Weight;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleWriter;
import tern.wallet.units.Hash32;

/// The runtime APIs every chain of this kind has. Names, versions, arguments and results as in Finney's metadata.
final class CoreApis {

    private static final List<Long> METADATA_VERSIONS = List.of(14L, 15L, 16L);

    private record FeeInfo(Weight weight, DispatchClass dispatchClass, long partialFee) {}

    private record Details(Optional<Fees.Parts> inclusion, long tip) {}

    private sealed interface Refusal {
        record Invalid(InvalidTransaction reason) implements Refusal {}

        record Unknown(UnknownTransaction reason) implements Refusal {}
    }

    private static final Type<byte[]> OPAQUE_METADATA = Types.newtype(List.of("sp_core", "OpaqueMetadata"),
            "OpaqueMetadata", Types.BYTES);
    private static final Type<FeeInfo> INFO = StructType
            .<FeeInfo>named("pallet_transaction_payment", "types", "RuntimeDispatchInfo")
            .param("Balance", Types.U64)
            .param("Weight", CoreTypes.WEIGHT)
            .field("weight", CoreTypes.WEIGHT, FeeInfo::weight)
            .field("class", DispatchClass.TYPE, FeeInfo::dispatchClass)
            .field("partial_fee", Types.U64, FeeInfo::partialFee)
            .build(parts -> new FeeInfo(parts.get(0), parts.get(1), parts.get(2)));
    private static final Type<Fees.Parts> INCLUSION = StructType.<Fees.Parts>named("pallet_transaction_payment",
            "types", "InclusionFee")
            .param("Balance", Types.U64)
            .field("base_fee", Types.U64, Fees.Parts::base)
            .field("len_fee", Types.U64, Fees.Parts::length)
            .field("adjusted_weight_fee", Types.U64, Fees.Parts::weight)
            .build(parts -> new Fees.Parts(parts.get(0), parts.get(1), parts.get(2)));
    private static final Type<Details> DETAILS = StructType
            .<Details>named("pallet_transaction_payment", "types", "FeeDetails")
            .param("Balance", Types.U64)
            .field("inclusion_fee", Types.option(INCLUSION), Details::inclusion)
            .field("tip", Types.U64, Details::tip)
            .build(parts -> new Details(parts.get(0), parts.get(1)));
    private static final Type<Validity.Valid> VALID = StructType.<Validity.Valid>named("sp_runtime",
            "transaction_validity", "ValidTransaction")
            .field("priority", Types.U64, Validity.Valid::priority)
            .field("requires", Types.vec(Types.BYTES), Validity.Valid::requires)
            .field("provides", Types.vec(Types.BYTES), Validity.Valid::provides)
            .field("longevity", Types.U64, valid -> valid.longevity() == Long.MAX_VALUE ? -1L : valid.longevity())
            .field("propagate", Types.BOOL, Validity.Valid::propagate)
            .build(parts -> new Validity.Valid(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4)));
    private static final Type<Refusal> REFUSAL = UnionType
            .<Refusal>named("sp_runtime", "transaction_validity", "TransactionValidityError")
            .one("Invalid", 0, Refusal.Invalid.class, InvalidTransaction.TYPE, Refusal.Invalid::reason,
                    Refusal.Invalid::new)
            .one("Unknown", 1, Refusal.Unknown.class, UnknownTransaction.TYPE, Refusal.Unknown::reason,
                    Refusal.Unknown::new)
            .build();

    private final PracticeRuntime runtime;
    private final Fees fees;
    private final Type<byte[]> extrinsic;

    /// @param extrinsic of that runtime
    CoreApis(PracticeRuntime runtime, ExtrinsicTypes extrinsic) {
        this.runtime = runtime;
        this.extrinsic = extrinsic.whole();
        this.fees = new Fees(runtime.core().payment());
    }

    List<ApiDecl> declare() {
        return List.of(
                new ApiDecl("Core", 5, "")
                        .method("version", CoreTypes.Version.TYPE, "",
                                (query, args) -> runtime.version()),
                metadata(),
                new ApiDecl("TaggedTransactionQueue", 3,
                        "")
                        .method("validate_transaction", Types.result(VALID, REFUSAL), "",
                                this::validate, new CallDecl.Arg("source", UnknownTransaction.Origin.TYPE),
                                new CallDecl.Arg("tx", extrinsic), new CallDecl.Arg("block_hash", Types.HASH)),
                new ApiDecl("AccountNonceApi", 1, "")
                        .method("account_nonce", Types.U32, "",
                                (query, args) -> runtime.core()
                                        .system()
                                        .account(query.state(), (AccountId) args.getFirst())
                                        .nonce(),
                                new CallDecl.Arg("account", Types.ACCOUNT)),
                payment(), callPayment());
    }

    private ApiDecl metadata() {
        return new ApiDecl("Metadata", 2, "")
                .method("metadata", OPAQUE_METADATA, "",
                        (query, args) -> runtime.metadata(14))
                .method("metadata_at_version", Types.option(OPAQUE_METADATA),
                        "",
                        (query, args) -> METADATA_VERSIONS.contains((Long) args.getFirst())
                                ? Optional.of(runtime.metadata((int) (long) (Long) args.getFirst()))
                                : Optional.empty(),
                        new CallDecl.Arg("version", Types.U32))
                .method("metadata_versions", Types.vec(Types.U32), "",
                        (query, args) -> METADATA_VERSIONS);
    }

    private ApiDecl payment() {
        CallDecl.Arg whole = new CallDecl.Arg("uxt", extrinsic);
        CallDecl.Arg length = new CallDecl.Arg("len", Types.U32);
        ApiDecl api = new ApiDecl("TransactionPaymentApi", 4, "Fees of extrinsics.")
                .method("query_info", INFO, "", (query, args) -> {
                    Extrinsic decoded = decode((byte[]) args.get(0));
                    return info(decoded.call(), (Long) args.get(1), decoded.proof().isPresent());
                }, whole, length)
                .method("query_fee_details", DETAILS, "", (query, args) -> {
                    Extrinsic decoded = decode((byte[]) args.get(0));
                    return details(decoded.call(), (Long) args.get(1), decoded.proof().map(Extrinsic.Proof::tip));
                }, whole, length);
        return withRates(api);
    }

    private ApiDecl callPayment() {
        CallDecl.Arg call = new CallDecl.Arg("call", runtime.core().utility().callType());
        CallDecl.Arg length = new CallDecl.Arg("len", Types.U32);
        ApiDecl api = new ApiDecl("TransactionPaymentCallApi", 3, "Fees of calls.")
                .method("query_call_info", INFO, "",
                        (query, args) -> info((Call) args.get(0), (Long) args.get(1), true),
                        call, length)
                .method("query_call_fee_details", DETAILS, "",
                        (query, args) -> details((Call) args.get(0), (Long) args.get(1), Optional.of(0L)), call,
                        length);
        return withRates(api);
    }

    private ApiDecl withRates(ApiDecl api) {
        return api
                .method("query_weight_to_fee", Types.U64, "Query the output of the current `WeightToFee`.",
                        (query, args) -> runtime.core().payment().weightFee(((Weight) args.getFirst()).refTime()),
                        new CallDecl.Arg("weight", CoreTypes.WEIGHT))
                .method("query_length_to_fee", Types.U64, "Query the output of the current `LengthToFee`.",
                        (query, args) -> runtime.core().payment().lengthFee((Long) args.getFirst()),
                        new CallDecl.Arg("length", Types.U32));
    }

    private FeeInfo info(Call call, long length, boolean signed) {
        CallWeight weight = call.weight();
        long fee = signed ? fees.total(weight, length, 0) : 0;
        return new FeeInfo(new Weight(weight.refTime(), weight.proofSize()), weight.dispatchClass(), fee);
    }

    private Details details(Call call, long length, Optional<Long> tip) {
        CallWeight weight = call.weight();
        boolean pays = tip.isPresent() && weight.paysFee();
        return new Details(pays ? Optional.of(fees.parts(weight, length)) : Optional.empty(), tip.orElse(0L));
    }

    private Result<Validity.Valid, Refusal> validate(ApiDecl.Query query, List<Object> args) throws ScaleException {
        Validity validity = new Executive(runtime).validate(query.state(), prefixed((byte[]) args.get(1)),
                (Hash32) args.get(2));
        return switch (validity) {
            case Validity.Valid valid -> new Result.Ok<>(valid);
            case Validity.Invalid(InvalidTransaction reason) -> new Result.Err<>(new Refusal.Invalid(reason));
            case Validity.Unknown(UnknownTransaction reason) -> new Result.Err<>(new Refusal.Unknown(reason));
            case Validity.Undecodable(String why) -> throw new ScaleException(ScaleException.Kind.INVALID, why);
        };
    }

    private Extrinsic decode(byte[] withoutPrefix) throws ScaleException {
        return Extrinsic.decode(runtime.decl(), prefixed(withoutPrefix));
    }

    private static byte[] prefixed(byte[] withoutPrefix) {
        return new ScaleWriter().writeByteList(withoutPrefix).toBytes();
    }
}
