package tern.node.subtensor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
import tern.node.manage.ProgramInfo.Origin;
import tern.node.process.OwnFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A node's settings on disk. Fields of a newer Tern are kept; a value that cannot be read counts as the standard one; a
/// file that is no JSON is put aside as `settings.json.damaged`.
final class SettingsFile {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final NodeSettings STANDARD = NodeSettings.standard();
    /// A file's lock is the process's, whichever of its threads has it.
    private static final ReentrantLock WRITING = new ReentrantLock();

    private final Path file;
    private String seen = "";
    private volatile NodeSettings now = STANDARD;

    SettingsFile(Path file) {
        this.file = file;
    }

    static SettingsFile open(Path path) throws IOException {
        SettingsFile file = new SettingsFile(path);
        file.read();
        return file;
    }

    /// As they were read or written here last.
    NodeSettings now() {
        return now;
    }

    synchronized NodeSettings read() throws IOException {
        seen = stamp();
        now = of(tree());
        return now;
    }

    /// As they are by now, also where another process has written them since.
    synchronized NodeSettings fresh() throws IOException {
        return stamp().equals(seen) ? now : read();
    }

    /// Makes others of what they are at that moment, while nobody else changes them, in this process or another.
    synchronized void change(Change how) throws NodeException, IOException {
        OwnFiles.createFile(lock());
        WRITING.lock();
        try (FileChannel channel = FileChannel.open(lock(), StandardOpenOption.WRITE); FileLock _ = channel.lock()) {
            NodeSettings next = how.of(fresh());
            write(next);
            now = next;
        } finally {
            WRITING.unlock();
        }
    }

    /// Held while they are changed.
    private Path lock() {
        return file.resolveSibling("settings.lock");
    }

    @FunctionalInterface
    interface Change {
        NodeSettings of(NodeSettings now) throws NodeException;
    }

    private String stamp() throws IOException {
        try {
            // another file is in its place after each writing
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.fileKey() + " " + now.lastModifiedTime() + " " + now.size();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private void write(NodeSettings settings) throws IOException {
        ObjectNode tree = tree();
        put(tree, settings);
        OwnFiles.write(file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(tree));
        seen = stamp();
    }

    private ObjectNode tree() throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            if (JsonMapper.shared().readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            LOG.warn("the node's settings are no JSON: {}", e.getOriginalMessage());
        }
        Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        return JsonNodeFactory.instance.objectNode();
    }

    static NodeSettings of(JsonNode tree) {
        return new NodeSettings(text(tree, "network").orElse(STANDARD.network()),
                tree.path("archive").asBoolean(STANDARD.archive()),
                text(tree, "program").flatMap(SettingsFile::origin), text(tree, "image"), path(tree, "file"),
                path(tree, "chainSpec"), path(tree, "dataFolder"), number(tree, "p2pPort", STANDARD.p2pPort()),
                number(tree, "rpcPort", STANDARD.rpcPort()), number(tree, "metricsPort", STANDARD.metricsPort()),
                number(tree, "dbCache", STANDARD.dbCache()), number(tree, "trieCache", STANDARD.trieCache()),
                number(tree, "inPeers"), number(tree, "outPeers"), texts(tree, "extraFlags"),
                tree.path("startWithTern").asBoolean(STANDARD.startWithTern()),
                tree.path("leaveRunning").isBoolean()
                        ? Optional.of(tree.path("leaveRunning").booleanValue())
                        : Optional.empty(),
                tree.path("diskFloor").isIntegralNumber()
                        ? tree.path("diskFloor").asLong(STANDARD.diskFloor())
                        : STANDARD.diskFloor(),
                number(tree, "stopSeconds", STANDARD.stopSeconds()), new HashSet<>(texts(tree, "agreed")));
    }

    static void put(ObjectNode tree, NodeSettings settings) {
        tree.put("network", settings.network());
        tree.put("archive", settings.archive());
        put(tree, "program", settings.program().map(origin -> origin.name().toLowerCase(Locale.ROOT)));
        put(tree, "image", settings.image());
        put(tree, "file", settings.file().map(Path::toString));
        put(tree, "chainSpec", settings.chainSpec().map(Path::toString));
        put(tree, "dataFolder", settings.dataFolder().map(Path::toString));
        tree.put("p2pPort", settings.p2pPort());
        tree.put("rpcPort", settings.rpcPort());
        tree.put("metricsPort", settings.metricsPort());
        tree.put("dbCache", settings.dbCache());
        tree.put("trieCache", settings.trieCache());
        put(tree, "inPeers", settings.inPeers());
        put(tree, "outPeers", settings.outPeers());
        put(tree, "extraFlags", settings.extraFlags());
        tree.put("startWithTern", settings.startWithTern());
        tree.remove("leaveRunning");
        settings.leaveRunning().ifPresent(leave -> tree.put("leaveRunning", leave));
        tree.put("diskFloor", settings.diskFloor());
        tree.put("stopSeconds", settings.stopSeconds());
        put(tree, "agreed", settings.agreed().stream().sorted().toList());
    }

    private static void put(ObjectNode tree, String name, Optional<String> value) {
        tree.remove(name);
        value.ifPresent(text -> tree.put(name, text));
    }

    private static void put(ObjectNode tree, String name, OptionalInt value) {
        tree.remove(name);
        value.ifPresent(number -> tree.put(name, number));
    }

    private static void put(ObjectNode tree, String name, List<String> values) {
        ArrayNode items = tree.putArray(name);
        values.forEach(items::add);
    }

    private static Optional<Origin> origin(String word) {
        for (Origin origin : Set.of(Origin.CONTAINER, Origin.FILE, Origin.WSL)) {
            if (origin.name().equalsIgnoreCase(word)) {
                return Optional.of(origin);
            }
        }
        return Optional.empty();
    }

    static Optional<String> text(JsonNode tree, String name) {
        JsonNode value = tree.path(name);
        return value.isString() && !value.stringValue().isBlank()
                ? Optional.of(value.stringValue())
                : Optional.empty();
    }

    private static Optional<Path> path(JsonNode tree, String name) {
        try {
            return text(tree, name).map(Path::of).filter(path -> path.getRoot() != null);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static OptionalInt number(JsonNode tree, String name) {
        JsonNode value = tree.path(name);
        return value.isIntegralNumber() && value.canConvertToInt()
                ? OptionalInt.of(value.intValue())
                : OptionalInt.empty();
    }

    private static int number(JsonNode tree, String name, int standard) {
        return number(tree, name).orElse(standard);
    }

    private static List<String> texts(JsonNode tree, String name) {
        List<String> found = new ArrayList<>();
        for (JsonNode item : tree.path(name)) {
            if (item.isString()) {
                found.add(item.stringValue());
            }
        }
        return found;
    }
}
