package tern.wallet.keys;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyException.Kind;

/// A secret text with a derivation path: `words//hard/soft///password`, `0xseed//hard`, or only a path, which stands
/// on the public development phrase.
///
/// Read exactly as Substrate's `sp-core` does (subkey, btcli); [#warnings] names the texts that polkadot-js would read
/// differently. Nothing of the text appears in an error.
public final class SecretUri {

    /// Everybody knows these words; money on their accounts is anybody's.
    private static final String DEVELOPMENT_PHRASE = "bottom drive obey lake curtain smoke "
            + "basket hold race lonely fit walk";
    private static final int MAX_LENGTH = 8192;

    private SecretUri() {}

    /// @param uri UTF-8 text
    /// @return the key; the caller closes it
    public static KeyPair derive(KeyScheme scheme, Secret uri) throws KeyException {
        Parts parts = Parts.parse(uri);
        KeyPair pair = root(scheme, uri, parts);
        try {
            for (Junction junction : parts.junctions()) {
                KeyPair child = pair.derive(junction);
                pair.close();
                pair = child;
            }
            KeyPair derived = pair;
            pair = null;
            return derived;
        } finally {
            if (pair != null) {
                pair.close();
            }
            parts.junctions().forEach(Junction::wipe);
        }
    }

    /// Sentences to show before the key is used: the development phrase, steps that other wallets read differently, a
    /// password that has no effect.
    public static List<String> warnings(Secret uri) throws KeyException {
        Parts parts = Parts.parse(uri);
        List<String> warnings = new ArrayList<>();
        if (parts.phraseEnd() == 0) {
            warnings.add(Texts.get("uri.development"));
        }
        for (int i = 0; i < parts.junctions().size(); i++) {
            int step = i + 1;
            parts.junctions()
                    .get(i)
                    .note()
                    .ifPresent(note -> warnings.add(Texts.get(note, step)));
        }
        if (parts.hexSeed(uri) && parts.passwordStart() >= 0) {
            warnings.add(Texts.get("uri.seed.password"));
        }
        parts.junctions().forEach(Junction::wipe);
        return List.copyOf(warnings);
    }

    /// True when the text has neither a path nor a password nor hex: plain recovery words.
    public static boolean isPlainPhrase(Secret uri) {
        return uri.length() > 0 && SecretBytes.indexOf(uri, 0, '/') == uri.length()
                && !SecretBytes.startsWith(uri, 0, "0x");
    }

    private static KeyPair root(KeyScheme scheme, Secret uri, Parts parts) throws KeyException {
        if (parts.hexSeed(uri)) {
            try (Secret seed = SecretBytes.decodeHex(uri, 2, parts.phraseEnd()).orElseThrow(SecretUri::wrongSeed)) {
                if (seed.length() != 32) {
                    throw wrongSeed();
                }
                return KeyPair.ofMiniSecret(scheme, seed);
            }
        }
        int passwordStart = parts.passwordStart();
        try (Secret words = parts.phraseEnd() == 0 ? developmentPhrase() : uri.copy(0, parts.phraseEnd());
                Secret password = passwordStart < 0
                        ? Secret.allocate(0)
                        : uri.copy(passwordStart, uri.length() - passwordStart);
                Secret seed = Mnemonic.miniSecret(words, password)) {
            return KeyPair.ofMiniSecret(scheme, seed);
        }
    }

    private static Secret developmentPhrase() {
        return Secret.takeBytes(DEVELOPMENT_PHRASE.getBytes(StandardCharsets.US_ASCII));
    }

    private static KeyException wrongSeed() {
        return new KeyException(Kind.SEED, Texts.get("uri.seed.length"));
    }

    /// @param phraseEnd where the words or the hex end
    /// @param passwordStart the first byte behind `///`, or -1
    private record Parts(int phraseEnd, List<Junction> junctions, int passwordStart) {

        boolean hexSeed(Secret uri) {
            return phraseEnd > 0 && SecretBytes.startsWith(uri, 0, "0x");
        }

        static Parts parse(Secret uri) throws KeyException {
            if (uri.length() == 0) {
                throw new KeyException(Kind.EMPTY, Texts.get("uri.empty"));
            }
            if (uri.length() > MAX_LENGTH) {
                throw new KeyException(Kind.PATH, Texts.get("uri.long"));
            }
            int phraseEnd = SecretBytes.indexOf(uri, 0, '/');
            List<Junction> junctions = new ArrayList<>();
            int at = phraseEnd;
            while (at < uri.length()) {
                if (SecretBytes.startsWith(uri, at, "///")) {
                    if (SecretBytes.indexOf(uri, at, '\n') < uri.length()) {
                        throw new KeyException(Kind.PATH, Texts.get("uri.password.line"));
                    }
                    return new Parts(phraseEnd, junctions, at + 3);
                }
                boolean hard = SecretBytes.startsWith(uri, at, "//");
                int from = at + (hard ? 2 : 1);
                int to = SecretBytes.indexOf(uri, from, '/');
                if (from == to) {
                    throw new KeyException(Kind.PATH, Texts.get("uri.step.nameless", junctions.size() + 1));
                }
                junctions.add(Junction.parse(hard, uri, from, to));
                at = to;
            }
            return new Parts(phraseEnd, junctions, -1);
        }
    }
}
