package tern.app.session;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.BootException;
import tern.app.boot.OwnerOnly;

/// The lock's state in a small file of the state folder, for its owner alone.
public final class LockFile implements LockMemory {

    private static final Logger LOG = LoggerFactory.getLogger(LockFile.class);
    private static final int LIMIT = 4_096;
    private static final String LOCKED = "locked";
    private static final String FAILURES = "failures";
    private static final String LAST = "last";

    private final Path file;

    public LockFile(Path file) {
        this.file = file;
    }

    @Override
    public LockState load() {
        try {
            if (Files.size(file) > LIMIT) {
                return damaged("it is too large");
            }
            Properties read = new Properties();
            read.load(new StringReader(Files.readString(file)));
            int failures = Integer.parseInt(read.getProperty(FAILURES, ""));
            if (failures < 0) {
                return damaged("a negative count");
            }
            return new LockState(!"false".equals(read.getProperty(LOCKED)), failures,
                    Instant.ofEpochMilli(Long.parseLong(read.getProperty(LAST, ""))));
        } catch (NoSuchFileException e) {
            return LockState.open();
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return damaged(e.toString());
        }
    }

    @Override
    public void save(LockState state) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("not a file name: " + file);
        }
        try {
            OwnerOnly.createFolder(folder);
        } catch (BootException e) {
            throw new IOException(e);
        }
        String text = LOCKED + '=' + state.locked() + '\n' + FAILURES + '=' + state.failures() + '\n' + LAST + '='
                + state.last().toEpochMilli() + '\n';
        OwnerOnly.writeAtomically(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private LockState damaged(String why) {
        LOG.warn("{} is damaged, so the window opens locked: {}", file, why);
        return LockState.open().withLocked(true);
    }
}
