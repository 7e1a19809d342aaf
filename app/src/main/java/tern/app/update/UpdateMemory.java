package tern.app.update;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.BootException;
import tern.app.boot.ExclusiveFile;
import tern.app.boot.OwnerOnly;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// When was asked last, and the newest announcement that was seen: shared by the window and the command line. Without
/// the file an older announcement that is still in force could be shown again, which says when it was issued.
public final class UpdateMemory {

    private static final Logger LOG = LoggerFactory.getLogger(UpdateMemory.class);
    private static final int LIMIT = 1 << 16;
    private static final String ASKED = "asked";
    private static final String ISSUED = "issued";

    private final Path file;

    /// @param file need not exist, nor its folder
    public UpdateMemory(Path file) {
        this.file = file;
    }

    /// @param asked  the last question
    /// @param issued of the newest announcement that was seen
    public record Seen(Optional<Instant> asked, Optional<Instant> issued) {

        static Seen nothing() {
            return new Seen(Optional.empty(), Optional.empty());
        }

        Seen withAsked(Instant time) {
            return new Seen(Optional.of(time), issued);
        }

        Seen with(Announcement announcement) {
            return new Seen(asked, Optional.of(announcement.issued()));
        }
    }

    /// What is known; nothing where there is no file or it cannot be read.
    public Seen load() {
        try {
            if (Files.size(file) > LIMIT) {
                throw new IOException("too large");
            }
            return read(JsonMapper.shared().readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Seen.nothing();
        } catch (IOException | JacksonException e) {
            LOG.warn("{} cannot be read and counts as empty", file, e);
            return Seen.nothing();
        }
    }

    /// Changes what is known, while no other Tern does.
    ///
    /// @throws BootException when the folder cannot be made
    public void change(UnaryOperator<Seen> change) throws IOException, BootException {
        Seen _ = ExclusiveFile.<Seen, BootException>alone(file, () -> {
            Seen now = change.apply(load());
            OwnerOnly.writeAtomically(file, ByteBuffer.wrap(write(now)));
            return now;
        });
    }

    private static Seen read(JsonNode tree) {
        return new Seen(time(tree.path(ASKED)), time(tree.path(ISSUED)));
    }

    private static Optional<Instant> time(JsonNode value) {
        try {
            return Optional.of(Instant.parse(value.stringValue("")));
        } catch (DateTimeException e) {
            // a time that is not there, or none
            return Optional.empty();
        }
    }

    private static byte[] write(Seen seen) {
        ObjectNode tree = JsonMapper.shared().createObjectNode();
        put(tree, ASKED, seen.asked().orElse(null));
        put(tree, ISSUED, seen.issued().orElse(null));
        return JsonMapper.shared().writeValueAsBytes(tree);
    }

    private static void put(ObjectNode tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.put(name, value.toString());
        }
    }
}
