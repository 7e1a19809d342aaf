package tern.node.practice.control;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import tern.node.process.OwnFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where a practice node keeps its things.
///
/// @param path the folder; one node at a time
public record PracticeFolder(Path path) {

    /// SQLite file of the chain.
    public Path chain() {
        return path.resolve("chain.db");
    }

    /// Bytes of the chain on disk.
    public long worldSize() {
        long sum = 0;
        for (String ending : List.of("", "-wal", "-shm")) {
            try {
                sum += Files.size(path.resolve(chain().getFileName() + ending));
            } catch (IOException e) {
                // not there, or gone just now
                continue;
            }
        }
        return sum;
    }

    /// Held by the running node.
    public Path lock() {
        return path.resolve("node.lock");
    }

    /// Held by whoever starts or stops the node, while they do.
    Path turn() {
        return path.resolve("turn.lock");
    }

    /// What the node writes when it starts and ends.
    public Path output() {
        return path.resolve("node.out");
    }

    public Path logs() {
        return path.resolve("log");
    }

    private Path rest() {
        return path.resolve("stopped");
    }

    /// Whether the person stopped the node and has not started it since. A folder without a world is one of which
    /// nobody has wanted anything yet.
    public boolean isStopped() {
        return isStopWritten() && Files.exists(chain());
    }

    /// Whether it is written down that the person stopped the node, whatever else is there.
    boolean isStopWritten() {
        return Files.exists(rest());
    }

    /// Remembers that the person stopped the node; nothing where there is no folder yet.
    public void writeStopped() throws IOException {
        if (Files.isDirectory(path)) {
            OwnFiles.write(rest(), new byte[0]);
        }
    }

    public void forgetStopped() throws IOException {
        Files.deleteIfExists(rest());
    }

    private Path status() {
        return path.resolve("node.json");
    }

    /// What the node last said of itself; empty when none runs here or it says nothing readable.
    public Optional<NodeStatus> readStatus() throws IOException {
        try {
            return NodeStatus.of(JsonMapper.shared().readTree(Files.readAllBytes(status())));
        } catch (NoSuchFileException | JacksonException e) {
            // a file of another version or a torn one says as much as none: the node writes it whole or not at all
            return Optional.empty();
        }
    }

    public void writeStatus(NodeStatus status) throws IOException {
        Files.createDirectories(path);
        Path fresh = path.resolve("node.json." + ProcessHandle.current().pid());
        try {
            Files.write(fresh, JsonMapper.shared().writeValueAsBytes(status.json()));
            Files.move(fresh, status(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, status(), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// The port of the last run, so that clients find the next one where they knew it; 0 where none is known.
    public int lastPort() throws IOException {
        try {
            int port = Integer.parseInt(Files.readString(path.resolve("port")).strip());
            return port > 0 && port <= 0xffff ? port : 0;
        } catch (NoSuchFileException | NumberFormatException e) {
            return 0;
        }
    }

    public void writePort(int port) throws IOException {
        Files.writeString(path.resolve("port"), Integer.toString(port));
    }

    /// Removes what a run said of itself, unless another has spoken since.
    public void removeStatus(String run) throws IOException {
        if (readStatus().filter(status -> status.run().equals(run)).isPresent()) {
            Files.deleteIfExists(status());
        }
    }
}
