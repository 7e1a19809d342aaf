package tern.node.subtensor;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import tern.node.manage.Progress;
import tern.node.process.OwnFiles;

/// Measuring, copying and deleting folders. Links are never followed.
final class FolderWork {

    private FolderWork() {}

    /// Bytes of all files; 0 for a folder that is not there. Files that go meanwhile are not counted.
    static long size(Path folder) {
        AtomicLong sum = new AtomicLong();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum.addAndGet(attributes.isRegularFile() ? attributes.size() : 0);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir,
                        @org.jspecify.annotations.Nullable IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // the folder itself went: what was counted until then is what there was
            return sum.get();
        }
        return sum.get();
    }

    /// Deletes a file or a folder with what is in it.
    ///
    /// @throws IOException names the first thing that could not be deleted
    static void delete(Path folder, Progress progress) throws IOException, InterruptedException {
        long all = Math.max(1, size(folder));
        AtomicLong done = new AtomicLong();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    progress.at(Math.min(1, (double) done.addAndGet(attributes.size()) / all));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir,
                        @org.jspecify.annotations.Nullable IOException e) throws IOException {
                    if (e != null) {
                        throw e;
                    }
                    Files.deleteIfExists(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // nothing there, or gone meanwhile: as wanted
            progress.at(1);
        }
    }

    /// Copies everything of a folder into another, has it on the disk, and compares the sizes.
    ///
    /// @param to a folder that is there
    static void copy(Path from, Path to, Progress progress) throws IOException, InterruptedException {
        long all = Math.max(1, size(from));
        long[] done = {0};
        boolean[] interrupted = {false};
        walk(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(dir).toString());
                if (!Files.isDirectory(target)) {
                    Files.createDirectory(target);
                    if (Files.getFileStore(target).supportsFileAttributeView("posix")) {
                        Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(dir));
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (Thread.currentThread().isInterrupted()) {
                    interrupted[0] = true;
                    return FileVisitResult.TERMINATE;
                }
                Path target = to.resolve(from.relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING,
                        LinkOption.NOFOLLOW_LINKS);
                if (attributes.isRegularFile() && Files.size(target) != Files.size(file)) {
                    throw new IOException("copied file has another size: " + target);
                }
                if (attributes.isRegularFile()) {
                    OwnFiles.sync(target);
                }
                done[0] += attributes.size();
                progress.at(Math.min(1, (double) done[0] / all));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                if (e != null) {
                    throw e;
                }
                OwnFiles.sync(to.resolve(from.relativize(dir).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
        if (interrupted[0]) {
            Thread.interrupted();
            throw new InterruptedException();
        }
    }

    private static void walk(Path from, FileVisitor<Path> visitor) throws IOException, InterruptedException {
        try {
            Files.walkFileTree(from, visitor);
        } catch (ClosedByInterruptException e) {
            // between two files it would have been seen as what it is
            Thread.interrupted();
            throw new InterruptedException();
        }
    }
}
