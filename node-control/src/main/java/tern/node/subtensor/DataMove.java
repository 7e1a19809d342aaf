package tern.node.subtensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.node.process.OwnFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A move of the node's data, written down before it begins and until it is done: whoever finds it can tell from the
/// settings and the folders how far it came.
///
/// @param from  folder of all networks' data before
/// @param to    after; was empty or not there
/// @param names of what is moved out of `from`, when that is copied
/// @param stood whether `to` was there before, so that it stays where nothing came of it
record DataMove(Path from, Path to, List<String> names, boolean stood) {

    DataMove {
        names = List.copyOf(names);
    }

    /// Empty where none was cut off, or what is written down names no folders.
    static Optional<DataMove> read(Path file) throws IOException {
        try {
            JsonNode tree = JsonMapper.shared().readTree(Files.readAllBytes(file));
            Optional<String> from = SettingsFile.text(tree, "from");
            Optional<String> to = SettingsFile.text(tree, "to");
            if (from.isEmpty() || to.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new DataMove(Path.of(from.get()), Path.of(to.get()), names(tree.path("names")),
                    tree.path("stood").asBoolean(true)));
        } catch (NoSuchFileException | JacksonException | InvalidPathException e) {
            // it is written whole or not at all
            return Optional.empty();
        }
    }

    /// The names that are one part of a path and lead nowhere else.
    static List<String> names(JsonNode all) {
        List<String> names = new ArrayList<>();
        all.forEach(name -> {
            String text = name.asString("");
            if (!text.isEmpty() && Path.of(text).getNameCount() == 1 && !text.equals("..") && !text.equals(".")
                    && !Path.of(text).isAbsolute()) {
                names.add(text);
            }
        });
        return names;
    }

    void write(Path file) throws IOException {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("from", from.toString());
        tree.put("to", to.toString());
        tree.put("stood", stood);
        names.forEach(tree.putArray("names")::add);
        OwnFiles.write(file, JsonMapper.shared().writeValueAsBytes(tree));
    }
}
