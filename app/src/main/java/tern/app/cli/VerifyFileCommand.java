package tern.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// `tern verify-file`: whether a package that somebody fetched is the one that Tern's makers signed: the signature of
/// the list `SHA256SUMS`, and the file's SHA-256 in it.
final class VerifyFileCommand implements Command {

    private static final String LIST = "SHA256SUMS";
    private static final String SIGNATURE_ENDING = ".sig";
    private static final int MOST = 1 << 20;

    @Override
    public int run(Invocation invocation) throws CliException, IOException {
        String name = invocation.arguments().positionals().getFirst();
        Path file = SecretFiles.existing(name, invocation);
        Path beside = file.toAbsolutePath().getParent();
        String list = invocation.arguments()
                .value("--sums")
                .orElseGet(() -> (beside == null ? Path.of(LIST) : beside.resolve(LIST)).toString());
        byte[] sums = SecretFiles.readPublic(list, MOST, invocation);
        byte[] signature = SecretFiles.readPublic(list + SIGNATURE_ENDING, MOST, invocation);
        if (!ReleaseKeys.find(invocation).signed(sums, signature)) {
            throw invocation.trouble(Trouble.BAD_SIGNATURE, "verify-file.bad-list", Plain.text(list, 200));
        }
        String wanted = wanted(sums, String.valueOf(file.getFileName())).orElseThrow(() -> invocation
                .trouble(Trouble.NOT_FOUND, "verify-file.not-listed", Plain.text(name, 200), Plain.text(list, 200)));
        if (!wanted.equals(digest(file))) {
            throw invocation.trouble(Trouble.BAD_SIGNATURE, "verify-file.changed", Plain.text(name, 200));
        }
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.text("file", name).text("sha256", wanted).flag("valid", true).writeTo(invocation.out());
            }
        }
        invocation.say("verify-file.good", Plain.text(name, 200));
        return 0;
    }

    /// The sum that a list in the form of `sha256sum` has for a file.
    private static Optional<String> wanted(byte[] sums, String name) {
        return new String(sums, StandardCharsets.UTF_8).lines()
                .filter(line -> line.length() > 66 && line.substring(66).equals(name))
                .map(line -> line.substring(0, 64))
                .findFirst();
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[1 << 16];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                digest.update(part, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
