package tern.wallet.keys;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import tern.wallet.crypto.Blake2;
import tern.wallet.crypto.Secret;

/// One step of a derivation path. Source: `DeriveJunction` of Substrate's `sp-core`.
final class Junction {

    private static final int CODE_BYTES = 32;

    private final boolean hard;
    private final byte[] chainCode;
    private final Optional<String> note;

    private Junction(boolean hard, byte[] chainCode, Optional<String> note) {
        this.hard = hard;
        this.chainCode = chainCode;
        this.note = note;
    }

    /// `//` (true) or `/`.
    boolean hard() {
        return hard;
    }

    /// 32 bytes, not copied; all zero after [#wipe].
    byte[] chainCode() {
        return chainCode;
    }

    /// Set where polkadot-js reads the same text differently: the text that says so, with a place for the step.
    Optional<String> note() {
        return note;
    }

    /// @param text the name of the step between `from` and `to`, not empty
    static Junction parse(boolean hard, Secret text, int from, int to) {
        byte[] code = new byte[CODE_BYTES];
        if (parseNumber(text, from, to, code)) {
            Optional<String> note = SecretBytes.at(text, from) == '+'
                    ? Optional.of("uri.step.plus")
                    : Optional.empty();
            return new Junction(hard, code, note);
        }
        byte[] scale = scaleText(text, from, to);
        byte[] hashed = scale.length > CODE_BYTES ? Blake2.hash256(scale) : scale;
        System.arraycopy(hashed, 0, code, 0, hashed.length);
        Arrays.fill(scale, (byte) 0);
        Arrays.fill(hashed, (byte) 0);
        return new Junction(hard, code, textNote(text, from, to));
    }

    /// An unsigned 64-bit number in decimal, as Rust's `str::parse::<u64>` takes it: a leading plus, leading zeros.
    private static boolean parseNumber(Secret text, int from, int to, byte[] code) {
        int at = SecretBytes.at(text, from) == '+' ? from + 1 : from;
        if (at == to) {
            return false;
        }
        long value = 0;
        for (int i = at; i < to; i++) {
            int digit = SecretBytes.at(text, i) - '0';
            if (digit < 0 || digit > 9 || overflows(value, digit)) {
                return false;
            }
            value = value * 10 + digit;
        }
        for (int i = 0; i < 8; i++) {
            code[i] = (byte) (value >>> (8 * i));
        }
        return true;
    }

    private static boolean overflows(long value, int digit) {
        // 2^64 - 1 = 10 * 1844674407370955161 + 5
        int order = Long.compareUnsigned(value, 1844674407370955161L);
        return order > 0 || (order == 0 && digit > 5);
    }

    private static byte[] scaleText(Secret text, int from, int to) {
        int length = to - from;
        byte[] prefix;
        if (length < 1 << 6) {
            prefix = new byte[]{(byte) (length << 2)};
        } else if (length < 1 << 14) {
            prefix = new byte[]{(byte) (length << 2 | 1), (byte) (length >> 6)};
        } else {
            prefix = new byte[]{(byte) (length << 2 | 2), (byte) (length >> 6), (byte) (length >> 14),
                    (byte) (length >> 22)};
        }
        byte[] scale = Arrays.copyOf(prefix, prefix.length + length);
        MemorySegment.copy(text.segment(), ValueLayout.JAVA_BYTE, from, scale, prefix.length, length);
        return scale;
    }

    private static Optional<String> textNote(Secret text, int from, int to) {
        if (SecretBytes.startsWith(text, from, "0x")) {
            return Optional.of("uri.step.hex");
        }
        for (int i = from; i < to; i++) {
            if (SecretBytes.at(text, i) < '0' || SecretBytes.at(text, i) > '9') {
                return Optional.empty();
            }
        }
        return Optional.of("uri.step.long");
    }

    void wipe() {
        Arrays.fill(chainCode, (byte) 0);
    }
}
