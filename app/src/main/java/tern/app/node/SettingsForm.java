package tern.app.node;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.app.ui.Texts;
import tern.node.manage.NodeSettings;

/// Between the node's settings and the fields in which they stand. What the values mean is the service's to judge; here
/// is said what is no number and no path. To be used on the FX thread.
final class SettingsForm {

    private static final long GIB = 1L << 30;

    private final SettingsModel model;
    private final Texts texts;
    private boolean sound;

    SettingsForm(SettingsModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    /// Puts settings into the fields.
    ///
    /// @param usual where the data are unless another folder is chosen, in words
    void fill(NodeSettings now, String usual) {
        put(Entry.P2P, Integer.toString(now.p2pPort()));
        put(Entry.RPC, Integer.toString(now.rpcPort()));
        put(Entry.METRICS, Integer.toString(now.metricsPort()));
        put(Entry.DB_CACHE, Integer.toString(now.dbCache()));
        put(Entry.TRIE_CACHE, Integer.toString(now.trieCache()));
        put(Entry.IN_PEERS, text(now.inPeers()));
        put(Entry.OUT_PEERS, text(now.outPeers()));
        put(Entry.FLOOR, Long.toString(now.diskFloor() / GIB));
        put(Entry.STOP, Integer.toString(now.stopSeconds()));
        put(Entry.IMAGE, now.image().orElse(""));
        put(Entry.FILE, now.file().map(Path::toString).orElse(""));
        put(Entry.SPEC, now.chainSpec().map(Path::toString).orElse(""));
        put(Entry.FLAGS, String.join(" ", now.extraFlags()));
        model.archive().set(now.archive());
        model.startWithTern().set(now.startWithTern());
        model.leaveRunning().set(now.leaveRunning());
        model.origin().set(now.program());
        model.folder.set(now.dataFolder().map(Path::toString).orElse(usual));
        model.wrong.set(Optional.empty());
    }

    /// The settings with what stands in the fields; empty where something there cannot be read, which is then said
    /// beside it.
    Optional<NodeSettings> read(NodeSettings before) {
        sound = true;
        for (Entry entry : Entry.values()) {
            model.wrong(entry).set(Optional.empty());
        }
        long floor = number(Entry.FLOOR);
        // not more than a disk can have, and what can be counted in bytes
        if (floor > 1_000_000) {
            wrong(Entry.FLOOR);
        }
        String flags = model.text(Entry.FLAGS).get().strip();
        NodeSettings now = before.with()
                .ports(number(Entry.P2P), number(Entry.RPC), number(Entry.METRICS))
                .caches(number(Entry.DB_CACHE), number(Entry.TRIE_CACHE))
                .peers(some(Entry.IN_PEERS), some(Entry.OUT_PEERS))
                .diskFloor(floor * GIB)
                .stopSeconds(number(Entry.STOP))
                .image(typed(Entry.IMAGE))
                .file(path(Entry.FILE))
                .chainSpec(path(Entry.SPEC))
                .extraFlags(flags.isEmpty() ? List.of() : Arrays.asList(flags.split("\\s+")))
                .archive(model.archive().get())
                .startWithTern(model.startWithTern().get())
                .leaveRunning(model.leaveRunning().get())
                .program(model.origin().get())
                .build();
        return sound ? Optional.of(now) : Optional.empty();
    }

    private void put(Entry entry, String text) {
        model.text(entry).set(text);
        model.wrong(entry).set(Optional.empty());
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    private Optional<String> typed(Entry entry) {
        return Optional.of(model.text(entry).get().strip()).filter(text -> !text.isEmpty());
    }

    private Optional<Path> path(Entry entry) {
        try {
            return typed(entry).map(Path::of);
        } catch (InvalidPathException e) {
            sound = false;
            model.wrong(entry).set(Optional.of(texts.get("node.set.wrong.path")));
            return Optional.empty();
        }
    }

    private int number(Entry entry) {
        OptionalInt number = some(entry);
        if (number.isEmpty()) {
            wrong(entry);
        }
        return number.orElse(0);
    }

    private OptionalInt some(Entry entry) {
        Optional<String> text = typed(entry);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= 0) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        wrong(entry);
        return OptionalInt.empty();
    }

    private void wrong(Entry entry) {
        sound = false;
        model.wrong(entry).set(Optional.of(texts.get("node.set.wrong.number")));
    }
}
