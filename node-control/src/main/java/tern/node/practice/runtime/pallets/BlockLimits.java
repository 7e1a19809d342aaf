package tern.node.practice.runtime.pallets;

import java.util.Optional;
import tern.node.practice.frame.DispatchClass;
import tern.node.practice.frame.StructType;
import tern.node.practice.frame.Type;
import tern.node.practice.frame.Types;
import tern.node.practice.runtime.pallets.CoreTypes.PerClass;
import tern.node.practice.runtime.pallets.CoreTypes.Weight;

/// How much fits into a block. Source of the numbers: the constants of Finney's metadata at spec 424.
public final class BlockLimits {

    /// Picoseconds that every extrinsic costs before its call.
    public static final long BASE_EXTRINSIC = 108_157_000;
    /// Bytes of ordinary extrinsics in one block.
    public static final long NORMAL_LENGTH = 7_864_320;
    private static final long BASE_BLOCK = 431_614_000;
    private static final long ALL_LENGTH = 10_485_760;
    private static final long PROOF = -1;
    private static final long SECOND = 1_000_000_000_000L;

    /// Takes the pallet's constants.
    interface Declarer {
        <V> void constant(String name, Type<V> type, V value, String docs);
    }

    private record ClassWeights(Weight base, Optional<Weight> most, Optional<Weight> total,
            Optional<Weight> reserved) {

        static final Type<ClassWeights> TYPE = StructType
                .<ClassWeights>named("frame_system", "limits", "WeightsPerClass")
                .field("base_extrinsic", CoreTypes.WEIGHT, ClassWeights::base)
                .field("max_extrinsic", Types.option(CoreTypes.WEIGHT), ClassWeights::most)
                .field("max_total", Types.option(CoreTypes.WEIGHT), ClassWeights::total)
                .field("reserved", Types.option(CoreTypes.WEIGHT), ClassWeights::reserved)
                .build(parts -> new ClassWeights(parts.get(0), parts.get(1), parts.get(2), parts.get(3)));
    }

    private record Weights(Weight baseBlock, Weight maxBlock, PerClass<ClassWeights> perClass) {

        static final Type<Weights> TYPE = StructType.<Weights>named("frame_system", "limits", "BlockWeights")
                .field("base_block", CoreTypes.WEIGHT, Weights::baseBlock)
                .field("max_block", CoreTypes.WEIGHT, Weights::maxBlock)
                .field("per_class", PerClass.type(ClassWeights.TYPE), Weights::perClass)
                .build(parts -> new Weights(parts.get(0), parts.get(1), parts.get(2)));
    }

    private record Lengths(PerClass<Long> max) {

        static final Type<Lengths> TYPE = StructType.<Lengths>named("frame_system", "limits", "BlockLength")
                .field("max", PerClass.type(Types.U32), Lengths::max)
                .build(parts -> new Lengths(parts.get(0)));
    }

    private record DbWeight(long read, long write) {

        static final Type<DbWeight> TYPE = StructType.<DbWeight>named("sp_weights", "RuntimeDbWeight")
                .field("read", Types.U64, DbWeight::read)
                .field("write", Types.U64, DbWeight::write)
                .build(parts -> new DbWeight(parts.get(0), parts.get(1)));
    }

    private static final Weight BASE = new Weight(BASE_EXTRINSIC, 0);
    private static final PerClass<ClassWeights> CLASSES = new PerClass<>(
            new ClassWeights(BASE, Optional.of(new Weight(2_599_891_843_000L, Long.parseUnsignedLong(
                    "11990383647911208550"))), Optional.of(new Weight(3 * SECOND,
                            Long.parseUnsignedLong(
                                    "13835058055282163711"))),
                    Optional.of(Weight.ZERO)),
            new ClassWeights(BASE, Optional.of(new Weight(3_599_891_843_000L, Long.parseUnsignedLong(
                    "16602069666338596454"))), Optional.of(new Weight(4 * SECOND, PROOF)),
                    Optional.of(new Weight(SECOND, 4_611_686_018_427_387_904L))),
            new ClassWeights(BASE, Optional.empty(), Optional.empty(), Optional.empty()));

    private BlockLimits() {}

    static void declare(Declarer declarer) {
        declarer.constant("BlockWeights", Weights.TYPE,
                new Weights(new Weight(BASE_BLOCK, 0), new Weight(4 * SECOND, PROOF), CLASSES),
                "");
        declarer.constant("BlockLength", Lengths.TYPE,
                new Lengths(new PerClass<>(NORMAL_LENGTH, ALL_LENGTH, ALL_LENGTH)),
                "");
        declarer.constant("DbWeight", DbWeight.TYPE, new DbWeight(25_000_000, 100_000_000),
                "");
    }

    /// Whether a call of that weight may be in any block at all.
    public static boolean fitsAlone(DispatchClass dispatchClass, long refTime) {
        return CLASSES.of(dispatchClass).most().map(most -> refTime <= most.refTime()).orElse(true);
    }

    /// Whether a block that already has `used` of the class takes `more`.
    public static boolean fitsBeside(DispatchClass dispatchClass, long used, long more) {
        return CLASSES.of(dispatchClass).total().map(total -> used + more <= total.refTime()).orElse(true);
    }

    /// Bytes that extrinsics of a class may fill together with all others.
    public static long maxLength(DispatchClass dispatchClass) {
        return dispatchClass == DispatchClass.NORMAL ? NORMAL_LENGTH : ALL_LENGTH;
    }
}
