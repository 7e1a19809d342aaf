package tern.node.subtensor;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
import tern.node.process.OwnFiles;

/// Where a Bittensor node's things are.
///
/// @param path Tern's own folder for it
record NodeHome(Path path) {

    /// Marks a folder in which Tern may delete the networks' folders, and names the home whose node last ran there.
    private static final String MARK = ".tern-node";

    Path settings() {
        return path.resolve("settings.json");
    }

    /// What runs, and what became of it.
    Path state() {
        return path.resolve("node.json");
    }

    /// Held by the keeper.
    Path lock() {
        return path.resolve("keeper.lock");
    }

    /// Written by whoever wants a node stopped that another process keeps.
    Path stopWish() {
        return path.resolve("stop");
    }

    /// A move of the data that has begun and is not done.
    Path moving() {
        return path.resolve("moving.json");
    }

    /// What a move could not delete.
    Path leftovers() {
        return path.resolve("left.json");
    }

    /// What the node prints, as it comes.
    Path printed() {
        return path.resolve("node.out");
    }

    Path log() {
        return path.resolve("log");
    }

    /// The folder of all networks' data.
    Path data(NodeSettings settings) {
        return settings.dataFolder().orElse(path.resolve("data"));
    }

    /// What the node gets as its base path.
    Path base(NodeSettings settings) {
        return data(settings).resolve(settings.network());
    }

    /// Says that the folder cannot be used.
    NodeException unusable(IOException e) {
        return new NodeException(NodeException.Kind.FOLDER, Texts.get("folder", path), e.toString(), e);
    }

    void create() throws IOException {
        OwnFiles.createFolder(path);
    }

    /// Creates the data folder of the settings, and marks it if it is new or empty.
    ///
    /// @throws IOException also when it holds something that is not a node's of Tern
    void createData(NodeSettings settings) throws IOException {
        Path data = data(settings);
        OwnFiles.createFolder(data);
        if (!isOurs(data) && !isEmpty(data)) {
            throw new IOException("not empty, and not a node's of Tern: " + data);
        }
        if (isInUseElsewhere(data)) {
            throw new IOException("in use by a node of another folder of Tern's: " + data);
        }
        OwnFiles.write(mark(data), path.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
        OwnFiles.createFolder(base(settings));
    }

    static boolean isOurs(Path data) {
        return Files.isRegularFile(data.resolve(MARK));
    }

    /// Whether the node that last ran on these data belongs to another home, and runs.
    boolean isInUseElsewhere(Path data) throws IOException {
        if (!isOurs(data)) {
            return false;
        }
        try {
            Path owner = Path.of(Files.readString(mark(data)).strip());
            if (owner.toString().isEmpty() || owner.equals(path.toAbsolutePath()) || !Files.isDirectory(owner)) {
                return false;
            }
            return RunRecord.read(new NodeHome(owner).state())
                    .run()
                    .filter(run -> run.process().filter(mark -> mark.find().isPresent()).isPresent()
                            || !run.family().members(Optional.empty()).isEmpty())
                    .isPresent();
        } catch (InvalidPathException | CharacterCodingException e) {
            // written by somebody else: it names nobody
            return false;
        }
    }

    /// Whether a node of this home was the last one on these data.
    boolean isMine(Path data) throws IOException {
        try {
            return isOurs(data) && Files.readString(mark(data)).strip().equals(path.toAbsolutePath().toString());
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    static Path mark(Path data) {
        return data.resolve(MARK);
    }
}
