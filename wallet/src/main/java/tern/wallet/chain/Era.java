package tern.wallet.chain;

import tern.wallet.scale.ScaleException;
import tern.wallet.scale.ScaleReader;

/// For which blocks a transaction holds. Source: `sp_runtime::generic::Era`.
public sealed interface Era {

    /// For ever (until the next runtime upgrade).
    record Immortal() implements Era {}

    /// @param period blocks it holds for: a power of two from 4 to 65536
    /// @param phase  birth block modulo period, a multiple of [#quantum]
    record Mortal(int period, int phase) implements Era {

        public Mortal {
            if (period < 4 || period > 65536 || Integer.bitCount(period) != 1) {
                throw new IllegalArgumentException("period " + period);
            }
            if (phase < 0 || phase >= period || phase % quantum(period) != 0) {
                throw new IllegalArgumentException("phase " + phase + " of period " + period);
            }
        }
    }

    /// The era of that period that holds at a block. With a period above 4096 blocks it may be born up to
    /// `period / 4096` blocks earlier, since the phase is written in steps.
    ///
    /// @param period 0 for immortal
    static Era at(int period, long block) {
        if (period == 0) {
            return new Immortal();
        }
        int phase = Math.toIntExact(block % period);
        int quantum = quantum(period);
        return new Mortal(period, phase / quantum * quantum);
    }

    /// First block of the era that holds at a block; 0 for immortal.
    default long birth(long block) {
        return switch (this) {
            case Immortal _ -> 0;
            case Mortal(int period, int phase) -> (Math.max(block, phase) - phase) / period * period + phase;
        };
    }

    /// First block after the era that holds at a block: neither it nor a later one can include the transaction.
    default long death(long block) {
        return switch (this) {
            case Immortal _ -> Long.MAX_VALUE;
            case Mortal mortal -> birth(block) + mortal.period();
        };
    }

    /// One byte for immortal, else two.
    default byte[] encode() {
        return switch (this) {
            case Immortal _ -> new byte[1];
            case Mortal(int period, int phase) -> {
                int low = Math.clamp(Integer.numberOfTrailingZeros(period) - 1, 1, 15);
                int word = low | (phase / quantum(period)) << 4;
                yield new byte[]{(byte) word, (byte) (word >>> 8)};
            }
        };
    }

    /// Reads an era from the front.
    static Era read(ScaleReader in) throws ScaleException {
        int first = in.readU8();
        if (first == 0) {
            return new Immortal();
        }
        int word = first | in.readU8() << 8;
        int period = 2 << (word & 15);
        int phase = (word >>> 4) * quantum(period);
        if (period < 4 || phase >= period) {
            throw new ScaleException(ScaleException.Kind.INVALID, "an era of " + period + " blocks, phase " + phase);
        }
        return new Mortal(period, phase);
    }

    private static int quantum(int period) {
        return Math.max(period >> 12, 1);
    }
}
