package tern.app.mining.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.OwnerOnly;
import tern.app.mining.setup.SetupModel.CardChoice;
import tern.app.mining.setup.SetupModel.CheckLine;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.gpu.model.GpuDevice;
import tern.node.manage.check.Finding;
import tern.node.miner.MinerException;
import tern.node.miner.MinerNeeds;
import tern.node.miner.MinerProfile;
import tern.node.miner.ProfileStore;
import tern.node.miner.SubnetFolder;
import tern.wallet.units.TernException;

/// Makes, changes, gives away and brings in miners. Plain Java; to be called on the FX thread. Nothing is stored before it
/// is whole, and no miner gets a coldkey.
public final class SetupPresenter {

    private static final Logger LOG = LoggerFactory.getLogger(SetupPresenter.class);
    private static final int FIRST_PORT = 8_091;
    private static final int MOST_BYTES = 1 << 20;
    private static final int GIB = 30;

    private final SetupModel model;
    private final SetupSource source;
    private final Ports ports;
    private final Texts texts;
    private final TaoFormat format;
    private final SetupForm form;
    private Optional<MinerProfile> before = Optional.empty();
    private MinerNeeds needs = MinerNeeds.nothing();
    private String network = "";
    private int round;

    /// What it works with.
    ///
    /// @param work    runs what blocks
    /// @param ui      runs on the FX thread
    /// @param cards   of this computer, as they are known now
    /// @param folder  asks for a folder, by the title of the question
    /// @param open    asks for a file
    /// @param save    asks where a file goes, by its proposed name
    /// @param changed told when a profile was stored
    public record Ports(Executor work, Executor ui, Supplier<List<GpuDevice>> cards,
            Function<String, Optional<Path>> folder, Function<String, Optional<Path>> open,
            Function<String, Optional<Path>> save, Runnable changed) {}

    public SetupPresenter(SetupModel model, SetupSource source, Ports ports, Texts texts, TaoFormat format) {
        this.model = model;
        this.source = source;
        this.ports = ports;
        this.texts = texts;
        this.format = format;
        this.form = new SetupForm(model, texts);
    }

    /// Shows a miner, or a new one.
    ///
    /// @param now   empty for a new one
    /// @param chain network on which a new one mines
    public void open(Optional<MinerProfile> now, String chain) {
        round++;
        before = now;
        network = chain;
        needs = now.map(MinerProfile::needs).orElseGet(MinerNeeds::nothing);
        quiet();
        model.checks.clear();
        model.checked.set(Optional.empty());
        now.ifPresentOrElse(form::fill, () -> form.clear(FIRST_PORT));
        model.fresh.set(now.isEmpty());
        cards(now.map(MinerProfile::cards).orElse(List.of()));
        sayNeeds();
        readHotkeys();
        if (now.isEmpty()) {
            freePort();
        }
    }

    private void quiet() {
        model.wrong.set(Optional.empty());
        model.said.set(Optional.empty());
        model.hotkeyWrong.set(Optional.empty());
    }

    /// Cards that are there, and those of the profile that are not.
    private void cards(List<String> taken) {
        List<CardChoice> choices = new ArrayList<>();
        List<String> left = new ArrayList<>(taken);
        for (GpuDevice device : ports.cards().get()) {
            // one without a unique name cannot be told to a program
            device.identity().uuid().ifPresent(uuid -> {
                left.remove(uuid);
                choices.add(new CardChoice(uuid, device.identity().name(),
                        new SimpleBooleanProperty(taken.contains(uuid))));
            });
        }
        left.forEach(uuid -> choices.add(new CardChoice(uuid, texts.get("setup.card.gone"),
                new SimpleBooleanProperty(true))));
        model.cards.setAll(choices);
    }

    /// Something that blocks, and what becomes of its answer.
    @FunctionalInterface
    private interface Asked<T> {
        T ask() throws TernException, IOException, InterruptedException;
    }

    private <T> void ask(Asked<T> question, java.util.function.Consumer<T> answered) {
        int mine = round;
        ports.work().execute(() -> {
            try {
                T answer = question.ask();
                ports.ui().execute(() -> {
                    if (mine == round) {
                        answered.accept(answer);
                    }
                });
            } catch (TernException e) {
                LOG.warn("the editor of miners: {} {}", e.sentence(), e.details().orElse(""));
                wrong(mine, e.sentence());
            } catch (IOException e) {
                LOG.warn("the editor of miners could not use a file", e);
                wrong(mine, texts.get(e instanceof NoSuchFileException ? "setup.file.missing" : "setup.file.failed"));
            } catch (InterruptedException e) {
                // the window closes: nobody is there to be told
                Thread.currentThread().interrupt();
            }
        });
    }

    private void wrong(int mine, String sentence) {
        ports.ui().execute(() -> {
            if (mine == round) {
                model.said.set(Optional.empty());
                model.wrong.set(Optional.of(sentence));
            }
        });
    }

    private void readHotkeys() {
        ask(source::hotkeys, found -> {
            Optional<HotkeyChoice> chosen = model.hotkey().get();
            model.hotkeys.setAll(found);
            chosen.ifPresent(one -> {
                Optional<HotkeyChoice> same = found.stream()
                        .filter(each -> each.wallet().equals(one.wallet()) && each.hotkey().equals(one.hotkey()))
                        .findFirst();
                if (same.isEmpty()) {
                    model.hotkeys.add(one);
                    model.hotkeyWrong.set(Optional.of(texts.get("setup.hotkey.gone", one.wallet(), one.hotkey())));
                }
                model.hotkey().set(same.or(() -> chosen));
            });
        });
    }

    /// Puts the next free port into its field.
    void freePort() {
        int first = FIRST_PORT;
        ask(() -> {
            int port = first;
            List<Integer> used = source.profiles()
                    .stream()
                    .filter(each -> before.filter(own -> own.name().equals(each.name())).isEmpty())
                    .flatMap(each -> each.axonPort().stream().boxed())
                    .toList();
            int free = source.freePort(port);
            while (used.contains(free)) {
                free = source.freePort(free + 1);
            }
            return free;
        }, port -> form.put(SetupEntry.PORT, Integer.toString(port)));
    }

    /// The person chooses the folder with the subnet's files.
    void chooseFolder() {
        ports.folder().apply(texts.get("setup.in.folder")).ifPresent(folder -> {
            form.put(SetupEntry.FOLDER, folder.toString());
            lookAround();
        });
    }

    void choosePython() {
        ports.folder()
                .apply(texts.get("setup.in.python"))
                .ifPresent(folder -> form.put(SetupEntry.PYTHON, folder.toString()));
    }

    /// Looks into the folder, and proposes needs and, where none is typed, the command.
    void lookAround() {
        quiet();
        Path folder;
        try {
            folder = Path.of(form.typed(SetupEntry.FOLDER));
        } catch (InvalidPathException e) {
            model.wrong(SetupEntry.FOLDER).set(Optional.of(texts.get("setup.wrong.folder")));
            return;
        }
        if (!folder.isAbsolute()) {
            model.wrong(SetupEntry.FOLDER).set(Optional.of(texts.get("setup.wrong.folder")));
            return;
        }
        ask(() -> source.look(folder), this::propose);
    }

    private void propose(SubnetFolder found) {
        found.needs().ifPresent(known -> needs = known);
        sayNeeds();
        boolean empty = form.typed(SetupEntry.COMMAND).isEmpty();
        if (empty && found.command().isPresent()) {
            form.put(SetupEntry.COMMAND, SetupForm.line(found.command().get()));
        }
        model.said.set(Optional.of(texts.get(found.command().isPresent()
                ? empty ? "setup.found.command" : "setup.found.kept"
                : "setup.found.nothing")));
    }

    private void sayNeeds() {
        List<String> parts = new ArrayList<>();
        needs.cardMemory().ifPresent(bytes -> parts.add(texts.get("setup.needs.card", gib(bytes))));
        if (needs.cardMemory().isEmpty() && needs.needsCard()) {
            parts.add(texts.get("setup.needs.any"));
        }
        needs.cores().ifPresent(cores -> parts.add(texts.get("setup.needs.cores", format.count(cores))));
        needs.memory().ifPresent(bytes -> parts.add(texts.get("setup.needs.memory", gib(bytes))));
        needs.disk().ifPresent(bytes -> parts.add(texts.get("setup.needs.disk", gib(bytes))));
        model.needs.set(parts.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.get("setup.needs", String.join(", ", parts))));
    }

    private String gib(long bytes) {
        return format.count((bytes + (1L << GIB - 1)) >> GIB);
    }

    /// Stores it and looks at everything that it needs.
    void save() {
        quiet();
        form.read(before, network, needs).ifPresent(this::store);
    }

    private void store(MinerProfile profile) {
        boolean fresh = before.isEmpty();
        ask(() -> {
            // none of another is written over by a new one
            if (fresh && source.profiles().stream().anyMatch(each -> each.name().equals(profile.name()))) {
                return false;
            }
            source.write(profile);
            return true;
        }, stored -> {
            if (!stored) {
                model.wrong(SetupEntry.NAME).set(Optional.of(texts.get("setup.wrong.exists", profile.name())));
                return;
            }
            before = Optional.of(profile);
            model.fresh.set(false);
            model.said.set(Optional.of(texts.get("setup.saved")));
            ports.changed().run();
            check(profile);
        });
    }

    /// Looks again at what the stored one needs.
    void check() {
        quiet();
        before.ifPresentOrElse(this::check, this::save);
    }

    private void check(MinerProfile profile) {
        model.checked.set(Optional.of(texts.get("setup.checking")));
        ask(() -> source.check(profile), findings -> {
            List<CheckLine> lines = new ArrayList<>();
            for (Finding finding : findings) {
                lines.add(line(finding, lines.size()));
            }
            model.checks.setAll(lines);
            long failed = findings.stream().filter(one -> one.verdict() == Finding.Verdict.FAIL).count();
            model.checked.set(Optional.of(failed > 0
                    ? texts.get("setup.checks.failed", format.count(failed))
                    : texts.get("setup.checks.good")));
        });
    }

    private CheckLine line(Finding finding, int place) {
        List<String> parts = new ArrayList<>();
        finding.measured().ifPresent(parts::add);
        finding.needed().ifPresent(needed -> parts.add(texts.get("node.check.needed", needed)));
        StringBuilder said = new StringBuilder(String.join(" · ", parts));
        finding.advice().ifPresent(advice -> said.append(said.isEmpty() ? "" : "\n").append(advice));
        String id = finding.id().name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + place;
        return switch (finding.verdict()) {
            case PASS -> new CheckLine(id, Optional.of(true), texts.get("node.check.pass"), finding.title(),
                    said.toString());
            case WARN -> new CheckLine(id, Optional.empty(), texts.get("node.check.warn"), finding.title(),
                    said.toString());
            case FAIL -> new CheckLine(id, Optional.of(false), texts.get("node.check.fail"), finding.title(),
                    said.toString());
        };
    }

    /// Writes it for somebody else, without what looks secret.
    void export() {
        quiet();
        if (before.isEmpty()) {
            model.wrong.set(Optional.of(texts.get("setup.export.first")));
            return;
        }
        String name = before.get().name();
        ports.save().apply(name + ".json").ifPresent(file -> ask(() -> {
            ProfileStore.Exported given = source.export(name);
            OwnerOnly.writeAtomically(file, java.nio.ByteBuffer.wrap(given.json()));
            return given.leftOut();
        }, leftOut -> model.said.set(Optional.of(leftOut.isEmpty()
                ? texts.get("setup.exported")
                : texts.get("setup.exported.without", String.join(", ", leftOut))))));
    }

    /// Puts one that somebody gave into the fields; nothing is stored.
    void bringIn() {
        quiet();
        ports.open().apply(texts.get("setup.import")).ifPresent(file -> ask(() -> {
            if (Files.size(file) > MOST_BYTES) {
                throw new MinerException(MinerException.Kind.PROFILE, texts.get("setup.file.large"));
            }
            return ProfileStore.imported(Files.readAllBytes(file));
        }, profile -> {
            open(Optional.of(profile), network);
            before = Optional.empty();
            model.fresh.set(true);
            model.said.set(Optional.of(texts.get("setup.imported")));
        }));
    }
}
