package tern.node.practice.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;
import tern.wallet.scale.ScaleWriter;

/// For which blocks an extrinsic holds. Written apart from the wallet's own, so that one checks the other.
/// Source: `sp_runtime::generic::Era`.
///
/// @param period how many blocks; a power of two from 4 to 65,536, or 0 for an immortal one
/// @param phase  the block it begins at, modulo the period
public record Mortality(long period, long phase) {

    public static final Mortality IMMORTAL = new Mortality(0, 0);

    /// The type as metadata describes it.
    public static final Type<Mortality> TYPE = new EraType();

    public boolean isImmortal() {
        return period == 0;
    }

    /// The block whose hash is signed in, as the chain works it out at a block.
    public long birth(long current) {
        return isImmortal() ? 0 : (Math.max(current, phase) - phase) / period * period + phase;
    }

    /// The first block it no longer holds for.
    public long death(long current) {
        return isImmortal() ? Long.MAX_VALUE : birth(current) + period;
    }

    private static final class EraType extends Type<Mortality> {

        @Override
        public void write(Mortality value, ScaleWriter out) {
            if (value.isImmortal()) {
                out.writeU8(0);
                return;
            }
            long quantum = Math.max(value.period >> 12, 1);
            int low = Math.clamp(Long.numberOfTrailingZeros(value.period) - 1L, 1, 15);
            out.writeU16(low | (int) (value.phase / quantum) << 4);
        }

        @Override
        public Mortality read(ScaleReader in) throws ScaleException {
            int first = in.readU8();
            if (first == 0) {
                return IMMORTAL;
            }
            int both = first | in.readU8() << 8;
            long period = 2L << (both & 0xf);
            long quantum = Math.max(period >> 12, 1);
            long phase = (both >> 4) * quantum;
            if (period < 4 || phase >= period) {
                throw new ScaleException(ScaleException.Kind.INVALID, "no such era: " + both);
            }
            return new Mortality(period, phase);
        }

        @Override
        public int describe(TypeBook book) {
            return book.enter(this, () -> {
                List<TypeDef.Variant> variants = new ArrayList<>();
                variants.add(new TypeDef.Variant("Immortal", List.of(), 0, List.of()));
                for (int i = 1; i < 256; i++) {
                    variants.add(new TypeDef.Variant("Mortal" + i, List.of(
                            new TypeDef.Field(Optional.empty(), Types.U8.describe(book), Optional.empty())), i,
                            List.of()));
                }
                return new TypeDef(List.of("sp_runtime", "generic", "era", "Era"), List.of(),
                        new TypeDef.Variants(variants));
            });
        }

        @Override
        public String name() {
            return "Era";
        }
    }
}
