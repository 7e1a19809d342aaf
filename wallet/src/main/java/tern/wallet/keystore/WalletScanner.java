package tern.wallet.keystore;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeystoreException.Kind;

/// Looks through wallet folders without a password. Whatever is wrong with one wallet becomes a sentence in its entry;
/// nothing hides the others.
final class WalletScanner {

    static final String COLDKEY = "coldkey";
    static final String COLDKEY_PUBLIC = "coldkeypub.txt";
    static final String HOTKEYS = "hotkeys";

    private WalletScanner() {}

    /// Every wallet by name; empty when the folder does not exist yet.
    ///
    /// @throws KeystoreException only when the folder itself cannot be read
    static List<WalletEntry> scan(Path folder) throws KeystoreException {
        List<WalletEntry> wallets = new ArrayList<>();
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return wallets;
        }
        for (Path wallet : children(folder)) {
            // plain files are not wallets; a broken link may have been one
            if (Files.isDirectory(wallet) || (Files.isSymbolicLink(wallet) && !Files.exists(wallet))) {
                scanWallet(wallet).ifPresent(wallets::add);
            }
        }
        wallets.sort(Comparator.comparing(WalletEntry::name));
        return wallets;
    }

    private static List<Path> children(Path folder) throws KeystoreException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, path -> !name(path).startsWith("."))) {
            List<Path> found = new ArrayList<>();
            entries.forEach(found::add);
            return found;
        } catch (IOException e) {
            throw KeyFiles.unreadable(folder, e);
        } catch (DirectoryIteratorException e) {
            throw KeyFiles.unreadable(folder, Objects.requireNonNull(e.getCause()));
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /// One wallet; empty for a folder with nothing in it.
    static Optional<WalletEntry> scanWallet(Path wallet) {
        List<String> problems = new ArrayList<>();
        if (Files.isSymbolicLink(wallet)) {
            problems.add(Texts.get("look.link"));
        }
        List<Path> contents;
        try {
            contents = children(wallet);
        } catch (KeystoreException e) {
            problems.add(e.sentence());
            return Optional.of(new WalletEntry(name(wallet), Optional.empty(), Protection.UNKNOWN, KeyScheme.SR25519,
                    List.of(), problems));
        }
        if (contents.isEmpty() && problems.isEmpty()) {
            return Optional.empty();
        }
        KeyView coldkey = KeyView.of(wallet.resolve(COLDKEY), wallet.resolve(COLDKEY_PUBLIC));
        List<HotkeyEntry> hotkeys = hotkeys(wallet.resolve(HOTKEYS), problems);
        problems.addAll(coldkey.problems());
        if (coldkey.absent() && hotkeys.isEmpty()) {
            problems.add(Texts.get("look.no-key"));
        }
        return Optional.of(new WalletEntry(name(wallet), coldkey.account(), coldkey.protection(), coldkey.scheme(),
                hotkeys, problems));
    }

    private static List<HotkeyEntry> hotkeys(Path folder, List<String> problems) {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        Set<String> names = new TreeSet<>();
        try {
            List<Path> files = children(folder);
            for (Path file : files) {
                String name = name(file);
                names.add(name.endsWith(PublicFile.SUFFIX) && name.length() > PublicFile.SUFFIX.length()
                        ? name.substring(0, name.length() - PublicFile.SUFFIX.length())
                        : name);
            }
        } catch (KeystoreException e) {
            problems.add(Texts.get("look.hotkeys", e.sentence()));
        }
        List<HotkeyEntry> hotkeys = new ArrayList<>();
        for (String name : names) {
            KeyView view = KeyView.of(folder.resolve(name), folder.resolve(name + PublicFile.SUFFIX));
            hotkeys.add(new HotkeyEntry(name, view.account(), view.protection(), view.problems()));
        }
        return hotkeys;
    }

    /// What the two files of one key tell without a password.
    ///
    /// @param absent when neither is there
    record KeyView(Optional<AccountId> account, Protection protection, KeyScheme scheme, boolean absent,
            List<String> problems) {

        static KeyView of(Path secretFile, Path publicFile) {
            List<String> problems = new ArrayList<>();
            Optional<PublicFile> stated = readPublic(publicFile, problems);
            Protection protection = Protection.NONE_WATCH_ONLY;
            Optional<PublicFile> inside = Optional.empty();
            boolean there = Files.exists(secretFile, LinkOption.NOFOLLOW_LINKS);
            if (there) {
                protection = Protection.UNKNOWN;
                try {
                    protection = encryption(secretFile);
                    if (protection == Protection.UNKNOWN) {
                        try (Secret bytes = KeyFiles.read(secretFile, KeyFiles.MAX_BYTES)) {
                            protection = Protection.of(bytes);
                            describe(secretFile, protection, bytes.length(), problems);
                            inside = protection == Protection.PLAIN ? readPlain(bytes) : Optional.empty();
                        }
                    } else if (isBroken(secretFile, protection)) {
                        problems.add(broken(secretFile));
                    }
                    if (readableByOthers(secretFile)) {
                        problems.add(Texts.get("look.others-read", name(secretFile)));
                    }
                } catch (KeystoreException e) {
                    problems.add(e.sentence());
                }
            }
            Optional<AccountId> account = stated.flatMap(PublicFile::account);
            Optional<AccountId> own = inside.flatMap(PublicFile::account);
            if (account.isPresent() && own.isPresent() && !account.equals(own)) {
                problems.add(Texts.get("look.other-account", name(publicFile), name(secretFile)));
            }
            if (protection.isEncrypted() && Files.notExists(publicFile, LinkOption.NOFOLLOW_LINKS)) {
                problems.add(missing(publicFile));
            }
            Stream.of(stated, inside)
                    .flatMap(Optional::stream)
                    .map(PublicFile::unusual)
                    .flatMap(Optional::stream)
                    .distinct()
                    .forEach(problems::add);
            KeyScheme scheme = Stream.of(stated, inside)
                    .flatMap(Optional::stream)
                    .map(PublicFile::scheme)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(KeyScheme.SR25519);
            boolean absent = !there && stated.isEmpty() && problems.isEmpty();
            return new KeyView(account.or(() -> own), protection, scheme, absent, List.copyOf(problems));
        }

        private static Optional<PublicFile> readPublic(Path file, List<String> problems) {
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            byte[] bytes;
            try {
                bytes = KeyFiles.readPublic(file);
            } catch (KeystoreException e) {
                problems.add(e.sentence());
                return Optional.empty();
            }
            return parsePublic(file, bytes, problems);
        }

        private static Optional<PublicFile> parsePublic(Path file, byte[] bytes, List<String> problems) {
            try {
                PublicFile parsed = PublicFile.parse(bytes);
                if (parsed.account().isEmpty()) {
                    problems.add(Texts.get("look.no-address", name(file)));
                    return Optional.empty();
                }
                return Optional.of(parsed);
            } catch (KeystoreException e) {
                problems.add(name(file) + ": " + e.sentence());
                return Optional.empty();
            }
        }

        /// What is wrong with a public file that is there; empty when all is well or there is none.
        static List<String> publicDamage(Path publicFile) {
            List<String> problems = new ArrayList<>();
            if (readPublic(publicFile, problems).isPresent()) {
                return List.of();
            }
            return problems;
        }

        /// An encrypted file that cannot be whole: parts are missing, or it is too short.
        private static boolean isBroken(Path file, Protection protection) throws KeystoreException {
            try (Secret bytes = KeyFiles.read(file, KeyFiles.MAX_BYTES)) {
                return Shape.isBroken(bytes, protection);
            }
        }

        static String broken(Path secretFile) {
            return Texts.get("look.broken", name(secretFile));
        }

        static String missing(Path publicFile) {
            return Texts.get("look.public-missing", name(publicFile));
        }

        /// The account a public file shows, when there is one that can be read.
        static Optional<AccountId> shownAccount(Path publicFile) {
            return readPublic(publicFile, new ArrayList<>()).flatMap(PublicFile::account);
        }

        /// The public fields of a plain file; for words or a seed alone, the account they give.
        private static Optional<PublicFile> readPlain(Secret bytes) throws KeystoreException {
            JsonFields fields;
            try {
                fields = JsonFields.parse(bytes);
            } catch (KeystoreException e) {
                try (KeyMaterial material = KeyContent.parse(bytes)) {
                    return Optional.of(new PublicFile(Optional.of(material.account()), Optional.of(material.scheme()),
                            Optional.empty()));
                }
            }
            return Optional.of(PublicFile.of(fields));
        }

        private static void describe(Path file, Protection protection, int length, List<String> problems) {
            if (protection == Protection.UNKNOWN) {
                problems.add(length == 0
                        ? Texts.get("look.empty-file", name(file))
                        : Texts.get("look.unknown-file", name(file)));
            }
        }

        /// The kind of an encrypted file, from its first bytes alone; unknown for the rest.
        private static Protection encryption(Path file) throws KeystoreException {
            byte[] head = KeyFiles.readHead(file, Protection.HEAD_BYTES);
            try {
                return Protection.ofHead(MemorySegment.ofArray(head));
            } finally {
                Arrays.fill(head, (byte) 0);
            }
        }
    }

    static boolean readableByOthers(Path file) throws KeystoreException {
        if (!KeyFiles.isPosix(file)) {
            return false;
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException e) {
            throw KeyFiles.unreadable(file, e);
        }
    }

    /// @throws KeystoreException with kind NOT_FOUND when there is no such folder
    static Path requireWallet(Path folder, String name) throws KeystoreException {
        Names.requireExisting("wallet", name);
        Path wallet = folder.resolve(name);
        if (!Files.isDirectory(wallet)) {
            throw new KeystoreException(Kind.NOT_FOUND, Texts.get("wallet.none", name), wallet.toString());
        }
        return wallet;
    }
}
