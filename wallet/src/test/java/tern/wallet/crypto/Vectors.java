package tern.wallet.crypto;

import java.util.Arrays;
import java.util.SplittableRandom;
import tern.wallet.TestData;
import tern.wallet.units.Hex;
import tools.jackson.databind.JsonNode;

/// Small helps of this package's tests.
final class Vectors {

    private Vectors() {}

    static byte[] hex(String text) {
        return Hex.decode(text);
    }

    static byte[] bytes(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException("the vector has no " + field);
        }
        return Hex.decode(value.stringValue());
    }

    static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }

    static Secret secret(String hex) {
        return Secret.takeBytes(Hex.decode(hex));
    }

    static Secret secret(JsonNode node, String field) {
        return Secret.takeBytes(bytes(node, field));
    }

    static Secret secretCopy(byte[] bytes) {
        return Secret.takeBytes(bytes.clone());
    }

    static Secret password(String text) {
        return Secret.takeChars(text.toCharArray());
    }

    /// The bytes, and the secret is closed.
    static byte[] reveal(Secret secret) {
        try (secret) {
            return secret.copyBytes();
        }
    }

    static byte[] random(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    static byte[] flip(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        return changed;
    }

    static byte[] concat(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    static JsonNode file(String name) {
        return TestData.vectors(name);
    }
}
