package tern.gpu.sysfs;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tern.gpu.model.Reading;

/// A small file of the driver that is read again and again and stays open between: opening it anew each time costs ten
/// times as much and leaves garbage. For one thread.
final class HeldFile implements Closeable {

    private static final int LONGEST = 64;
    private static final String NOT_ALLOWED = "Operation not permitted";

    private final Path file;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(LONGEST);
    private @Nullable FileChannel channel;
    private boolean absent;

    HeldFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /// The number in it as a row holds it: unknown with the reason where there is none. A file that was not there once is
    /// not looked for again until [#close].
    long number() {
        long trouble = fill();
        return trouble != 0 ? trouble : parse();
    }

    /// The number times a fraction, unknown where the file's is.
    long number(long times, long by) {
        long found = number();
        return Reading.isUnknown(found) ? found : Math.multiplyExact(found, times) / by;
    }

    /// The text in it without white space at its ends; empty where it cannot be read.
    Optional<String> word() {
        if (fill() != 0) {
            return Optional.empty();
        }
        return Optional.of(StandardCharsets.US_ASCII.decode(bytes.duplicate()).toString().strip());
    }

    /// A GT/s of a link as its generation.
    long generation() {
        long trouble = fill();
        if (trouble != 0) {
            return trouble;
        }
        long tenths = 0;
        int at = 0;
        int limit = bytes.limit();
        while (at < limit && digit(at)) {
            tenths = tenths * 10 + bytes.get(at++) - '0';
        }
        tenths *= 10;
        if (at + 1 < limit && bytes.get(at) == '.' && digit(at + 1)) {
            tenths += bytes.get(at + 1) - '0';
        }
        OptionalLong found = Links.generation(tenths);
        return found.isPresent() ? found.getAsLong() : Reading.unknown(Reading.Why.NOT_SUPPORTED);
    }

    /// 0, or why nothing was read.
    private long fill() {
        if (absent) {
            return Reading.unknown(Reading.Why.NOT_SUPPORTED);
        }
        try {
            FileChannel open = channel;
            if (open == null) {
                open = FileChannel.open(file, StandardOpenOption.READ);
                channel = open;
            }
            bytes.clear();
            int count = open.read(bytes, 0);
            bytes.flip();
            if (count <= 0) {
                return Reading.unknown(Reading.Why.ERROR);
            }
            return 0;
        } catch (NoSuchFileException | NotDirectoryException _) {
            absent = true;
            return Reading.unknown(Reading.Why.NOT_SUPPORTED);
        } catch (AccessDeniedException _) {
            return Reading.unknown(Reading.Why.NO_PERMISSION);
        } catch (IOException e) {
            // busy, no data, or the card is gone: the next reading opens it anew
            drop();
            String reason = e.getMessage();
            return Reading.unknown(reason != null && reason.contains(NOT_ALLOWED)
                    ? Reading.Why.NO_PERMISSION
                    : Reading.Why.ERROR);
        }
    }

    private long parse() {
        int at = 0;
        int limit = bytes.limit();
        boolean negative = limit > 0 && bytes.get(0) == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long number = 0;
        while (at < limit && digit(at) && at - first < 18) {
            number = number * 10 + bytes.get(at++) - '0';
        }
        if (at == first || at < limit && digit(at)) {
            return Reading.unknown(Reading.Why.ERROR);
        }
        return negative ? -number : number;
    }

    private boolean digit(int at) {
        byte b = bytes.get(at);
        return b >= '0' && b <= '9';
    }

    private void drop() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Lets go of the file, so that nothing of ours keeps the card awake. Reading opens it again.
    @Override
    public void close() {
        absent = false;
        drop();
    }

    /// Whether the file is held open.
    boolean isOpen() {
        return channel != null;
    }
}
