package tern.app.cli;

import tern.app.transact.Amounts;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import tern.app.boot.OwnerOnly;
import tern.wallet.crypto.Secret;

/// Reads secrets from files and from standard input, straight into off-heap memory.
final class SecretFiles {

    /// `-`: standard input.
    static final String STANDARD_INPUT = "-";

    private SecretFiles() {}

    static Path path(String name, Invocation invocation) throws CliException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new CliException(Trouble.USAGE, invocation.texts().get("file.bad-name"), e.getReason(), e);
        }
    }

    /// The whole content; the caller closes it. Warns when others may read the file.
    ///
    /// @param name  a file, or `-`
    /// @param limit most bytes
    static Secret read(String name, int limit, Invocation invocation) throws CliException, IOException {
        if (name.equals(STANDARD_INPUT)) {
            return readAll(invocation.in(), limit, invocation);
        }
        Path file = existing(name, invocation);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Secret content = readAll(channel, limit, invocation);
            if (OwnerOnly.isReadableByOthers(file)) {
                invocation.remark("secret.file-open", Plain.text(name, 200));
            }
            return content;
        }
    }

    /// A file to read; one that is not there is found out when it is opened.
    static Path existing(String name, Invocation invocation) throws CliException {
        Path file = path(name, invocation);
        if (Files.isDirectory(file)) {
            throw invocation.trouble(Trouble.FILE, "file.is-folder", Plain.text(name, 200));
        }
        return file;
    }

    /// The same secret, unless nothing but white space is in it; then it is closed.
    ///
    /// @param name    of the file, or `-`
    /// @param trouble what an empty file is here
    static Secret requireContent(Secret content, String name, Trouble trouble, Invocation invocation)
            throws CliException {
        for (int i = 0; i < content.length(); i++) {
            if (!isTrimmed(at(content, i), true)) {
                return content;
            }
        }
        content.close();
        throw name.equals(STANDARD_INPUT)
                ? invocation.trouble(trouble, "secret.input-empty")
                : invocation.trouble(trouble, "secret.file-empty", Plain.text(name, 200));
    }

    /// Reads until the end, so that pipes work too, which have no size.
    private static Secret readAll(ReadableByteChannel channel, int limit, Invocation invocation)
            throws CliException, IOException {
        try (Secret room = Secret.allocate(limit + 1)) {
            ByteBuffer buffer = room.segment().asByteBuffer();
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    return room.copy(0, buffer.position());
                }
            }
            throw invocation.trouble(Trouble.FILE, "secret.too-long", limit);
        }
    }

    private static Secret readAll(InputStream in, int limit, Invocation invocation) throws CliException, IOException {
        byte[] chunk = new byte[512];
        try (Secret room = Secret.allocate(limit + 1)) {
            int length = 0;
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (length + read > limit) {
                    throw invocation.trouble(Trouble.FILE, "secret.too-long", limit);
                }
                MemorySegment.copy(chunk, 0, room.segment(), ValueLayout.JAVA_BYTE, length, read);
                length += read;
            }
            return room.copy(0, length);
        } finally {
            Arrays.fill(chunk, (byte) 0);
        }
    }

    /// A copy without line breaks at the end, and with `spaces` also without white space at both ends. Closes `text`.
    static Secret trimmed(Secret text, boolean spaces) {
        try (text) {
            int from = 0;
            int to = text.length();
            while (to > from && isTrimmed(at(text, to - 1), spaces)) {
                to--;
            }
            while (spaces && from < to && isTrimmed(at(text, from), true)) {
                from++;
            }
            return text.copy(from, to - from);
        }
    }

    private static boolean isTrimmed(byte b, boolean spaces) {
        return b == '\n' || b == '\r' || (spaces && (b == ' ' || b == '\t'));
    }

    private static byte at(Secret text, int index) {
        return text.segment().get(ValueLayout.JAVA_BYTE, index);
    }

    /// Writes a secret into a new file that only its owner can read, without a copy on the heap.
    ///
    /// @throws WordsFileExists when something has that name
    static void writeNew(Path file, Secret content) throws IOException {
        try {
            OwnerOnly.writeNew(file, content.segment().asByteBuffer());
        } catch (FileAlreadyExistsException e) {
            throw new WordsFileExists(file, e);
        }
    }

    /// The file for new words is there already, perhaps from a creation that was interrupted.
    static final class WordsFileExists extends FileAlreadyExistsException {

        private static final long serialVersionUID = 1L;

        WordsFileExists(Path file, Throwable cause) {
            super(file.toString());
            initCause(cause);
        }
    }

    /// For content that is not secret: a message to sign.
    static byte[] readPublic(String name, int limit, Invocation invocation) throws CliException, IOException {
        if (name.equals(STANDARD_INPUT)) {
            return bounded(invocation.in().readNBytes(limit + 1), limit, invocation);
        }
        try (FileChannel channel = FileChannel.open(existing(name, invocation), StandardOpenOption.READ)) {
            return bounded(Channels.newInputStream(channel).readNBytes(limit + 1), limit, invocation);
        }
    }

    private static byte[] bounded(byte[] content, int limit, Invocation invocation) throws CliException {
        if (content.length > limit) {
            throw invocation.trouble(Trouble.FILE, "file.too-long", Amounts.grouped(limit));
        }
        return content;
    }
}
