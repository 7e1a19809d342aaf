package tern.node.practice.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.units.Hash32;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

/// The arguments of one call, read as leniently as real nodes do: a missing one at the end and `null` are the same.
final class Params {

    private final JsonNode values;

    /// @param values an array, or nothing
    Params(JsonNode values) throws RpcError {
        if (!values.isArray() && !values.isMissingNode() && !values.isNull()) {
            throw RpcError.params("arguments come as an array");
        }
        this.values = values;
    }

    boolean has(int at) {
        return !values.path(at).isMissingNode() && !values.path(at).isNull();
    }

    JsonNode raw(int at) {
        return values.path(at);
    }

    String text(int at) throws RpcError {
        if (!values.path(at).isString()) {
            throw RpcError.params("argument " + at + " is no text");
        }
        return values.path(at).stringValue();
    }

    /// Hex with or without `0x`; empty text is no bytes.
    byte[] bytes(int at) throws RpcError {
        return hex(text(at), at);
    }

    private static byte[] hex(String text, int at) throws RpcError {
        try {
            return Hex.decode(text);
        } catch (IllegalArgumentException e) {
            throw RpcError.params("argument " + at + ": " + e.getMessage());
        }
    }

    Hash32 hash(int at) throws RpcError {
        return hash(text(at), at);
    }

    private static Hash32 hash(String text, int at) throws RpcError {
        byte[] bytes = hex(text, at);
        if (bytes.length != 32) {
            throw RpcError.params("argument " + at + " is no hash");
        }
        return Hash32.of(bytes);
    }

    Optional<Hash32> optionalHash(int at) throws RpcError {
        return has(at) ? Optional.of(hash(at)) : Optional.empty();
    }

    /// A number, or its hex text as some clients send it.
    long number(int at) throws RpcError {
        return number(values.path(at), at);
    }

    static long number(JsonNode node, int at) throws RpcError {
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0) {
            return node.longValue();
        }
        if (node.isString()) {
            String text = node.stringValue();
            try {
                return text.startsWith("0x") ? Long.parseLong(text, 2, text.length(), 16) : Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw RpcError.params("argument " + at + " is no number");
            }
        }
        throw RpcError.params("argument " + at + " is no number");
    }

    List<byte[]> byteLists(int at) throws RpcError {
        List<byte[]> all = new ArrayList<>();
        for (JsonNode each : list(at)) {
            if (!each.isString()) {
                throw RpcError.params("argument " + at + " holds something else than hex");
            }
            all.add(hex(each.stringValue(), at));
        }
        return all;
    }

    JsonNode list(int at) throws RpcError {
        if (!values.path(at).isArray()) {
            throw RpcError.params("argument " + at + " is no array");
        }
        return values.path(at);
    }

    AccountId account(int at) throws RpcError {
        try {
            return Ss58.parse(text(at));
        } catch (AddressException e) {
            throw RpcError.params(e.sentence());
        }
    }

    List<Hash32> hashOrHashes(int at) throws RpcError {
        List<Hash32> all = new ArrayList<>();
        if (values.path(at).isArray()) {
            for (JsonNode each : values.path(at)) {
                all.add(hash(each.asString(), at));
            }
        } else {
            all.add(hash(at));
        }
        return all;
    }
}
