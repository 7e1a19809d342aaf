package tern.wallet.keystore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import tern.wallet.crypto.Secret;
import tern.wallet.keystore.KeystoreException.Kind;

/// Reading and writing of single key files so that a crash at any instant leaves the old file or the new one, whole.
///
/// New content goes to a hidden file in the same folder, readable by the owner only from its first instant, is synced,
/// read back, and then linked (new file, never over another) or moved (replacement) into place; then the folder is
/// synced. On Windows the folder's inherited rights apply: the user's profile is private there.
final class KeyFiles {

    /// No key file is near this; larger ones are not read.
    static final int MAX_BYTES = 64 * 1024;

    private static final String TEMP_PREFIX = ".tern-";
    private static final String TEMP_SUFFIX = ".tmp";
    private static final int TEMP_RANDOM_BYTES = 8;

    /// Called between the steps of a write; tests end the process in it.
    interface Steps {
        void reached(String step);
    }

    private final Steps steps;
    private final boolean hardLinks;
    private final SecureRandom random = new SecureRandom();

    KeyFiles() {
        this(step -> {}, true);
    }

    /// @param hardLinks false to behave as on a file system without them
    KeyFiles(Steps steps, boolean hardLinks) {
        this.steps = steps;
        this.hardLinks = hardLinks;
    }

    /// The whole of a small regular file; links are followed. The caller closes it.
    static Secret read(Path file, int limit) throws KeystoreException {
        try (FileChannel channel = FileChannel.open(requireSmallFile(file, limit), StandardOpenOption.READ)) {
            Secret bytes = Secret.allocate(Math.toIntExact(Math.min(channel.size(), limit)));
            boolean whole = false;
            try {
                readWhole(file, channel, bytes.segment().asByteBuffer());
                whole = true;
                return bytes;
            } finally {
                if (!whole) {
                    bytes.close();
                }
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// The whole of a small file without secrets.
    static byte[] readPublic(Path file) throws KeystoreException {
        try (FileChannel channel = FileChannel.open(requireSmallFile(file, MAX_BYTES), StandardOpenOption.READ)) {
            byte[] bytes = new byte[Math.toIntExact(Math.min(channel.size(), MAX_BYTES))];
            readWhole(file, channel, ByteBuffer.wrap(bytes));
            return bytes;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// The first bytes of a small file, fewer when it has fewer. The caller zeroes them.
    static byte[] readHead(Path file, int length) throws KeystoreException {
        try (FileChannel channel = FileChannel.open(requireSmallFile(file, MAX_BYTES), StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate(length);
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // until there are enough
            }
            byte[] found = Arrays.copyOf(head.array(), head.position());
            Arrays.fill(head.array(), (byte) 0);
            return found;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void readWhole(Path file, FileChannel channel, ByteBuffer buffer)
            throws IOException, KeystoreException {
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // until the end of the file
        }
        // a file that grows or shrinks meanwhile is not the one whose size was asked
        if (buffer.hasRemaining() || channel.read(ByteBuffer.allocate(1)) > 0) {
            throw new KeystoreException(Kind.BUSY, Texts.get("file.busy", file.getFileName()), file.toString());
        }
    }

    /// Before opening: opening a pipe would wait for ever.
    private static Path requireSmallFile(Path file, int limit) throws IOException, KeystoreException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new KeystoreException(Kind.UNREADABLE, attributes.isDirectory()
                    ? Texts.get("file.folder", file.getFileName())
                    : Texts.get("file.no-file", file.getFileName()), file.toString());
        }
        if (attributes.size() > limit) {
            throw tooLarge(file);
        }
        return file;
    }

    private static KeystoreException tooLarge(Path file) {
        return new KeystoreException(Kind.CONTENT, Texts.get("file.large", file.getFileName()), file.toString());
    }

    static KeystoreException unreadable(Path file, IOException e) {
        String name = String.valueOf(file.getFileName());
        if (Files.isSymbolicLink(file) && !(e instanceof AccessDeniedException)) {
            return new KeystoreException(Kind.UNREADABLE, Texts.get("file.broken-link", name), e.toString(), e);
        }
        if (e instanceof NoSuchFileException) {
            return new KeystoreException(Kind.NOT_FOUND, Texts.get("file.none", name), e.toString(), e);
        }
        if (e instanceof ClosedByInterruptException) {
            return new KeystoreException(Kind.INTERRUPTED, Texts.get("file.read.interrupted"), null, e);
        }
        if (e instanceof AccessDeniedException) {
            return new KeystoreException(Kind.PERMISSION, Texts.get("file.read.permission", name), e.toString(),
                    e);
        }
        return new KeystoreException(Kind.UNREADABLE, Texts.get("file.unreadable", name), e.toString(), e);
    }

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                        permissions))}
                : new FileAttribute<?>[0];
    }

    /// Makes a folder for the owner only, and those above it that are missing; an existing one is left as it is.
    void createFolder(Path folder) throws KeystoreException {
        try {
            if (Files.isDirectory(folder)) {
                return;
            }
            Path parent = folder.getParent();
            if (parent != null && !Files.isDirectory(parent)) {
                createFolder(parent);
            }
            Files.createDirectory(folder, ownerOnly(folder, "rwx------"));
            if (parent != null) {
                syncFolder(parent);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw new KeystoreException(Kind.EXISTS, Texts.get("file.no-folder", folder.getFileName()),
                        e.toString(), e);
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /// Writes a file that must not exist yet: another one of that name is never replaced, whoever made it.
    void create(Path target, Secret content) throws KeystoreException {
        Path temp = writeTemp(target, content);
        boolean made = false;
        try {
            if (!linked(target, temp)) {
                moveToNew(target, temp);
            }
            made = true;
        } catch (FileAlreadyExistsException e) {
            throw exists(target, e);
        } catch (IOException e) {
            throw unwritable(target, e);
        } finally {
            if (!made) {
                discard(temp);
            }
        }
        steps.reached("linked");
        discard(temp);
        steps.reached("unlinked");
        syncFolder(folderOf(target));
    }

    private boolean linked(Path target, Path temp) throws FileAlreadyExistsException {
        if (!hardLinks) {
            return false;
        }
        try {
            Files.createLink(target, temp);
            return true;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            // a file system without hard links (FAT, some network drives)
            return false;
        }
    }

    /// Only as safe as the wallet's lock: between look and move another program could come in.
    private static void moveToNew(Path target, Path temp) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static KeystoreException exists(Path target, IOException e) {
        return new KeystoreException(Kind.EXISTS,
                Texts.get("file.exists", target.getFileName()),
                e.toString(), e);
    }

    /// Replaces a file that still holds what it held when the caller read it.
    void replace(Path target, Secret expected, Secret content) throws KeystoreException {
        if (Files.isSymbolicLink(target)) {
            throw new KeystoreException(Kind.UNSUPPORTED, Texts.get("file.link", target.getFileName()),
                    target.toString());
        }
        Path temp = writeTemp(target, content);
        boolean moved = false;
        try (Secret now = read(target, MAX_BYTES)) {
            if (!now.contentEquals(expected)) {
                throw new KeystoreException(Kind.BUSY, Texts.get("file.changed", target.getFileName()),
                        target.toString());
            }
            Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            moved = true;
        } catch (IOException e) {
            throw unwritable(target, e);
        } finally {
            // it may hold an unencrypted key
            if (!moved) {
                discard(temp);
            }
        }
        steps.reached("moved");
        syncFolder(folderOf(target));
    }

    private Path writeTemp(Path target, Secret content) throws KeystoreException {
        byte[] name = new byte[TEMP_RANDOM_BYTES];
        random.nextBytes(name);
        Path temp = folderOf(target).resolve(TEMP_PREFIX + HexFormat.of().formatHex(name) + TEMP_SUFFIX);
        boolean good = false;
        try {
            try (SeekableByteChannel channel = Files.newByteChannel(temp,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(temp, "rw-------"))) {
                steps.reached("created");
                ByteBuffer buffer = content.segment().asByteBuffer();
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                steps.reached("written");
                ((FileChannel) channel).force(true);
            }
            steps.reached("synced");
            try (Secret written = read(temp, MAX_BYTES)) {
                if (!written.contentEquals(content)) {
                    throw new KeystoreException(Kind.WRITE,
                            Texts.get("file.not-kept"), temp.toString());
                }
            }
            good = true;
            return temp;
        } catch (IOException e) {
            throw unwritable(target, e);
        } finally {
            if (!good) {
                discard(temp);
            }
        }
    }

    /// Removes a hidden file of ours; where even that fails, the next writer does.
    private static void discard(Path temp) {
        try {
            Files.deleteIfExists(temp);
        } catch (IOException e) {
            // the failure that led here is the one to report
            return;
        }
    }

    /// Removes hidden files that a writer of ours left when it was ended. Only while holding the wallet's lock.
    static void removeLeftovers(Path folder) throws KeystoreException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, KeyFiles::isTemp)) {
            for (Path temp : entries) {
                Files.deleteIfExists(temp);
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static boolean isTemp(Path path) {
        String name = String.valueOf(path.getFileName());
        int random = name.length() - TEMP_PREFIX.length() - TEMP_SUFFIX.length();
        if (!name.startsWith(TEMP_PREFIX) || !name.endsWith(TEMP_SUFFIX) || random != 2 * TEMP_RANDOM_BYTES) {
            return false;
        }
        return name.substring(TEMP_PREFIX.length(), TEMP_PREFIX.length() + random)
                .chars()
                .allMatch(
                        HexFormat::isHexDigit)
                && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path folderOf(Path target) {
        Path parent = target.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("no folder holds " + target);
        }
        return parent;
    }

    private void syncFolder(Path folder) throws KeystoreException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                throw new KeystoreException(Kind.WRITE, Texts.get("file.not-confirmed"), e.toString(), e);
            }
        }
        steps.reached("folder synced");
    }

    static KeystoreException unwritable(Path target, IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new KeystoreException(Kind.INTERRUPTED, Texts.get("file.write.interrupted"), null, e);
        }
        if (e instanceof AccessDeniedException) {
            return new KeystoreException(Kind.PERMISSION, Texts.get("file.write.permission", target.getFileName()),
                    e.toString(), e);
        }
        String sentence = e instanceof FileSystemException file && file.getReason() != null
                ? Texts.get("file.write.failed.reason", target.getFileName(), file.getReason())
                : Texts.get("file.write.failed", target.getFileName());
        return new KeystoreException(Kind.WRITE, sentence, e.toString(), e);
    }
}
