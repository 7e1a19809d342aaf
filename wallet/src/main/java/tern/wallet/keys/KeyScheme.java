package tern.wallet.keys;

import java.util.Optional;

/// How an account signs. Both kinds of account look alike on chain: 32 bytes.
public enum KeyScheme {

    /// RFC 8032. The scheme of Ledger devices; keyfiles call it `cryptoType` 0.
    ED25519(0),

    /// Schnorr on Ristretto (schnorrkel): what btcli and the browser extensions create; `cryptoType` 1.
    SR25519(1);

    private final int index;

    KeyScheme(int index) {
        this.index = index;
    }

    /// Its index in the runtime's `MultiSignature`, which is also `cryptoType` of a keyfile.
    public int multiSignatureIndex() {
        return index;
    }

    /// @return empty for a scheme this wallet does not know
    public static Optional<KeyScheme> ofIndex(int index) {
        return switch (index) {
            case 0 -> Optional.of(ED25519);
            case 1 -> Optional.of(SR25519);
            default -> Optional.empty();
        };
    }
}
