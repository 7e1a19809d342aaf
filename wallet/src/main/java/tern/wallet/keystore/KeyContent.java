package tern.wallet.keystore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.wallet.crypto.CryptoException;
import tern.wallet.crypto.Secret;
import tern.wallet.crypto.Sr25519;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyException;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.Mnemonic;
import tern.wallet.keys.SecretBuilder;
import tern.wallet.keys.SecretBytes;
import tern.wallet.keystore.KeystoreException.Kind;
import tern.wallet.units.Hex;

/// The decrypted content of a key file: JSON as btwallet 0.x to 11 writes it, and the bare texts of very old files.
///
/// A file may hold words, seed and private key at once. All that are there must give the same account, and the one the
/// file names; otherwise the file is refused rather than opened as an account the owner does not expect.
final class KeyContent {

    private static final String PHRASE = "secretPhrase";
    private static final String SEED = "secretSeed";
    private static final String PRIVATE = "privateKey";
    private static final List<String> KNOWN = List.of("accountId", "publicKey", PRIVATE, PHRASE, SEED, "ss58Address",
            "cryptoType");
    private static final int SEED_BYTES = 32;
    private static final int SECRET_BYTES = 64;

    private KeyContent() {}

    /// True for JSON, bare hex and bare words: what a plain file can begin with.
    static boolean looksPlain(Secret file) {
        if (JsonFields.looksLikeObject(file.segment())) {
            return true;
        }
        try (Secret text = SecretBytes.trimmed(file)) {
            return isBareHex(text) || isBareWords(text);
        }
    }

    private static boolean isBareHex(Secret text) {
        int from = SecretBytes.startsWith(text, 0, "0x") ? 2 : 0;
        int digits = text.length() - from;
        if (digits != 2 * SEED_BYTES && digits != 2 * SECRET_BYTES) {
            return false;
        }
        Optional<Secret> bytes = SecretBytes.decodeHex(text, from, text.length());
        bytes.ifPresent(Secret::close);
        return bytes.isPresent();
    }

    private static boolean isBareWords(Secret text) {
        for (int i = 0; i < text.length(); i++) {
            int c = SecretBytes.at(text, i) | 0x20;
            if (c != ' ' && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return Mnemonic.countWords(text) >= 12;
    }

    /// @param plaintext stays the caller's
    /// @throws KeystoreException CONTENT or UNSUPPORTED
    static KeyMaterial parse(Secret plaintext) throws KeystoreException {
        if (JsonFields.looksLikeObject(plaintext.segment())) {
            return ofJson(JsonFields.parse(plaintext));
        }
        try (Secret text = SecretBytes.trimmed(plaintext)) {
            if (isBareHex(text)) {
                return ofBareHex(text);
            }
            if (text.length() > 0 && isBareWords(text)) {
                return ofBareWords(text);
            }
            return ofJson(JsonFields.parse(text));
        }
    }

    private static KeyMaterial ofBareHex(Secret text) throws KeystoreException {
        int from = SecretBytes.startsWith(text, 0, "0x") ? 2 : 0;
        try (Secret bytes = SecretBytes.decodeHex(text, from, text.length()).orElseThrow()) {
            return bytes.length() == SEED_BYTES
                    ? KeyMaterial.ofSeed(KeyScheme.SR25519, bytes)
                    : KeyMaterial.ofSr25519Secret(bytes);
        } catch (KeyException e) {
            throw new KeystoreException(Kind.CONTENT, Texts.get("content.private"), null, e);
        }
    }

    private static KeyMaterial ofBareWords(Secret text) throws KeystoreException {
        try {
            return KeyMaterial.ofPhrase(KeyScheme.SR25519, text);
        } catch (KeyException e) {
            throw wrongWords(e);
        }
    }

    private static KeystoreException wrongWords(KeyException e) {
        return new KeystoreException(Kind.CONTENT, Texts.get("content.words"), e.sentence(), e);
    }

    private static KeyMaterial ofJson(JsonFields fields) throws KeystoreException {
        if (fields.has("encoded") && fields.has("encoding")) {
            throw new KeystoreException(Kind.UNSUPPORTED, Texts.get("content.browser"));
        }
        PublicFile stated = PublicFile.of(fields);
        if (stated.unusual().isPresent()) {
            throw new KeystoreException(Kind.UNSUPPORTED, stated.unusual().get());
        }
        try (Sources sources = new Sources(fields)) {
            if (sources.isEmpty()) {
                throw new KeystoreException(Kind.CONTENT, Texts.get(stated.account().isPresent()
                        ? "content.only-address"
                        : "content.nothing"));
            }
            KeyScheme first = stated.scheme().orElse(KeyScheme.SR25519);
            KeyScheme second = first == KeyScheme.SR25519 ? KeyScheme.ED25519 : KeyScheme.SR25519;
            KeyPair pair;
            try {
                pair = sources.pair(first, stated.account());
            } catch (KeystoreException e) {
                // some tools wrote the wrong cryptoType, or none for ed25519: the address decides, when there is one
                if (stated.account().isEmpty()) {
                    throw e;
                }
                pair = otherScheme(sources, second, stated.account(), e);
            }
            return new KeyMaterial(pair, sources.phraseCopy(), fields.others(KNOWN));
        }
    }

    private static KeyPair otherScheme(Sources sources, KeyScheme scheme, Optional<AccountId> stated,
            KeystoreException first) throws KeystoreException {
        try {
            return sources.pair(scheme, stated);
        } catch (KeystoreException second) {
            first.addSuppressed(second);
            throw first;
        }
    }

    /// What a file has of the key.
    private static final class Sources implements AutoCloseable {

        private @Nullable Secret phrase;
        private @Nullable Secret phraseSeed;
        private @Nullable Secret seed;
        private @Nullable Secret privateKey;

        Sources(JsonFields fields) throws KeystoreException {
            boolean read = false;
            try {
                readPhrase(fields);
                seed = readSeed(fields);
                privateKey = readHex(fields, PRIVATE);
                read = true;
            } finally {
                if (!read) {
                    close();
                }
            }
        }

        private void readPhrase(JsonFields fields) throws KeystoreException {
            Optional<Secret> text = fields.text(PHRASE);
            if (text.isEmpty()) {
                return;
            }
            try (Secret typed = text.get(); Secret none = Secret.allocate(0)) {
                phrase = Mnemonic.normalize(typed);
                phraseSeed = Mnemonic.miniSecret(typed, none);
            } catch (KeyException e) {
                throw wrongWords(e);
            }
        }

        /// Hex, or the raw seed as text: btwallet 4.x writes it so when the bytes happen to be UTF-8.
        private static @Nullable Secret readSeed(JsonFields fields) throws KeystoreException {
            Optional<Secret> text = fields.text(SEED);
            if (text.isEmpty()) {
                return null;
            }
            try (Secret value = text.get()) {
                if (value.length() == SEED_BYTES && !isHex(value)) {
                    return value.copy();
                }
            }
            Secret hex = readHex(fields, SEED);
            if (hex != null && hex.length() != SEED_BYTES) {
                hex.close();
                throw new KeystoreException(Kind.CONTENT, Texts.get("content.seed"));
            }
            return hex;
        }

        private static boolean isHex(Secret text) {
            Optional<Secret> bytes = SecretBytes.decodeHex(text, SecretBytes.startsWith(text, 0, "0x") ? 2 : 0,
                    text.length());
            bytes.ifPresent(Secret::close);
            return bytes.isPresent();
        }

        private static @Nullable Secret readHex(JsonFields fields, String name) throws KeystoreException {
            Optional<Secret> text = fields.text(name);
            if (text.isEmpty()) {
                return null;
            }
            try (Secret value = text.get()) {
                return SecretBytes.decodeHex(value, SecretBytes.startsWith(value, 0, "0x") ? 2 : 0, value.length())
                        .orElseThrow(() -> new KeystoreException(Kind.CONTENT, Texts.get("content.field.hex", name)));
            }
        }

        boolean isEmpty() {
            return phrase == null && seed == null && privateKey == null;
        }

        @Nullable
        Secret phraseCopy() {
            return phrase == null ? null : phrase.copy();
        }

        /// The pair that everything in the file agrees on under this scheme.
        KeyPair pair(KeyScheme scheme, Optional<AccountId> stated) throws KeystoreException {
            List<KeyPair> pairs = new ArrayList<>();
            List<String> origins = new ArrayList<>();
            try {
                if (phraseSeed != null) {
                    pairs.add(KeyPair.ofMiniSecret(scheme, phraseSeed));
                    origins.add("recovery words");
                }
                if (seed != null) {
                    pairs.add(KeyPair.ofMiniSecret(scheme, seed));
                    origins.add("seed");
                }
                if (privateKey != null) {
                    pairs.add(ofPrivateKey(scheme, privateKey, stated.or(() -> pairs.stream()
                            .findFirst()
                            .map(KeyPair::account))));
                    origins.add("private key");
                }
                AccountId account = stated.orElse(pairs.getFirst().account());
                for (int i = 0; i < pairs.size(); i++) {
                    if (!pairs.get(i).account().equals(account)) {
                        String other = stated.isPresent() ? "address" : origins.getFirst();
                        throw new KeystoreException(Kind.CONTENT, Texts.get("content.contradiction",
                                origin(origins.get(i)), origin(other)),
                                origins.get(i) + " gives " + pairs.get(i).account() + ", expected " + account);
                    }
                }
                return pairs.removeFirst();
            } finally {
                pairs.forEach(KeyPair::close);
            }
        }

        private static String origin(String name) {
            return Texts.get("origin." + name.replace(' ', '-'));
        }

        /// Keyfiles have the canonical scalar; files made from browser exports may have eight times it. The public key
        /// tells which.
        private static KeyPair ofPrivateKey(KeyScheme scheme, Secret bytes, Optional<AccountId> expected)
                throws KeystoreException {
            if (scheme == KeyScheme.ED25519) {
                if (bytes.length() != SEED_BYTES && bytes.length() != SECRET_BYTES) {
                    throw wrongPrivateKey(null);
                }
                try (Secret own = bytes.copy(0, SEED_BYTES)) {
                    return KeyPair.ofMiniSecret(scheme, own);
                }
            }
            if (bytes.length() != SECRET_BYTES) {
                throw wrongPrivateKey(null);
            }
            KeyPair canonical = null;
            if (Sr25519.isSecretKey(bytes)) {
                try {
                    canonical = KeyPair.ofSr25519Secret(bytes);
                } catch (KeyException e) {
                    throw wrongPrivateKey(e);
                }
                if (expected.isEmpty() || canonical.account().equals(expected.get())) {
                    return canonical;
                }
            }
            try (Secret shifted = Sr25519.fromEd25519Form(bytes)) {
                KeyPair pair = KeyPair.ofSr25519Secret(shifted);
                if (canonical == null || (expected.isPresent() && pair.account().equals(expected.get()))) {
                    if (canonical != null) {
                        canonical.close();
                    }
                    return pair;
                }
                pair.close();
            } catch (CryptoException | KeyException e) {
                if (canonical == null) {
                    throw wrongPrivateKey(e);
                }
            }
            return canonical;
        }

        private static KeystoreException wrongPrivateKey(@Nullable Throwable cause) {
            return new KeystoreException(Kind.CONTENT, Texts.get("content.private"), null, cause);
        }

        @Override
        public void close() {
            for (Secret secret : new @Nullable Secret[]{phrase, phraseSeed, seed, privateKey}) {
                if (secret != null) {
                    secret.close();
                }
            }
        }
    }

    /// The field set of btwallet 11.3 in its compact form, then whatever else the file had. The caller closes it.
    static Secret write(KeyMaterial material) {
        String hex = Hex.encode(material.account().bytes());
        try (SecretBuilder text = new SecretBuilder(1024)) {
            text.append("{\"accountId\":\"" + hex + "\",\"publicKey\":\"" + hex + "\"");
            try (Secret key = material.privateKey()) {
                text.append(",\"" + PRIVATE + "\":\"").appendHex(key).append("\"");
            }
            material.phrase().ifPresent(words -> {
                try (words) {
                    text.append(",\"" + PHRASE + "\":\"").append(words).append("\"");
                }
            });
            material.seed().ifPresent(seed -> {
                try (seed) {
                    text.append(",\"" + SEED + "\":\"").appendHex(seed).append("\"");
                }
            });
            text.append(",\"ss58Address\":\"" + material.account().address() + "\",\"cryptoType\":"
                    + material.scheme().multiSignatureIndex());
            material.otherFields().ifPresent(text::append);
            return text.append("}").toSecret();
        }
    }
}
