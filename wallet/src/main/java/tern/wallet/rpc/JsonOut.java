package tern.wallet.rpc;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tern.wallet.units.Hex;

/// Writes requests. By hand, because a generator costs more to load than a frame to write.
final class JsonOut {

    private static final char[] DIGITS = {
            '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private JsonOut() {}

    /// @param firstId id of the first request; the others count up
    /// @param array   an array even for a single request
    static byte[] frame(List<RpcRequest> requests, long firstId, boolean array) {
        StringBuilder out = new StringBuilder(128 * requests.size());
        if (array) {
            out.append('[');
        }
        for (int i = 0; i < requests.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            request(out, requests.get(i), firstId + i);
        }
        if (array) {
            out.append(']');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// @throws IllegalArgumentException for a parameter that cannot be sent
    static void requireSendable(List<? extends @Nullable Object> params) {
        for (Object param : params) {
            if (param instanceof List<?> list) {
                requireSendable(list);
            } else if (!(param == null
                    || param instanceof String
                    || param instanceof byte[]
                    || param instanceof Boolean
                    || isInteger(param))) {
                throw new IllegalArgumentException("a parameter cannot be a " + param.getClass().getName());
            }
        }
    }

    private static boolean isInteger(Object param) {
        return param instanceof Integer
                || param instanceof Long
                || param instanceof Short
                || param instanceof Byte
                || param instanceof BigInteger;
    }

    private static void request(StringBuilder out, RpcRequest request, long id) {
        out.append("{\"jsonrpc\":\"2.0\",\"id\":").append(id).append(",\"method\":");
        text(out, request.method());
        out.append(",\"params\":");
        value(out, request.params());
        out.append('}');
    }

    private static void value(StringBuilder out, @Nullable Object value) {
        // not a switch over types, whose first use costs a short command tens of milliseconds
        if (value instanceof String string) {
            text(out, string);
        } else if (value instanceof byte[] bytes) {
            out.append('"').append(Hex.encode(bytes)).append('"');
        } else if (value instanceof List<?> list) {
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                if (i > 0) {
                    out.append(',');
                }
                value(out, list.get(i));
            }
            out.append(']');
        } else {
            // only null, booleans and integers are left, see requireSendable
            out.append(value);
        }
    }

    private static void text(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c)) {
                // surrogates too: a lone one has no UTF-8 form
                out.append("\\u")
                        .append(DIGITS[c >> 12])
                        .append(DIGITS[c >> 8 & 15])
                        .append(DIGITS[c >> 4 & 15])
                        .append(DIGITS[c & 15]);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
