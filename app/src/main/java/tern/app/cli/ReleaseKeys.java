package tern.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import tern.app.update.ReleaseKey;

/// The key that packages and announcements are checked with: `--signer FILE`, else the one that came with this Tern.
final class ReleaseKeys {

    private static final int MOST = 1 << 16;

    private ReleaseKeys() {}

    static ReleaseKey find(Invocation invocation) throws CliException, IOException {
        Optional<String> named = invocation.arguments()
                .value("--signer")
                .or(() -> ReleaseKey.own().map(Path::toString));
        if (named.isEmpty()) {
            throw invocation.trouble(Trouble.NOT_FOUND, "verify-file.no-key");
        }
        String file = named.get();
        String pem = new String(SecretFiles.readPublic(file, MOST, invocation), StandardCharsets.US_ASCII);
        try {
            return ReleaseKey.read(pem);
        } catch (GeneralSecurityException e) {
            throw new CliException(Trouble.DAMAGED,
                    invocation.texts().get("verify-file.bad-key", Plain.text(file, 200)),
                    String.valueOf(e.getMessage()), e);
        }
    }
}
