package tern.node.practice.runtime.pallets;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.CallWeight;
import tern.node.practice.frame.DispatchClass;
import tern.node.practice.frame.DispatchError;
import tern.node.practice.frame.EnumType;
import tern.node.practice.frame.Event;
import tern.node.practice.frame.RuntimeEvents;
import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.UnionType;
import tern.node.practice.frame.Wrappers;
import tern.wallet.units.Hash32;

/// Types that several of the core pallets and runtime APIs share.
@SuppressWarnings("ArrayRecordComponent") // carried to the wire, never compared
public final class CoreTypes {

    /// @param refTime   picoseconds
    /// @param proofSize bytes
    public record Weight(long refTime, long proofSize) {

        public static final Weight ZERO = new Weight(0, 0);
    }

    public static final Type<Weight> WEIGHT = StructType.<Weight>named("sp_weights", "weight_v2", "Weight")
            .field("ref_time", Types.COMPACT_U64, Weight::refTime)
            .field("proof_size", Types.COMPACT_U64, Weight::proofSize)
            .build(parts -> new Weight(parts.get(0), parts.get(1)));

    /// Whether a fee is due. Source: `frame_support::dispatch::Pays`.
    public enum Pays {
        Yes, No;

        public static final Type<Pays> TYPE = EnumType.of(Pays.class, Enum::name, Enum::ordinal, "frame_support",
                "dispatch", "Pays");
    }

    /// What events tell of a call's cost.
    public record DispatchInfo(Weight weight, DispatchClass dispatchClass, Pays pays) {

        public static DispatchInfo of(CallWeight weight) {
            return new DispatchInfo(new Weight(weight.refTime(), weight.proofSize()), weight.dispatchClass(),
                    weight.paysFee() ? Pays.Yes : Pays.No);
        }
    }

    public static final Type<DispatchInfo> DISPATCH_INFO = StructType
            .<DispatchInfo>named("frame_system", "DispatchEventInfo")
            .field("weight", WEIGHT, DispatchInfo::weight)
            .field("class", DispatchClass.TYPE, DispatchInfo::dispatchClass)
            .field("pays_fee", Pays.TYPE, DispatchInfo::pays)
            .build(parts -> new DispatchInfo(parts.get(0), parts.get(1), parts.get(2)));

    public static final Type<Optional<DispatchError>> DISPATCH_RESULT = Types.outcome(DispatchError.TYPE);

    /// One value for each class of calls. Source: `frame_support::dispatch::PerDispatchClass`.
    public record PerClass<T>(T normal, T operational, T mandatory) {

        static <T> Type<PerClass<T>> type(Type<T> inner) {
            return StructType.<PerClass<T>>named("frame_support", "dispatch", "PerDispatchClass")
                    .param("T", inner)
                    .field("normal", inner, PerClass::normal)
                    .field("operational", inner, PerClass::operational)
                    .field("mandatory", inner, PerClass::mandatory)
                    .build(parts -> new PerClass<>(parts.get(0), parts.get(1), parts.get(2)));
        }

        public T of(DispatchClass dispatchClass) {
            return switch (dispatchClass) {
                case NORMAL -> normal;
                case OPERATIONAL -> operational;
                case MANDATORY -> mandatory;
            };
        }

        public PerClass<T> with(DispatchClass dispatchClass, T value) {
            return switch (dispatchClass) {
                case NORMAL -> new PerClass<>(value, operational, mandatory);
                case OPERATIONAL -> new PerClass<>(normal, value, mandatory);
                case MANDATORY -> new PerClass<>(normal, operational, value);
            };
        }
    }

    /// What is happening in a block. Source: `frame_system::Phase`.
    public sealed interface Phase {

        Type<Phase> TYPE = UnionType.<Phase>named("frame_system", "Phase")
                .one("ApplyExtrinsic", 0, ApplyExtrinsic.class, Types.U32, ApplyExtrinsic::index, ApplyExtrinsic::new)
                .empty("Finalization", 1, Finalization.class, new Finalization())
                .empty("Initialization", 2, Initialization.class, new Initialization())
                .build();

        record ApplyExtrinsic(long index) implements Phase {}

        record Finalization() implements Phase {}

        record Initialization() implements Phase {}
    }

    /// An event as it stands in `System.Events`.
    public record EventRecord(Phase phase, Event event, List<Hash32> topics) {

        static Type<EventRecord> type(RuntimeEvents events) {
            return StructType.<EventRecord>named("frame_system", "EventRecord")
                    .param("E", events)
                    .param("T", Types.HASH)
                    .field("phase", Phase.TYPE, EventRecord::phase)
                    .field("event", events, EventRecord::event)
                    .field("topics", Types.vec(Types.HASH), EventRecord::topics)
                    .build(parts -> new EventRecord(parts.get(0), parts.get(1), parts.get(2)));
        }
    }

    /// One entry of a header's digest. Source: `sp_runtime::generic::DigestItem`.
    public sealed interface DigestItem {

        Type<DigestItem> TYPE = UnionType.<DigestItem>named("sp_runtime", "generic", "digest", "DigestItem")
                .two("PreRuntime", 6, PreRuntime.class, Types.bytes(4), PreRuntime::engine, Types.BYTES,
                        PreRuntime::data, PreRuntime::new)
                .two("Consensus", 4, Consensus.class, Types.bytes(4), Consensus::engine, Types.BYTES,
                        Consensus::data, Consensus::new)
                .two("Seal", 5, Seal.class, Types.bytes(4), Seal::engine, Types.BYTES, Seal::data, Seal::new)
                .one("Other", 0, Other.class, Types.BYTES, Other::data, Other::new)
                .empty("RuntimeEnvironmentUpdated", 8, RuntimeEnvironmentUpdated.class,
                        new RuntimeEnvironmentUpdated())
                .build();

        record PreRuntime(byte[] engine, byte[] data) implements DigestItem {}

        record Consensus(byte[] engine, byte[] data) implements DigestItem {}

        record Seal(byte[] engine, byte[] data) implements DigestItem {}

        record Other(byte[] data) implements DigestItem {}

        /// Stands in the block whose state has new code.
        record RuntimeEnvironmentUpdated() implements DigestItem {}
    }

    /// A header's digest. Source: `sp_runtime::generic::Digest`.
    public record Digest(List<DigestItem> logs) {

        public static final Type<Digest> TYPE = StructType.<Digest>named("sp_runtime", "generic", "digest", "Digest")
                .field("logs", Types.vec(DigestItem.TYPE), Digest::logs)
                .build(parts -> new Digest(parts.get(0)));
    }

    /// What `RuntimeVersion` says of one runtime API.
    public record ApiVersion(byte[] id, long version) {

        static final Type<ApiVersion> TYPE = Types.mapped(Types.pair(Types.bytes(8), Types.U32),
                pair -> new ApiVersion(pair.first(), pair.second()), api -> new Types.Pair<>(api.id(), api.version()));
    }

    /// Source: `sp_version::RuntimeVersion`.
    public record Version(String specName, String implName, long authoringVersion, long specVersion, long implVersion,
            List<ApiVersion> apis, long transactionVersion, int systemVersion) {

        public static final Type<Version> TYPE = StructType.<Version>named("sp_version", "RuntimeVersion")
                .field("spec_name", Wrappers.cow(Types.TEXT), Version::specName)
                .field("impl_name", Wrappers.cow(Types.TEXT), Version::implName)
                .field("authoring_version", Types.U32, Version::authoringVersion)
                .field("spec_version", Types.U32, Version::specVersion)
                .field("impl_version", Types.U32, Version::implVersion)
                .field("apis", Wrappers.cow(Types.vec(ApiVersion.TYPE)), Version::apis)
                .field("transaction_version", Types.U32, Version::transactionVersion)
                .field("system_version", Types.U8, Version::systemVersion)
                .build(parts -> new Version(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4),
                        parts.get(5), parts.get(6), parts.get(7)));
    }

    /// `FixedU128`: units of 10⁻¹⁸.
    static final Type<BigInteger> FIXED_U128 = Types.newtype(List.of("sp_arithmetic", "fixed_point", "FixedU128"),
            "FixedU128", Types.U128);

    private CoreTypes() {}
}
