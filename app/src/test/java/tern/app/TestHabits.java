package tern.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// What holds for every test of this module: conditions are looked at often, and folders are taken away after the test
/// that made them. JUnit finds it by itself.
public final class TestHabits implements AfterEachCallback {

    private static final Queue<Path> FOLDERS = new ConcurrentLinkedQueue<>();
    private static final Queue<Path> LATE = new ConcurrentLinkedQueue<>();

    static {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
        // a robot has no hands that would need time
        System.setProperty("testfx.robot.write_sleep", "0");
        System.setProperty("testfx.robot.move_max_count", "3");
        // what a thread that outlived its test wrote once more, or had open
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LATE.forEach(folder -> {
            try {
                delete(folder);
            } catch (IOException e) {
                System.err.println("not taken away: " + folder + ": " + e);
            }
        })));
    }

    /// A folder for the test that runs now.
    public static Path folder(String name) {
        try {
            Path made = Files.createTempDirectory(name);
            FOLDERS.add(made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (Path folder = FOLDERS.poll(); folder != null; folder = FOLDERS.poll()) {
            LATE.add(folder);
            try {
                delete(folder);
            } catch (IOException e) {
                // something still writes there; it is tried again when all tests are over
                continue;
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
