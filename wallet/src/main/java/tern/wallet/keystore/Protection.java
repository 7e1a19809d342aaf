package tern.wallet.keystore;

import java.lang.foreign.MemorySegment;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.SecretBytes;

/// How a key file is protected.
public enum Protection {
    /// `$NACL`: Argon2i and secretbox, what btcli and Tern write.
    NACL,
    /// Not encrypted: whoever reads the file has the key.
    PLAIN,
    /// `$ANSIBLE_VAULT`: an old format, read only.
    ANSIBLE_VAULT,
    /// `gAAAAA…`: the oldest format, read only.
    FERNET,
    /// There is no private key here, only an address.
    NONE_WATCH_ONLY,
    /// Not a format that this version knows.
    UNKNOWN;

    static final String NACL_PREFIX = "$NACL";
    static final String VAULT_PREFIX = "$ANSIBLE_VAULT;";
    static final String FERNET_PREFIX = "gAAAAA";

    /// True when a password opens the file.
    public boolean isEncrypted() {
        return this == NACL || this == ANSIBLE_VAULT || this == FERNET;
    }

    /// How many first bytes [#ofHead] looks at.
    static final int HEAD_BYTES = VAULT_PREFIX.length();

    /// Tells the format by the first bytes, and for plain text by the whole.
    static Protection of(Secret file) {
        Protection byHead = ofHead(file.segment());
        if (byHead != UNKNOWN) {
            return byHead;
        }
        return KeyContent.looksPlain(file) ? PLAIN : UNKNOWN;
    }

    /// Tells encrypted formats by their first bytes; unknown for the rest.
    static Protection ofHead(MemorySegment head) {
        if (SecretBytes.startsWith(head, 0, NACL_PREFIX)) {
            return NACL;
        }
        if (SecretBytes.startsWith(head, 0, VAULT_PREFIX)) {
            return ANSIBLE_VAULT;
        }
        return SecretBytes.startsWith(head, 0, FERNET_PREFIX) ? FERNET : UNKNOWN;
    }
}
