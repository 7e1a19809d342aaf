package tern.wallet.chain;

import java.math.BigInteger;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

/// Reads the forms that nodes write values in; what is of another form is [ChainException.Kind#MALFORMED].
final class Json {

    private Json() {}

    /// @param what named in the error's details
    static String text(JsonNode node, String what) throws ChainException {
        if (!node.isString()) {
            throw Failures.malformed(what, "text expected");
        }
        return node.stringValue();
    }

    /// `0x…`
    static byte[] bytes(JsonNode node, String what) throws ChainException {
        try {
            return Hex.decode(text(node, what));
        } catch (IllegalArgumentException e) {
            throw Failures.malformed(what, "hex expected");
        }
    }

    /// `0x…` with 64 digits.
    static Hash32 hash(JsonNode node, String what) throws ChainException {
        byte[] bytes = bytes(node, what);
        if (bytes.length != 32) {
            throw Failures.malformed(what, "a hash expected, not " + bytes.length + " bytes");
        }
        return Hash32.of(bytes);
    }

    /// A number: as JSON writes it, as decimal text, or as `0x…`, which nodes use for block numbers and pad as they
    /// like.
    static long number(JsonNode node, String what) throws ChainException {
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0) {
            return node.longValue();
        }
        try {
            String text = text(node, what);
            boolean hex = text.startsWith("0x");
            BigInteger value = new BigInteger(hex ? text.substring(2) : text, hex ? 16 : 10);
            if (value.signum() >= 0 && value.bitLength() < 64) {
                return value.longValue();
            }
        } catch (NumberFormatException e) {
            throw Failures.malformed(what, "a number expected");
        }
        throw Failures.malformed(what, "the number is out of range");
    }
}
