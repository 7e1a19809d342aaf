package tern.node.miner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tern.node.miner.MinerException.Kind;
import tern.node.process.OwnFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The folder of wallets that a miner's program is shown: a copy of its hotkey's file and of `coldkeypub.txt`, and
/// nothing else. Whoever writes a subnet's miner could read all of it; so there is nothing in it that moves TAO.
final class MinerWallet {

    private static final String COLDKEY = "coldkey";
    private static final String COLDKEY_PUB = "coldkeypub.txt";
    private static final String HOTKEYS = "hotkeys";
    private static final String PUBLIC = "pub.txt";
    private static final byte[] ENCRYPTED = "$".getBytes(StandardCharsets.US_ASCII);
    private static final long MOST_BYTES = 1 << 16;

    private final MinerProfile profile;
    private final Path own;
    private final Path theirs;

    /// @param own    the person's folder of wallets
    /// @param theirs the miner's
    MinerWallet(MinerProfile profile, Path own, Path theirs) {
        this.profile = profile;
        this.own = own;
        this.theirs = theirs;
    }

    private Path source() {
        return own.resolve(profile.wallet()).resolve(HOTKEYS).resolve(profile.hotkeyName());
    }

    private Path target() {
        return theirs.resolve(profile.wallet());
    }

    /// Whether the hotkey may be given to the miner; nothing is changed.
    ///
    /// @throws MinerException `KEYS`, `FOLDER`
    void check() throws MinerException {
        try {
            Path source = source();
            if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS) || Files.size(source) > MOST_BYTES) {
                throw keys("keys.none", profile.wallet() + "/" + profile.hotkeyName());
            }
            if (isEncrypted(source)) {
                throw keys("keys.encrypted", profile.wallet() + "/" + profile.hotkeyName());
            }
            checkNoColdkey(source);
            checkNothingElse();
            for (String given : givenTexts().toList()) {
                if (isWithinOwnWallets(given)) {
                    throw keys("keys.path", own, "{wallets}");
                }
            }
        } catch (IOException e) {
            throw folder(e);
        }
    }

    /// Everything that the program is told.
    private Stream<String> givenTexts() {
        return Stream.concat(Stream.concat(profile.command().stream(), profile.environment().values().stream()),
                Stream.of(profile.folder().toString()));
    }

    /// A word may be a path, an option with one (`--wallet.path=…`), or a list of them (`PATH`). One that leads there by
    /// `..` or by a link leads there all the same.
    private boolean isWithinOwnWallets(String given) throws IOException {
        String text = given.substring(given.indexOf('=') + 1);
        List<String> words = new ArrayList<>(List.of(given, text));
        words.addAll(List.of(text.split(java.io.File.pathSeparator)));
        for (String word : words) {
            if (!word.isEmpty() && leadsToOwnWallets(word)) {
                return true;
            }
        }
        return false;
    }

    private boolean leadsToOwnWallets(String word) throws IOException {
        String home = System.getProperty("user.home", "");
        Path named;
        try {
            // as the program would take it, from the folder that it runs in
            named = profile.folder()
                    .resolve(word.equals("~") || word.startsWith("~/") ? home + word.substring(1) : word);
        } catch (InvalidPathException e) {
            // no path, so that it names no folder
            return false;
        }
        Path folder = own.toAbsolutePath().normalize();
        return named.toAbsolutePath().normalize().startsWith(folder) || real(named).startsWith(real(folder));
    }

    /// Where a path leads: links are followed as far as there is something, `..` behind a link goes up from its target.
    private static Path real(Path path) throws IOException {
        Path there = path.toAbsolutePath();
        for (Path at = there; at != null; at = at.getParent()) {
            try {
                return at.toRealPath().resolve(at.relativize(there)).normalize();
            } catch (NoSuchFileException e) {
                // a part of it alone is there
                continue;
            } catch (FileSystemException e) {
                // what may not be looked at, or is a circle, is not followed by the program either
                return there.normalize();
            }
        }
        return there.normalize();
    }

    private static boolean isEncrypted(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(1), ENCRYPTED);
        }
    }

    /// A coldkey under a hotkey's name.
    private void checkNoColdkey(Path source) throws IOException, MinerException {
        Path coldkey = own.resolve(profile.wallet()).resolve(COLDKEY);
        if (Files.isRegularFile(coldkey) && Files.mismatch(coldkey, source) < 0) {
            throw keys("keys.coldkey", profile.hotkeyName());
        }
        Optional<String> mines = address(own.resolve(profile.wallet())
                .resolve(HOTKEYS)
                .resolve(profile.hotkeyName() + PUBLIC));
        if (mines.filter(known -> !known.equals(profile.hotkey().address())).isPresent()) {
            // it would mine with a key that has no seat, or another one
            throw keys("keys.other", profile.hotkeyName(), profile.hotkey().address());
        }
        Optional<String> address = address(own.resolve(profile.wallet()).resolve(COLDKEY_PUB));
        if (address.filter(profile.hotkey().address()::equals).isPresent()) {
            throw keys("keys.coldkey", profile.hotkeyName());
        }
    }

    /// From a public file, in which there is no secret.
    private static Optional<String> address(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            JsonNode tree = JsonMapper.shared().readTree(Files.readAllBytes(file));
            return tree.path("ss58Address").isString()
                    ? Optional.of(tree.path("ss58Address").stringValue())
                    : Optional.empty();
        } catch (JacksonException e) {
            // not the public file of a key: then it names none
            return Optional.empty();
        }
    }

    /// Nothing but the two files may be in the miner's folder, whoever has put it there.
    private void checkNothingElse() throws IOException, MinerException {
        if (!Files.exists(theirs, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Set<Path> allowed = Set.of(theirs, target(), target().resolve(HOTKEYS),
                target().resolve(HOTKEYS).resolve(profile.hotkeyName()), target().resolve(COLDKEY_PUB));
        try (Stream<Path> files = Files.walk(theirs)) {
            Optional<Path> other = files.filter(file -> !allowed.contains(file) || Files.isSymbolicLink(file))
                    .findFirst();
            if (other.isPresent()) {
                throw keys("keys.else", other.get());
            }
        }
    }

    /// Copies the two files, and looks at what is there afterwards.
    ///
    /// @throws MinerException `KEYS`, `FOLDER`
    void prepare() throws MinerException {
        check();
        try {
            OwnFiles.createFolder(theirs);
            OwnFiles.createFolder(target());
            OwnFiles.createFolder(target().resolve(HOTKEYS));
            copy(source(), target().resolve(HOTKEYS).resolve(profile.hotkeyName()));
            Path pub = own.resolve(profile.wallet()).resolve(COLDKEY_PUB);
            if (Files.isRegularFile(pub)) {
                copy(pub, target().resolve(COLDKEY_PUB));
            }
            checkNothingElse();
        } catch (IOException e) {
            throw folder(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        byte[] bytes = Files.readAllBytes(from);
        try {
            OwnFiles.write(to, bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static MinerException keys(String key, Object... values) {
        return new MinerException(Kind.KEYS, Texts.get(key, values));
    }

    private MinerException folder(IOException e) {
        return new MinerException(Kind.FOLDER, Texts.get("folder", theirs), e.toString(), e);
    }
}
