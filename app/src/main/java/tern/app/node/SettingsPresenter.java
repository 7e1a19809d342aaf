package tern.app.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import tern.app.ui.Changes;
import tern.app.ui.InTurn;
import tern.app.ui.Sizes;
import tern.app.ui.Question;
import tern.app.ui.Question.Choice;
import tern.app.ui.Question.Kind;
import tern.app.ui.Texts;
import tern.node.manage.DataStep;
import tern.node.manage.NodeException;
import tern.node.manage.NodeService;
import tern.node.manage.NodeService.Ability;
import tern.node.manage.NodeSettings;

/// The node's settings and its data: what is kept, moved and deleted. To be used on the FX thread.
final class SettingsPresenter {

    private final NodeModel model;
    private final SettingsModel form;
    private final SettingsForm fields;
    private final Ports ports;
    private final InTurn keeping;
    private final Texts texts;
    private final Sizes sizes;
    private @Nullable NodeService node;
    private @Nullable Thread working;

    /// @param keeping writes settings
    SettingsPresenter(NodeModel model, Ports ports, InTurn keeping, Texts texts, Sizes sizes) {
        this.model = model;
        this.form = model.settings();
        this.ports = ports;
        this.keeping = keeping;
        this.texts = texts;
        this.sizes = sizes;
        this.fields = new SettingsForm(form, texts);
    }

    /// Fills the page with a node's settings, and counts what could be deleted.
    void show(NodeService now) {
        node = now;
        form.said.set(Optional.empty());
        fill(now);
        measure(now);
    }

    private void fill(NodeService now) {
        if (now.abilities().contains(Ability.SETTINGS)) {
            fields.fill(now.settings(), texts.get("node.set.folder.usual"));
        }
    }

    /// Keeps what stands in the fields, and says when it is kept, or why it is not.
    void save() {
        NodeService now = node;
        Optional<NodeSettings> read = now == null ? Optional.empty() : fields.read(now.settings());
        form.said.set(Optional.empty());
        form.wrong.set(Optional.empty());
        if (now == null || read.isEmpty()) {
            return;
        }
        NodeSettings wanted = read.get();
        keeping.execute(() -> {
            Optional<String> wrong = Optional.empty();
            try {
                // what does not stand in the fields is as it is by now: a network chosen, a program agreed to, data moved
                NodeSettings newest = now.settings();
                now.change(wanted.with()
                        .network(newest.network())
                        .dataFolder(newest.dataFolder())
                        .agreed(newest.agreed())
                        .build());
            } catch (NodeException e) {
                wrong = Optional.of(e.sentence());
            }
            Optional<String> trouble = wrong;
            ports.ui().execute(() -> saved(now, trouble));
        });
    }

    private void saved(NodeService now, Optional<String> wrong) {
        if (!now.equals(node)) {
            return;
        }
        form.wrong.set(wrong);
        form.said.set(wrong.isPresent()
                ? Optional.empty()
                : Optional.of(texts.get(now.current().state().isAlive()
                        ? "node.set.saved.later"
                        : "node.set.saved")));
    }

    void browse(Entry entry) {
        ports.askFile().apply(texts.get(entry.key())).ifPresent(path -> form.text(entry).set(path.toString()));
    }

    private void measure(NodeService now) {
        if (!now.abilities().contains(Ability.DATA)) {
            Changes.put(model.data, List.of());
            return;
        }
        ports.work().execute(() -> {
            List<DataRow> rows = new ArrayList<>();
            Optional<String> wrong = Optional.empty();
            try {
                for (DataStep step : now.dataSteps()) {
                    rows.add(row(step));
                }
            } catch (NodeException e) {
                wrong = Optional.of(e.sentence());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            Optional<String> trouble = wrong;
            ports.ui().execute(() -> {
                if (now.equals(node)) {
                    Changes.put(model.data, rows);
                    trouble.ifPresent(sentence -> form.wrong.set(trouble));
                }
            });
        });
    }

    private DataRow row(DataStep step) {
        String size = sizes.bytes(step.bytes());
        String id = "node-data-" + step.kind().name().toLowerCase(Locale.ROOT);
        return switch (step.kind()) {
            case PRUNE -> new DataRow(id, texts.get("node.data.prune"), texts.get("node.data.prune.words"),
                    texts.get("node.data.prune.go", size), step.bytes() == 0);
            case RESYNC -> new DataRow(id, texts.get("node.data.resync"), texts.get("node.data.resync.words"),
                    texts.get("node.data.resync.go", size), step.bytes() == 0);
            case REMOVE -> new DataRow(id, texts.get("node.data.remove"), texts.get("node.data.remove.words"),
                    texts.get("node.data.remove.go", size), step.bytes() == 0);
        };
    }

    /// Asks, then deletes.
    void data(String id) {
        for (DataStep.Kind kind : DataStep.Kind.values()) {
            if (id.equals("node-data-" + kind.name().toLowerCase(Locale.ROOT))) {
                NodeService now = node;
                if (now != null) {
                    offer(now, kind);
                }
            }
        }
    }

    /// Asks whether a step is really meant, with the size where it is known.
    void offer(NodeService now, DataStep.Kind kind) {
        String title = switch (kind) {
            case PRUNE -> texts.get("node.data.prune");
            case RESYNC -> texts.get("node.data.resync");
            case REMOVE -> texts.get("node.data.remove");
        };
        String words = switch (kind) {
            case PRUNE -> texts.get("node.data.prune.ask");
            case RESYNC -> texts.get("node.data.resync.ask");
            case REMOVE -> texts.get("node.data.remove.ask");
        };
        Optional<String> frees = model.data.stream()
                .filter(row -> row.id().endsWith(kind.name().toLowerCase(Locale.ROOT)))
                .map(DataRow::button)
                .findFirst();
        model.question.set(Optional.of(new Question("node-data-ask", title, List.of(words), Optional.empty(),
                List.of(new Choice("node-data-no", texts.get("node.data.keep"), Kind.BACK, _ -> {}),
                        new Choice("node-data-yes", frees.orElse(title), Kind.PRIMARY, _ -> perform(now, kind))),
                Optional.empty())));
    }

    private void perform(NodeService now, DataStep.Kind kind) {
        atLength(now, "node.data.share", "node.data.done", report -> now.perform(kind, report::accept));
    }

    /// Lets the person choose where the data go, asks, and moves them.
    void move() {
        NodeService now = node;
        if (now == null) {
            return;
        }
        Optional<Path> to = ports.askFolder().apply(texts.get("node.move.title"));
        to.ifPresent(path -> model.question.set(Optional.of(new Question("node-move", texts.get("node.move.title"),
                List.of(texts.get("node.move.words")), Optional.of(path.toString()),
                List.of(new Choice("node-move-no", texts.get("node.back"), Kind.BACK, _ -> {}),
                        new Choice("node-move-yes", texts.get("node.move.go"), Kind.PRIMARY,
                                _ -> atLength(now, "node.move.share", "node.move.done",
                                        report -> now.moveData(path, report::accept)))),
                Optional.empty()))));
    }

    /// Gives up what is being done.
    void cancel() {
        Thread now = working;
        if (now != null) {
            now.interrupt();
        }
    }

    @FunctionalInterface
    private interface Deed {
        void run(DoubleConsumer report) throws NodeException, InterruptedException;
    }

    private void atLength(NodeService now, String share, String done, Deed deed) {
        if (form.progress.get().isPresent()) {
            return;
        }
        form.wrong.set(Optional.empty());
        form.said.set(Optional.empty());
        form.progress.set(Optional.of(texts.get(share, sizes.share(0))));
        Consumer<Optional<Thread>> worker = thread -> ports.ui().execute(() -> working = thread.orElse(null));
        ports.work().execute(() -> {
            worker.accept(Optional.of(Thread.currentThread()));
            Optional<String> wrong = Optional.empty();
            Optional<String> said = Optional.of(texts.get(done));
            try {
                deed.run(part -> ports.ui()
                        .execute(() -> form.progress.get()
                                .ifPresent(_ -> Changes.put(form.progress,
                                        Optional.of(texts.get(share, sizes.share(part)))))));
            } catch (NodeException e) {
                wrong = Optional.of(e.sentence());
                said = Optional.empty();
            } catch (InterruptedException e) {
                // the person gave it up; this thread ends with it
                said = Optional.of(texts.get("node.stopped.halfway"));
            }
            worker.accept(Optional.empty());
            Optional<String> bad = wrong;
            Optional<String> good = said;
            ports.ui().execute(() -> {
                form.progress.set(Optional.empty());
                form.wrong.set(bad);
                form.said.set(good);
                if (now.equals(node)) {
                    fill(now);
                    measure(now);
                }
            });
        });
    }
}
