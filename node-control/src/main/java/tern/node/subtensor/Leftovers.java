package tern.node.subtensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.manage.Progress;
import tern.node.process.OwnFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a move has left behind because it could not be deleted: said before each start, and tried again when Tern
/// starts. It is in nobody's way.
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final NodeHome home;

    Leftovers(NodeHome home) {
        this.home = home;
    }

    /// Deletes what has these names, as far as that goes, and writes down what stays. The mark of the folder goes last,
    /// so that what stays is still known to be Tern's.
    ///
    /// @param top whether the folder goes too where nothing else is in it; best effort, it may be a disk of its own
    /// @return whether none of it is left
    boolean clear(Path folder, List<String> names, boolean top) throws IOException, InterruptedException {
        List<String> left = delete(folder, names);
        if (left.isEmpty() && top) {
            try {
                if (Files.isDirectory(folder) && NodeHome.isEmpty(folder)) {
                    Files.delete(folder);
                }
            } catch (IOException e) {
                LOG.info("the empty folder {} stays: {}", folder, e.toString());
            }
        }
        Map<Path, List<String>> all = read();
        List<String> before = left.isEmpty() ? all.remove(folder) : all.put(folder, left);
        if (!left.equals(before == null ? List.of() : before)) {
            write(all);
        }
        return left.isEmpty();
    }

    private static List<String> delete(Path folder, List<String> names) throws InterruptedException {
        String mark = NodeHome.mark(folder).getFileName().toString();
        List<String> left = new ArrayList<>();
        for (String name : names) {
            try {
                if (!name.equals(mark) || left.isEmpty()) {
                    FolderWork.delete(folder.resolve(name), Progress.none());
                } else {
                    left.add(name);
                }
            } catch (IOException e) {
                LOG.warn("what a move left in {} could not be deleted: {}", folder, e.toString());
                left.add(name);
            }
        }
        return left;
    }

    /// Folders in which something is left.
    List<Path> folders() throws IOException {
        return read().entrySet()
                .stream()
                .filter(one -> one.getValue()
                        .stream()
                        .anyMatch(name -> Files.exists(one.getKey().resolve(name), LinkOption.NOFOLLOW_LINKS)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Tries again, where it is certain that nobody uses a folder by now.
    ///
    /// @param data the folder of the data
    void retry(Path data) throws IOException, InterruptedException {
        for (Map.Entry<Path, List<String>> one : read().entrySet()) {
            if (!one.getKey().equals(data) && home.isMine(one.getKey())) {
                clear(one.getKey(), one.getValue(), true);
            }
        }
    }

    private Map<Path, List<String>> read() throws IOException {
        Map<Path, List<String>> all = new LinkedHashMap<>();
        try {
            JsonNode tree = JsonMapper.shared().readTree(Files.readAllBytes(home.leftovers()));
            tree.properties().forEach(one -> all.put(Path.of(one.getKey()), DataMove.names(one.getValue())));
        } catch (NoSuchFileException e) {
            return all;
        } catch (JacksonException | InvalidPathException e) {
            // it is written whole or not at all: this is somebody else's, and names nothing to delete
            LOG.warn("{} cannot be read: {}", home.leftovers(), e.getMessage());
            all.clear();
        }
        return all;
    }

    private void write(Map<Path, List<String>> all) throws IOException {
        if (all.isEmpty()) {
            Files.deleteIfExists(home.leftovers());
            return;
        }
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        all.forEach((folder, names) -> names.forEach(tree.putArray(folder.toString())::add));
        OwnFiles.write(home.leftovers(), JsonMapper.shared().writeValueAsBytes(tree));
    }
}
