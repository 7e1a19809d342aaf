package tern.wallet.keystore;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import tern.wallet.keystore.KeystoreException.Kind;

/// Which texts may name a wallet or a hotkey: names of folders and files that work on every system.
final class Names {

    /// Room for `pub.txt` in a file system's 255 bytes.
    private static final int MAX_BYTES = 200;
    private static final String FORBIDDEN = "/\\:*?\"<>|";
    private static final Set<String> WINDOWS_DEVICES = Set.of("con", "prn", "aux", "nul", "com0", "com1", "com2",
            "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5",
            "lpt6", "lpt7", "lpt8", "lpt9", "conin$", "conout$");

    private Names() {}

    /// For something that will be created.
    ///
    /// @param what `wallet` or `hotkey`, for the sentence
    static void requireNew(String what, String name) throws KeystoreException {
        requireExisting(what, name);
        if (!name.equals(name.strip())) {
            throw refuse(what, "name.space");
        }
        if (name.startsWith("-")) {
            throw refuse(what, "name.hyphen");
        }
        if (name.endsWith(".")) {
            throw refuse(what, "name.end-dot");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw refuse(what, "name.long");
        }
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            requireGood(what, name.codePointAt(i));
        }
        String stem = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        if (WINDOWS_DEVICES.contains(stem.strip().toLowerCase(Locale.ROOT))) {
            throw refuse(what, "name.device", stem);
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(PublicFile.SUFFIX)) {
            throw refuse(what, "name.public");
        }
    }

    private static void requireGood(String what, int c) throws KeystoreException {
        if (FORBIDDEN.indexOf(c) >= 0) {
            throw refuse(what, "name.character", Character.toString(c));
        }
        int type = Character.getType(c);
        if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
                || type == Character.UNASSIGNED || type == Character.PRIVATE_USE || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR) {
            throw refuse(what, "name.hidden");
        }
    }

    /// For something another program may have created: only what could lead out of the folder is refused.
    static void requireExisting(String what, String name) throws KeystoreException {
        if (name.isBlank()) {
            throw refuse(what, "name.empty");
        }
        if (name.startsWith(".")) {
            throw refuse(what, "name.dot");
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
            throw refuse(what, "name.slash");
        }
    }

    private static KeystoreException refuse(String what, String why) {
        return refuse(what, why, "");
    }

    /// @param part what of the name is wrong, for texts that say so
    private static KeystoreException refuse(String what, String why, String part) {
        return new KeystoreException(Kind.NAME, Texts.get(why, Texts.get("name.of." + what), part));
    }
}
