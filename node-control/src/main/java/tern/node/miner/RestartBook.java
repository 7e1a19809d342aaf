package tern.node.miner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.manage.Problem;
import tern.node.process.OwnFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The file of a miner's restarts: how many there were, and why the last of them. Written by the keeper alone, read by
/// anybody. For one thread.
final class RestartBook {

    private static final Logger LOG = LoggerFactory.getLogger(RestartBook.class);
    private static final int KEPT = 20;

    private final Path file;
    private Optional<FileTime> readAt = Optional.empty();
    private MinerRestarts known = MinerRestarts.NONE;

    RestartBook(Path file) {
        this.file = file;
    }

    /// As they stand in the file; as they were known where it cannot be read.
    MinerRestarts now() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (readAt.filter(changed::equals).isEmpty()) {
                byte[] bytes = Files.readAllBytes(file);
                // what is damaged is read and told of once
                readAt = Optional.of(changed);
                known = read(JsonMapper.shared().readTree(bytes));
            }
        } catch (NoSuchFileException e) {
            known = MinerRestarts.NONE;
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.warn("how often a miner was started again cannot be read: {}", e.toString());
        }
        return known;
    }

    /// One more. That it cannot be written down does not keep the miner from its start.
    ///
    /// @param why it had ended
    void add(Instant at, Optional<Problem> why) {
        List<MinerRestarts.One> newest = new ArrayList<>(now().newest());
        newest.add(new MinerRestarts.One(at, why.map(Problem::kind).orElse(Problem.Kind.EXITED),
                why.map(Problem::sentence).orElse("")));
        known = new MinerRestarts(known.all() + 1, newest.subList(Math.max(0, newest.size() - KEPT), newest.size()));
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("all", known.all());
        var list = tree.putArray("newest");
        for (MinerRestarts.One one : known.newest()) {
            list.addObject()
                    .put("at", one.at().toEpochMilli())
                    .put("why", one.why().name())
                    .put("sentence", one.sentence());
        }
        try {
            OwnFiles.write(file, JsonMapper.shared().writeValueAsBytes(tree));
            readAt = Optional.of(Files.getLastModifiedTime(file));
        } catch (IOException e) {
            LOG.warn("that a miner is started again could not be written down: {}", e.toString());
        }
    }

    private static MinerRestarts read(JsonNode tree) {
        List<MinerRestarts.One> newest = new ArrayList<>();
        for (JsonNode one : tree.path("newest")) {
            newest.add(new MinerRestarts.One(Instant.ofEpochMilli(one.path("at").asLong(0)),
                    Problem.Kind.valueOf(one.path("why").asString("EXITED")), one.path("sentence").asString("")));
        }
        return new MinerRestarts(tree.path("all").asLong(newest.size()), newest);
    }
}
