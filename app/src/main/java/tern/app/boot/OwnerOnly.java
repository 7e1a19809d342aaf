package tern.app.boot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Folders and files that only their owner may read, with the right permissions from the start and never for a moment
/// without. On Windows the user's own profile folder already says so and its access list is inherited.
public final class OwnerOnly {

    private OwnerOnly() {}

    /// Creates the folder and its missing parents with mode 0700. A folder that is there already loses what others may
    /// do with it.
    public static void createFolder(Path folder) throws BootException {
        try {
            if (Files.isDirectory(folder)) {
                tighten(folder);
                return;
            }
            if (isPosix()) {
                Files.createDirectories(folder, mode("rwx------"));
            } else {
                Files.createDirectories(folder);
            }
        } catch (FileAlreadyExistsException e) {
            throw BootException.of("folder.is-file", folder, e.toString(), e);
        } catch (IOException e) {
            throw BootException.of("folder.not-created", folder, e.toString(), e);
        }
    }

    /// Writes the whole file under a temporary name beside it, syncs it, and moves it into place.
    ///
    /// @param file    its folder must exist
    /// @param content from its position to its limit
    public static void writeAtomically(Path file, ByteBuffer content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("not a file name: " + file);
        }
        Path temporary = folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + "-"
                + Thread.currentThread().threadId() + ".tmp");
        try {
            Files.deleteIfExists(temporary);
            writeNew(temporary, content);
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
            syncFolder(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Writes a file that must not be there yet, with mode 0600, and syncs it.
    ///
    /// @throws FileAlreadyExistsException when something has that name, a dangling link included
    public static void writeNew(Path file, ByteBuffer content) throws IOException {
        Set<StandardOpenOption> how = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] attributes = isPosix() ? new FileAttribute<?>[]{mode("rw-------")} : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(file, how, attributes)) {
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
    }

    /// Makes sure that the file is there and that only its owner may use it, for libraries that would create it with
    /// whatever mode the process has. A file that is there keeps its content.
    public static void createFile(Path file) throws IOException {
        try {
            writeNew(file, ByteBuffer.allocate(0));
        } catch (FileAlreadyExistsException e) {
            if (isPosix() && !Files.isSymbolicLink(file)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    /// Whether anybody but the owner may read the file. False where the file system has no such notion.
    public static boolean isReadableByOthers(Path file) throws IOException {
        if (!isPosix()) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ);
    }

    private static void tighten(Path folder) throws IOException {
        if (!isPosix() || Files.isSymbolicLink(folder)) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
        if (!owner.containsAll(permissions) && Files.isWritable(folder)) {
            Files.setPosixFilePermissions(folder, owner);
        }
    }

    /// A rename survives a power cut only once its folder is on the disk. Windows cannot open folders and needs none of
    /// it.
    private static void syncFolder(Path folder) throws IOException {
        if (isPosix()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
