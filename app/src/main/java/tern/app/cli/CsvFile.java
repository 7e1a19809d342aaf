package tern.app.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import tern.app.boot.OwnerOnly;

/// Where a table goes: `--csv FILE`. What is there stays unless `--overwrite` says otherwise.
final class CsvFile {

    private final String name;
    private final Path file;
    private final boolean overwrite;

    private CsvFile(String name, Path file, boolean overwrite) {
        this.name = name;
        this.file = file;
        this.overwrite = overwrite;
    }

    /// The file that is asked for; looked at before anything is read, so that nobody waits for a refusal.
    static Optional<CsvFile> wanted(Invocation invocation) throws CliException {
        Optional<String> typed = invocation.arguments().value("--csv");
        boolean overwrite = invocation.arguments().has("--overwrite");
        if (typed.isEmpty()) {
            if (overwrite) {
                throw invocation.usage("csv.overwrite-alone");
            }
            return Optional.empty();
        }
        String name = typed.get();
        if (name.equals(SecretFiles.STANDARD_INPUT)) {
            throw invocation.usage("csv.not-a-file");
        }
        Path file = SecretFiles.existing(name, invocation);
        if (!overwrite && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw invocation.trouble(Trouble.EXISTS, "csv.exists", Plain.text(name, 200));
        }
        return Optional.of(new CsvFile(name, file, overwrite));
    }

    /// For its owner alone: it says what somebody owns.
    void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        if (overwrite) {
            OwnerOnly.writeAtomically(file, bytes);
        } else {
            OwnerOnly.writeNew(file, bytes);
        }
    }

    /// For JSON.
    String path() {
        return file.toAbsolutePath().toString();
    }

    /// As it was typed, for people.
    String shown() {
        return Plain.text(name, 200);
    }
}
