package tern.wallet.units;

import java.util.HexFormat;

/// Hex text as the chain's JSON-RPC writes it: `0x` and lower-case digits.
public final class Hex {

    private static final HexFormat FORMAT = HexFormat.of();

    private Hex() {}

    /// @return `0x…`
    public static String encode(byte[] bytes) {
        return FORMAT.formatHex(new StringBuilder(2 + bytes.length * 2).append("0x"), bytes).toString();
    }

    /// @param text hex with or without `0x`, either case
    /// @throws IllegalArgumentException when it has another character or an odd length
    public static byte[] decode(CharSequence text) {
        int start = text.length() >= 2 && text.charAt(0) == '0' && (text.charAt(1) == 'x' || text.charAt(1) == 'X')
                ? 2
                : 0;
        int digits = text.length() - start;
        if ((digits & 1) != 0) {
            throw new IllegalArgumentException("hex text has an odd number of digits");
        }
        byte[] bytes = new byte[digits / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(text.charAt(start + 2 * i), 16);
            int low = Character.digit(text.charAt(start + 2 * i + 1), 16);
            if (high < 0 || low < 0 || text.charAt(start + 2 * i) > 'f' || text.charAt(start + 2 * i + 1) > 'f') {
                throw new IllegalArgumentException("not a hex digit near position " + (start + 2 * i));
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }
}
