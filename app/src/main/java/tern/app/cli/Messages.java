package tern.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The message of `sign` and `verify`: `--message TEXT` or `--message-file FILE`, byte for byte.
final class Messages {

    private static final int LIMIT = 1 << 20;

    private Messages() {}

    static byte[] read(Invocation invocation) throws CliException, IOException {
        Optional<String> text = invocation.arguments().value("--message");
        Optional<String> file = invocation.arguments().value("--message-file");
        if (text.isPresent() == file.isPresent()) {
            throw invocation.usage("message.one-source");
        }
        return text.isPresent()
                ? text.get().getBytes(StandardCharsets.UTF_8)
                : SecretFiles.readPublic(file.orElseThrow(), LIMIT, invocation);
    }
}
