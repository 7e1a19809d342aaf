package tern.wallet.keystore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import tern.wallet.crypto.AesCbc;
import tern.wallet.crypto.AesCtr;
import tern.wallet.crypto.CryptoException;
import tern.wallet.crypto.Hmac;
import tern.wallet.crypto.Pbkdf2;
import tern.wallet.crypto.Secret;
import tern.wallet.crypto.SecretBox;
import tern.wallet.keys.SecretBytes;
import tern.wallet.keystore.KeystoreException.Kind;
import tern.wallet.units.Hex;

/// What lies around the content of a key file: `$NACL` (read and written), Ansible Vault and Fernet (read only).
///
/// Sources: btwallet 0.0.5 to 4.1.1, `ansible/parsing/vault`, the Fernet specification. btwallet 4 itself cannot open
/// Fernet files; here they open.
final class Envelope {

    private static final int NONCE_BYTES = 24;
    private static final int TAG_BYTES = 16;
    private static final int VAULT_ROUNDS = 10_000;
    private static final int FERNET_HEAD = 1 + 8 + 16;
    private static final int HMAC_BYTES = 32;

    private final KeyDerivation derivation;
    private final SecureRandom random = new SecureRandom();

    Envelope(KeyDerivation derivation) {
        this.derivation = derivation;
    }

    /// Opens a file with the password exactly as given.
    ///
    /// @param file stays the caller's
    /// @return the content; the caller closes it
    Secret open(Secret file, Optional<Secret> password) throws KeystoreException {
        Protection protection = Protection.of(file);
        if (protection == Protection.PLAIN) {
            return file.copy();
        }
        if (protection == Protection.UNKNOWN) {
            throw new KeystoreException(Kind.CONTENT, file.length() == 0
                    ? Texts.get("content.empty")
                    : Texts.get("content.unknown"));
        }
        Secret given = password.filter(secret -> secret.length() > 0)
                .orElseThrow(() -> new KeystoreException(Kind.PASSWORD_NEEDED, Texts.get("password.needed")));
        try {
            return switch (protection) {
                case NACL -> openNacl(file, given);
                case ANSIBLE_VAULT -> openVault(file, given);
                default -> openFernet(file, given);
            };
        } catch (CryptoException e) {
            throw translated(e);
        }
    }

    private static KeystoreException translated(CryptoException e) {
        return switch (e.kind()) {
            case NOT_AUTHENTIC -> wrongPassword();
            case OUT_OF_MEMORY -> new KeystoreException(Kind.OUT_OF_MEMORY, e.sentence(), e.details().orElse(null), e);
            case INTERRUPTED -> new KeystoreException(Kind.INTERRUPTED, e.sentence(), e.details().orElse(null), e);
            case MALFORMED, BAD_KEY ->
                new KeystoreException(Kind.CONTENT, Texts.get("content.damaged"), e.sentence(), e);
        };
    }

    private static KeystoreException wrongPassword() {
        return new KeystoreException(Kind.WRONG_PASSWORD, Texts.get("password.wrong"));
    }

    private static KeystoreException damaged(String details) {
        return new KeystoreException(Kind.CONTENT, Texts.get("content.damaged"), details);
    }

    private Secret openNacl(Secret file, Secret password) throws CryptoException, KeystoreException {
        int head = Protection.NACL_PREFIX.length() + NONCE_BYTES;
        if (file.length() < head + TAG_BYTES) {
            throw damaged("only " + file.length() + " bytes");
        }
        byte[] bytes = file.copyBytes();
        byte[] nonce = Arrays.copyOfRange(bytes, Protection.NACL_PREFIX.length(), head);
        try (Secret key = derivation.nacl(password)) {
            return SecretBox.open(key, nonce, Arrays.copyOfRange(bytes, head, bytes.length));
        }
    }

    /// Encrypts as btwallet does and opens the result again before giving it out.
    ///
    /// @param password not empty
    /// @return the bytes of the file
    Secret seal(Secret content, Secret password) throws KeystoreException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try (Secret key = derivation.nacl(password)) {
            byte[] box = SecretBox.seal(key, nonce, content);
            try (Secret again = SecretBox.open(key, nonce, box)) {
                if (!again.contentEquals(content)) {
                    throw new KeystoreException(Kind.WRITE, Texts.get("file.encrypting"));
                }
            }
            byte[] prefix = Protection.NACL_PREFIX.getBytes(StandardCharsets.US_ASCII);
            byte[] file = Arrays.copyOf(prefix, prefix.length + NONCE_BYTES + box.length);
            System.arraycopy(nonce, 0, file, prefix.length, NONCE_BYTES);
            System.arraycopy(box, 0, file, prefix.length + NONCE_BYTES, box.length);
            return Secret.takeBytes(file);
        } catch (CryptoException e) {
            throw translated(e);
        }
    }

    /// Header line, then hex of three hex lines: salt, HMAC, ciphertext. Line ends are not data.
    private static Secret openVault(Secret file, Secret password) throws CryptoException, KeystoreException {
        String text = file.withBytes(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
        int headEnd = text.indexOf('\n');
        String[] head = (headEnd < 0 ? text : text.substring(0, headEnd)).strip().split(";", -1);
        boolean known = head.length >= 3 && head[2].equals("AES256")
                && ((head[1].equals("1.1") && head.length == 3) || (head[1].equals("1.2") && head.length == 4));
        if (!known) {
            throw new KeystoreException(Kind.UNSUPPORTED, Texts.get("content.vault"));
        }
        byte[] salt;
        byte[] mac;
        byte[] ciphertext;
        try {
            String body = headEnd < 0 ? "" : text.substring(headEnd).replaceAll("\\s", "");
            String[] lines = new String(Hex.decode(body), StandardCharsets.ISO_8859_1).split("\n", -1);
            if (lines.length != 3) {
                throw damaged("the vault has " + lines.length + " parts");
            }
            salt = Hex.decode(lines[0]);
            mac = Hex.decode(lines[1]);
            ciphertext = Hex.decode(lines[2]);
        } catch (IllegalArgumentException e) {
            throw damaged("the vault is not hex");
        }
        try (Secret keys = Pbkdf2.hmacSha256(password, salt, VAULT_ROUNDS, 80);
                Secret cipherKey = keys.copy(0, 32);
                Secret macKey = keys.copy(32, 32);
                Secret iv = keys.copy(64, 16)) {
            if (!MessageDigest.isEqual(mac, Hmac.sha256(macKey, ciphertext))) {
                throw wrongPassword();
            }
            byte[] counter = iv.copyBytes();
            try (Secret padded = AesCtr.apply(cipherKey, counter, ciphertext)) {
                return unpad(padded);
            } finally {
                Arrays.fill(counter, (byte) 0);
            }
        }
    }

    private static Secret unpad(Secret padded) throws KeystoreException {
        int length = padded.length();
        int pad = length == 0 ? 0 : SecretBytes.at(padded, length - 1);
        if (length % 16 != 0 || pad < 1 || pad > 16) {
            throw damaged("padding");
        }
        for (int i = length - pad; i < length; i++) {
            if (SecretBytes.at(padded, i) != pad) {
                throw damaged("padding");
            }
        }
        return padded.copy(0, length - pad);
    }

    /// `80` ‖ time u64 ‖ iv[16] ‖ AES-128-CBC ‖ HMAC-SHA256, in base64url.
    private Secret openFernet(Secret file, Secret password) throws CryptoException, KeystoreException {
        byte[] token;
        try {
            token = Base64.getUrlDecoder()
                    .decode(file.withBytes(bytes -> new String(bytes,
                            StandardCharsets.ISO_8859_1)).strip());
        } catch (IllegalArgumentException e) {
            throw damaged("the token is not base64");
        }
        int cipherEnd = token.length - HMAC_BYTES;
        if (cipherEnd < FERNET_HEAD + 16 || token[0] != (byte) 0x80 || (cipherEnd - FERNET_HEAD) % 16 != 0) {
            throw damaged("no Fernet token");
        }
        try (Secret keys = derivation.fernet(password);
                Secret macKey = keys.copy(0, 16);
                Secret cipherKey = keys.copy(16, 16)) {
            byte[] mac = Hmac.sha256(macKey, Arrays.copyOf(token, cipherEnd));
            if (!MessageDigest.isEqual(mac, Arrays.copyOfRange(token, cipherEnd, token.length))) {
                throw wrongPassword();
            }
            return AesCbc.decrypt(cipherKey, Arrays.copyOfRange(token, 9, FERNET_HEAD),
                    Arrays.copyOfRange(token, FERNET_HEAD, cipherEnd));
        }
    }
}
