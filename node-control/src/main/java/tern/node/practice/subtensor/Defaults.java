package tern.node.practice.subtensor;

import java.util.HexFormat;
import tern.node.practice.frame.Type;

/// Default values that are easier to give as bytes.
final class Defaults {

    private Defaults() {}

    static <T> T read(Type<T> type, String hex) {
        return type.fromTrusted(HexFormat.of().parseHex(hex));
    }
}
