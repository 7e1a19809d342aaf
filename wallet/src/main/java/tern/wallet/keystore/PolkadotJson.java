package tern.wallet.keystore;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tern.wallet.crypto.CryptoException;
import tern.wallet.crypto.Scrypt;
import tern.wallet.crypto.Secret;
import tern.wallet.crypto.SecretBox;
import tern.wallet.crypto.Sr25519;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.KeyException;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.SecretBuilder;
import tern.wallet.keys.SecretBytes;
import tern.wallet.keys.Ss58;
import tern.wallet.keystore.KeystoreException.Kind;
import tern.wallet.units.Hex;

/// Account files of browser wallets: the Polkadot.js keystore, version 3.
///
/// Stricter than polkadot-js 14, which opens files whose version, cipher, address or inner public key are wrong. The
/// secret inside is in ed25519 form, eight times the scalar of a keyfile. Passwords are taken exactly as given: browser
/// wallets do not trim them.
final class PolkadotJson {

    /// Exports carry a picture's worth of metadata at most.
    static final int MAX_BYTES = 256 * 1024;

    record Cost(int n, int p, int r) {}

    /// From a password to the key of the box: tests keep results that they meet again.
    interface Stretching {
        Secret derive(Secret password, byte[] salt, Cost cost) throws CryptoException;
    }

    /// What polkadot-js itself allows; anything else could ask for terabytes of memory.
    private static final Set<Cost> ALLOWED = Set.of(new Cost(1 << 13, 10, 8), new Cost(1 << 14, 5, 8),
            new Cost(1 << 15, 3, 8), new Cost(1 << 15, 1, 8), new Cost(1 << 16, 2, 8), new Cost(1 << 17, 1, 8));
    private static final Cost WRITTEN = new Cost(1 << 17, 1, 8);

    private static final byte[] PKCS8_HEAD = Hex.decode("3053020101300506032b657004220420");
    private static final byte[] PKCS8_DIVIDER = Hex.decode("a123032100");
    private static final int SALT_BYTES = 32;
    private static final int NONCE_BYTES = 24;
    private static final int HEAD_BYTES = SALT_BYTES + 12;
    private static final int PKCS8_BYTES = 16 + 64 + 5 + 32;

    private PolkadotJson() {}

    static Secret scrypt(Secret password, byte[] salt, Cost cost) throws CryptoException {
        return Scrypt.derive(password, salt, cost.n(), cost.r(), cost.p(), 32);
    }

    /// @param json stays the caller's
    /// @param password ignored when the file is not encrypted
    static KeyMaterial open(Secret json, Optional<Secret> password, Stretching stretching) throws KeystoreException {
        JsonFields file = JsonFields.parse(json);
        if (file.has("encodedKey") || file.has("accounts")) {
            throw new KeystoreException(Kind.UNSUPPORTED, Texts.get("export.several"));
        }
        JsonFields.Inner encoding = file.object("encoding")
                .orElseThrow(() -> new KeystoreException(Kind.CONTENT,
                        Texts.get("export.other")));
        KeyScheme scheme;
        boolean encrypted;
        try (encoding) {
            requireVersion(encoding.fields());
            scheme = scheme(encoding.fields().publicTexts("content"));
            encrypted = encrypted(encoding.fields().publicTexts("type"));
        }
        AccountId stated = statedAccount(file);
        try (Secret encoded = decodeBase64(file);
                Secret pkcs8 = encrypted ? decrypt(encoded, password, stretching) : encoded.copy()) {
            return new KeyMaterial(readPkcs8(pkcs8, scheme, stated), null, null);
        }
    }

    private static void requireVersion(JsonFields encoding) throws KeystoreException {
        Optional<BigInteger> version = encoding.number("version");
        if (!version.equals(Optional.of(BigInteger.valueOf(3)))) {
            throw new KeystoreException(Kind.UNSUPPORTED, Texts.get("export.version",
                    version.map(Object::toString).orElseGet(() -> Texts.get("export.version.unknown"))));
        }
    }

    private static KeyScheme scheme(List<String> content) throws KeystoreException {
        if (content.equals(List.of("pkcs8", "sr25519"))) {
            return KeyScheme.SR25519;
        }
        if (content.equals(List.of("pkcs8", "ed25519"))) {
            return KeyScheme.ED25519;
        }
        throw new KeystoreException(Kind.UNSUPPORTED, Texts.get("export.kind"),
                "content " + content.stream().limit(4).map(PolkadotJson::shortened).toList());
    }

    private static String shortened(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }

    private static boolean encrypted(List<String> type) throws KeystoreException {
        if (type.equals(List.of("scrypt", "xsalsa20-poly1305"))) {
            return true;
        }
        if (type.equals(List.of("none"))) {
            return false;
        }
        throw new KeystoreException(Kind.UNSUPPORTED, Texts.get("export.encryption"),
                "type " + type.stream().limit(4).map(PolkadotJson::shortened).toList());
    }

    private static AccountId statedAccount(JsonFields file) throws KeystoreException {
        String address = file.publicText("address")
                .orElseThrow(() -> new KeystoreException(Kind.CONTENT,
                        Texts.get("export.no-address")));
        try {
            return Ss58.parseAny(address).account();
        } catch (AddressException e) {
            throw new KeystoreException(Kind.CONTENT, Texts.get("export.address"), e.sentence(),
                    e);
        }
    }

    private static Secret decodeBase64(JsonFields file) throws KeystoreException {
        Optional<Secret> text = file.text("encoded");
        if (text.isEmpty()) {
            throw damaged();
        }
        try (Secret encoded = text.get()) {
            return encoded.<Secret, KeystoreException>withBytes(bytes -> {
                try {
                    return Secret.takeBytes(Base64.getDecoder().decode(bytes));
                } catch (IllegalArgumentException e) {
                    throw damaged();
                }
            });
        }
    }

    private static KeystoreException damaged() {
        return new KeystoreException(Kind.CONTENT, Texts.get("export.damaged"));
    }

    private static Secret decrypt(Secret encoded, Optional<Secret> password, Stretching stretching)
            throws KeystoreException {
        if (encoded.length() < HEAD_BYTES + NONCE_BYTES + 16) {
            throw damaged();
        }
        byte[] bytes = encoded.copyBytes();
        ByteBuffer numbers = ByteBuffer.wrap(bytes, SALT_BYTES, 12).order(ByteOrder.LITTLE_ENDIAN);
        Cost cost = new Cost(numbers.getInt(), numbers.getInt(), numbers.getInt());
        if (!ALLOWED.contains(cost)) {
            throw new KeystoreException(Kind.UNSUPPORTED, Texts.get("export.cost"), cost.toString());
        }
        Secret given = password.filter(secret -> secret.length() > 0)
                .orElseThrow(() -> new KeystoreException(
                        Kind.PASSWORD_NEEDED, Texts.get("password.export.needed")));
        byte[] salt = Arrays.copyOf(bytes, SALT_BYTES);
        byte[] nonce = Arrays.copyOfRange(bytes, HEAD_BYTES, HEAD_BYTES + NONCE_BYTES);
        byte[] box = Arrays.copyOfRange(bytes, HEAD_BYTES + NONCE_BYTES, bytes.length);
        try (Secret key = stretching.derive(given, salt, cost)) {
            return SecretBox.open(key, nonce, box);
        } catch (CryptoException e) {
            throw switch (e.kind()) {
                case OUT_OF_MEMORY -> new KeystoreException(Kind.OUT_OF_MEMORY, e.sentence(), null, e);
                case INTERRUPTED -> new KeystoreException(Kind.INTERRUPTED, e.sentence(), null, e);
                case NOT_AUTHENTIC, MALFORMED, BAD_KEY -> new KeystoreException(Kind.WRONG_PASSWORD,
                        Texts.get("password.wrong"), null, e);
            };
        }
    }

    private static KeyPair readPkcs8(Secret pkcs8, KeyScheme scheme, AccountId stated) throws KeystoreException {
        int divider = PKCS8_HEAD.length + 64;
        if (pkcs8.length() != PKCS8_BYTES || !holds(pkcs8, 0, PKCS8_HEAD) || !holds(pkcs8, divider, PKCS8_DIVIDER)) {
            throw damaged();
        }
        AccountId inner;
        try (Secret publicKey = pkcs8.copy(divider + PKCS8_DIVIDER.length, 32)) {
            inner = AccountId.of(publicKey.copyBytes());
        }
        KeyPair pair = null;
        boolean agreed = false;
        try (Secret secret = pkcs8.copy(PKCS8_HEAD.length, 64)) {
            pair = pair(secret, scheme);
            agreed = pair.account().equals(inner) && pair.account().equals(stated);
            if (!agreed) {
                throw new KeystoreException(Kind.CONTENT, Texts.get("export.contradiction"),
                        "key of " + pair.account() + ", inner "
                                + inner + ", address " + stated);
            }
            return pair;
        } finally {
            if (pair != null && !agreed) {
                pair.close();
            }
        }
    }

    private static boolean holds(Secret bytes, int from, byte[] expected) {
        return bytes.segment().asSlice(from, expected.length).mismatch(MemorySegment.ofArray(expected)) < 0;
    }

    private static KeyPair pair(Secret secret, KeyScheme scheme) throws KeystoreException {
        if (scheme == KeyScheme.ED25519) {
            try (Secret seed = secret.copy(0, 32)) {
                return KeyPair.ofMiniSecret(scheme, seed);
            }
        }
        try (Secret canonical = Sr25519.fromEd25519Form(secret)) {
            return KeyPair.ofSr25519Secret(canonical);
        } catch (CryptoException | KeyException e) {
            throw new KeystoreException(Kind.CONTENT, Texts.get("export.private"), null, e);
        }
    }

    /// An export that every browser wallet opens.
    ///
    /// @param password not empty
    static String write(KeyPair pair, String name, Secret password, SecureRandom random, Clock clock,
            Stretching stretching) throws KeystoreException {
        byte[] salt = new byte[SALT_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        byte[] encoded;
        try (Secret pkcs8 = pkcs8(pair); Secret key = stretching.derive(password, salt, WRITTEN)) {
            byte[] box = SecretBox.seal(key, nonce, pkcs8);
            encoded = ByteBuffer.allocate(HEAD_BYTES + NONCE_BYTES + box.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(salt)
                    .putInt(WRITTEN.n())
                    .putInt(WRITTEN.p())
                    .putInt(WRITTEN.r())
                    .put(nonce)
                    .put(box)
                    .array();
        } catch (CryptoException e) {
            throw new KeystoreException(
                    e.kind() == CryptoException.Kind.OUT_OF_MEMORY ? Kind.OUT_OF_MEMORY : Kind.WRITE,
                    e.sentence(), null, e);
        }
        String scheme = pair.scheme() == KeyScheme.SR25519 ? "sr25519" : "ed25519";
        return "{\"encoded\":\"" + Base64.getEncoder().encodeToString(encoded)
                + "\",\"encoding\":{\"content\":[\"pkcs8\","
                + "\"" + scheme + "\"],\"type\":[\"scrypt\",\"xsalsa20-poly1305\"],\"version\":\"3\"},\"address\":\""
                + pair.account().address() + "\",\"meta\":{\"name\":" + quoted(name) + ",\"whenCreated\":"
                + clock.millis() + "}}";
    }

    private static Secret pkcs8(KeyPair pair) {
        try (SecretBuilder bytes = new SecretBuilder(PKCS8_BYTES);
                Secret secret = pair.secret64();
                Secret stored = pair.scheme() == KeyScheme.SR25519 ? Sr25519.toEd25519Form(secret) : secret.copy();
                Secret publicKey = Secret.takeBytes(pair.account().bytes())) {
            append(bytes, PKCS8_HEAD);
            bytes.append(stored);
            append(bytes, PKCS8_DIVIDER);
            return bytes.append(publicKey).toSecret();
        }
    }

    private static void append(SecretBuilder bytes, byte[] constant) {
        for (byte b : constant) {
            bytes.append(b);
        }
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < 0x20) {
                json.append("\\u00").append(Hex.encode(new byte[]{(byte) c}).substring(2));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
