package tern.wallet.keystore;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tern.wallet.crypto.Secret;
import tern.wallet.units.Hex;

/// What can be said of an encrypted key file without its password: whether it has the parts and the length that its
/// format has. A file that is whole by this may still be damaged inside, which only the password tells.
final class Shape {

    /// Prefix, nonce and tag of `$NACL`.
    private static final int NACL_AROUND = Protection.NACL_PREFIX.length() + 24 + 16;
    /// The shortest content that btwallet or Tern has ever encrypted so is JSON with account, public key, address and a
    /// seed: 293 characters.
    private static final int NACL_CONTENT = 256;
    private static final int BLOCK = 16;
    private static final int HASH = 32;
    private static final int FERNET_HEAD = 1 + 8 + 16;

    private Shape() {}

    /// Whether a file cannot be whole.
    ///
    /// @param file       stays the caller's
    /// @param protection of the file
    static boolean isBroken(Secret file, Protection protection) {
        return switch (protection) {
            case NACL -> file.length() < NACL_AROUND + NACL_CONTENT;
            case ANSIBLE_VAULT -> !isVault(text(file));
            case FERNET -> !isFernet(text(file));
            case PLAIN, NONE_WATCH_ONLY, UNKNOWN -> false;
        };
    }

    /// What is encrypted is no secret.
    private static String text(Secret file) {
        return file.withBytes(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static boolean isVault(String file) {
        int end = file.indexOf('\n');
        try {
            String body = end < 0 ? "" : file.substring(end).replaceAll("\\s", "");
            String[] lines = new String(Hex.decode(body), StandardCharsets.ISO_8859_1).split("\n", -1);
            int content = lines.length == 3 ? Hex.decode(lines[2]).length : 0;
            return lines.length == 3 && Hex.decode(lines[1]).length == HASH && content > 0 && content % BLOCK == 0;
        } catch (IllegalArgumentException notHex) {
            return false;
        }
    }

    private static boolean isFernet(String file) {
        try {
            int content = Base64.getUrlDecoder().decode(file.strip()).length - FERNET_HEAD - HASH;
            return content > 0 && content % BLOCK == 0;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
