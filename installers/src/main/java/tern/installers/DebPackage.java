package tern.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A `.deb` of a finished tree. Menu, icons and manual are taken up by the system's own triggers, so that no script of
/// ours runs as root: not when it is installed, not when it goes.
record DebPackage(Path tree, String version, Instant time) {

    /// Newer Debian and Ubuntu call two libraries otherwise.
    private static final List<String> NEEDS = List.of("libc6", "libgtk-3-0t64 | libgtk-3-0", "libgl1", "libx11-6",
            "libxext6", "libxi6", "libxrender1", "libxtst6", "libxxf86vm1", "libfreetype6", "fontconfig",
            "libpangoft2-1.0-0");
    /// Opens a keyfile in a third of the time that Tern's own Java takes; Tern does without where it is missing.
    private static final String GOOD_TO_HAVE = "libsodium23 | libsodium26";

    /// @return the package
    Path make(Path destination) throws IOException, InterruptedException {
        Path control = tree.resolve("DEBIAN");
        Files.createDirectories(control);
        Files.writeString(control.resolve("md5sums"), sums());
        Files.writeString(control.resolve("control"), control((Folders.size(tree) + 1023) / 1024));
        Folders.settle(control, time);
        Path file = destination.resolve("tern_" + version + "_" + architecture() + ".deb");
        Commands.run(List.of("dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", tree.toString(),
                file.toString()), destination, Map.of("SOURCE_DATE_EPOCH", Long.toString(time.getEpochSecond())));
        Folders.delete(control);
        return file;
    }

    String control(long kilobytes) {
        return """
                Package: tern
                Version: %s
                Section: misc
                Priority: optional
                Architecture: %s
                Maintainer: Tern <packages@tern.invalid>
                Installed-Size: %d
                Depends: %s
                Recommends: %s
                Description: wallet and node manager for Bittensor (TAO)
                 Tern shows what you own on Bittensor, sends, stakes and follows rewards, with
                 keys that stay on this computer. It runs a node with one click and brings a
                 practice network with play money.
                """.formatted(version, architecture(), kilobytes, String.join(", ", NEEDS),
                GOOD_TO_HAVE);
    }

    static String architecture() {
        return Platform.processor().equals("arm64") ? "arm64" : "amd64";
    }

    private String sums() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : Folders.all(tree)) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !file.startsWith(tree.resolve("DEBIAN"))) {
                // the format of dpkg's own list, which finds damage and is no protection
                lines.add(digest("MD5", file) + "  " + tree.relativize(file));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    static String digest(String algorithm, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] part = new byte[1 << 16];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                digest.update(part, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm, e);
        }
    }
}
