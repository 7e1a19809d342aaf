package tern.node.subtensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tern.node.manage.NodeSettings;
import tern.node.process.OwnFiles;

/// Where a Bittensor node's things are.
///
/// @param path Tern's own folder for it
record NodeHome(Path path) {

    /// Marks a folder as one whose content Tern may delete.
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

    void create() throws IOException {
        OwnFiles.createFolder(path);
    }

    /// Creates the data folder of the settings, and marks it if it is new or empty.
    ///
    /// @throws IOException also when it holds something that is not a node's of Tern
    void createData(NodeSettings settings) throws IOException {
        Path data = data(settings);
        OwnFiles.createFolder(data);
        if (!isOurs(data)) {
            if (!isEmpty(data)) {
                throw new IOException("not empty, and not a node's of Tern: " + data);
            }
            OwnFiles.createFile(data.resolve(MARK));
        }
        OwnFiles.createFolder(base(settings));
    }

    static boolean isOurs(Path data) {
        return Files.isRegularFile(data.resolve(MARK));
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
