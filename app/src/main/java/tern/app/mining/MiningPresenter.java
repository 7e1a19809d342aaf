package tern.app.mining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tern.app.feed.PortfolioState;
import tern.app.log.LogPresenter;
import tern.app.mining.MiningModel.Level;
import tern.app.mining.MiningModel.Screen;
import tern.app.mining.MiningModel.Standing;
import tern.app.ui.Changes;
import tern.app.ui.InTurn;
import tern.app.ui.Series;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.gpu.choice.Reason;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.GpuId;
import tern.gpu.model.GpuSnapshot;
import tern.node.manage.NodeLog;
import tern.node.manage.check.Finding;
import tern.node.miner.ChainStand;
import tern.node.miner.MinerException;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerStatus;
import tern.node.miner.MinerTruth;

/// Decides what the page shows of cards and miners, and carries out what the person wants of them. Plain Java; to be
/// called on the FX thread.
public final class MiningPresenter {

    private final MiningModel model;
    private final Ports ports;
    private final Texts texts;
    private final CardsPresenter cards;
    private final MinerWords words;
    private final PlacePresenter place;
    private final DeedPresenter deeds;
    private final EarnedPresenter earned;
    private final LogPresenter log;
    private final InTurn keeping;
    private List<MinerStatus> statuses = List.of();
    private final Set<String> running = new HashSet<>();
    private boolean seen;
    private boolean adopting;

    /// @param series the window's colours
    public MiningPresenter(MiningModel model, Ports ports, Texts texts, TaoFormat format, Series series) {
        this.model = model;
        this.ports = ports;
        this.texts = texts;
        words = new MinerWords(texts, format, ports.clock(), series);
        place = new PlacePresenter(model, ports, this::render);
        deeds = new DeedPresenter(model, ports, texts, this::render);
        earned = new EarnedPresenter(model, ports, texts);
        cards = new CardsPresenter(model, ports, texts, format, () -> statuses, this::render);
        log = new LogPresenter(model.log(), ports.work(), ports.ui(), texts, format);
        keeping = new InTurn(ports.work());
        render();
    }

    /// The window is there: takes up miners that were left, and begins to measure where that is wanted.
    public void begin() {
        adopting = true;
        deeds.adopt(statuses);
        cards.begin();
    }

    /// Takes the miners' newest states.
    public void show(List<MinerStatus> now) {
        boolean others = !now.stream()
                .map(MinerStatus::name)
                .toList()
                .equals(statuses.stream().map(MinerStatus::name).toList());
        statuses = now;
        for (MinerStatus status : now) {
            boolean runs = status.pid().isPresent();
            place.ran(status);
            if (runs ? running.add(status.name()) : running.remove(status.name())) {
                cards.needed(!running.isEmpty());
            }
        }
        if (others) {
            profilesChanged();
            if (adopting) {
                deeds.adopt(now);
            }
        }
        render();
    }

    /// Takes the newest picture of the cards.
    public void show(GpuSnapshot snapshot) {
        cards.show(snapshot);
    }

    /// Takes the newest state of the connection.
    public void show(PortfolioState state) {
        place.show(state);
        statuses.forEach(place::ran);
        place.look(status(), seen);
        render();
    }

    /// A second has passed: lengths of time grow.
    public void tick() {
        place.look(status(), seen);
        place.lookAtOthers(statuses);
        if (seen) {
            cards.tick();
            render();
        }
    }

    /// Whether the page is on the screen.
    public void looked(boolean now) {
        seen = now;
        cards.looked(now);
        if (now) {
            profilesChanged();
            place.look(status(), true);
            earned.again();
            render();
        }
    }

    /// What a payout of the chosen miner leaves over; empty where that is not known.
    Optional<EpochNet> left(SeenEpoch epoch) {
        return earned.left(epoch);
    }

    /// Costs or TAO's price are others now.
    public void costsChanged() {
        model.costs.set(model.costs.get() + 1);
    }

    /// Profiles were added, changed or deleted: they are read again.
    public void profilesChanged() {
        keeping.execute(() -> {
            try {
                List<MinerProfile> read = ports.miners().profiles();
                ports.ui().execute(() -> take(read));
            } catch (MinerException e) {
                ports.ui().execute(() -> model.wrong.set(Optional.of(e.sentence())));
            }
        });
    }

    private void take(List<MinerProfile> read) {
        Changes.put(model.profiles, read);
        Optional<MinerProfile> before = model.chosen.get();
        Optional<MinerProfile> now = read.stream()
                .filter(profile -> before.filter(was -> was.name().equals(profile.name())).isPresent())
                .findFirst()
                .or(() -> read.stream().filter(profile -> running.contains(profile.name())).findFirst())
                .or(() -> read.stream().findFirst());
        if (!now.equals(before)) {
            turnTo(now);
        }
        render();
    }

    /// Shows another miner.
    public void choose(String name) {
        model.profiles.get()
                .stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .ifPresent(profile -> turnTo(Optional.of(profile)));
        place.look(status(), seen);
        render();
    }

    private void turnTo(Optional<MinerProfile> profile) {
        Optional<MinerProfile> before = model.chosen.get();
        Changes.put(model.chosen, profile);
        boolean another = !before.map(MinerProfile::name).equals(profile.map(MinerProfile::name))
                || !before.map(MinerProfile::hotkey).equals(profile.map(MinerProfile::hotkey))
                || !before.map(MinerProfile::netuid).equals(profile.map(MinerProfile::netuid));
        if (another) {
            model.wrong.set(Optional.empty());
            place.forget();
            earned.show(Optional.empty());
            if (model.screen.get() == Screen.LOG) {
                openLog();
            }
        }
    }

    private Optional<MinerStatus> status() {
        return model.chosen.get()
                .flatMap(profile -> statuses.stream()
                        .filter(status -> status.name().equals(profile.name()))
                        .findFirst());
    }

    private void render() {
        cards.render();
        earned.show(model.place.get());
        Optional<MinerProfile> profile = model.chosen.get();
        Optional<MinerStatus> status = status();
        if (profile.isEmpty() || status.isEmpty()) {
            Changes.put(model.miner, MinerPicture.none(Chip.of(Tone.QUIET, texts.get("mining.state.none")),
                    List.of(texts.get("mining.none"))));
        } else {
            Changes.put(model.miner, words.picture(known(profile.get(), status.get()),
                    cards.reasonWords(profile.get())));
        }
        dot();
    }

    private MinerWords.Known known(MinerProfile profile, MinerStatus status) {
        Optional<MinerTruth> truth = Verdicts.of(status, Cards.busy(cards.devices(), profile),
                place.began(profile.name()), model.place.get());
        return new MinerWords.Known(profile, status, model.place.get(), truth, !place.isElsewhere(profile),
                place.isPractice(), place.reached(), deeds.isBusy(profile.name()));
    }

    /// The miner that is worst off says how they stand; of one that is not shown the chain is not read.
    private void dot() {
        Optional<Standing> worst = Optional.empty();
        for (MinerStatus status : statuses) {
            Optional<MinerProfile> profile = model.profiles.get()
                    .stream()
                    .filter(one -> one.name().equals(status.name()))
                    .findFirst();
            if (profile.isEmpty()) {
                continue;
            }
            boolean shown = model.chosen.get().filter(profile.get()::equals).isPresent();
            Chip chip = words.chip(shown
                    ? known(profile.get(), status)
                    : new MinerWords.Known(profile.get(), status, Optional.empty(), Optional.empty(), true, false,
                            Optional.empty(), false));
            Level level = switch (chip.tone()) {
                case QUIET -> Level.RESTS;
                case GOOD -> Level.WELL;
                case WARNING -> Level.UNDER_WAY;
                case BAD -> Level.TROUBLED;
            };
            if (worst.isEmpty() || worst.get().level().compareTo(level) < 0) {
                worst = Optional.of(new Standing(level, chip.words()));
            }
        }
        Changes.put(model.stands, worst.orElseGet(() -> new Standing(Level.RESTS, "")));
    }

    /// The panel's button.
    public void press() {
        switch (model.miner.get().action()) {
            case START -> start();
            case STOP -> stop();
            case NONE, WAIT -> {
            }
        }
    }

    public void start() {
        model.chosen.get().ifPresent(profile -> {
            List<Finding> more = new ArrayList<>(cards.findings(profile));
            model.place.get().ifPresent(known -> more.addAll(ChainStand.findings(profile, known.stand())));
            deeds.start(profile.name(), more);
        });
    }

    public void stop() {
        model.chosen.get().ifPresent(profile -> deeds.stop(profile.name()));
    }

    /// Whether a miner can be started now, for the finder.
    public boolean canStart() {
        return model.miner.get().action() == MinerPicture.Action.START;
    }

    /// Whether there is one to stop, for the finder.
    public boolean canStop() {
        return model.miner.get().action() == MinerPicture.Action.STOP;
    }

    /// Gives the chosen miner a card, or takes it away.
    void pick(GpuId id, boolean wanted) {
        Optional<MinerProfile> profile = model.chosen.get();
        Optional<String> uuid = cards.devices()
                .stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .flatMap(device -> device.identity().uuid());
        if (profile.isEmpty() || uuid.isEmpty()) {
            render();
            return;
        }
        List<String> now = new ArrayList<>(profile.get().cards());
        now.remove(uuid.get());
        if (wanted) {
            now.add(uuid.get());
        }
        MinerProfile other = profile.get().withCards(now);
        turnTo(Optional.of(other));
        render();
        keeping.execute(() -> {
            try {
                ports.miners().write(other);
            } catch (MinerException e) {
                ports.ui().execute(() -> model.wrong.set(Optional.of(e.sentence())));
            }
        });
        profilesChanged();
    }

    /// Shows this computer and its cards closely.
    public void openDetails() {
        model.screen.set(Screen.DETAILS);
        cards.details(true);
    }

    /// Shows what the chosen miner prints.
    public void openLog() {
        withLog(found -> {
            log.follow(found);
            model.screen.set(Screen.LOG);
        });
    }

    /// Whether the chosen miner has a log to show, for the finder.
    public boolean hasLog() {
        return model.chosen.get().isPresent();
    }

    void openLogFolder() {
        withLog(found -> ports.openFolder().accept(found.folder()));
    }

    private void withLog(Consumer<NodeLog> then) {
        model.chosen.get().ifPresent(profile -> ports.work().execute(() -> {
            try {
                NodeLog found = ports.miners().log(profile.name());
                ports.ui().execute(() -> then.accept(found));
            } catch (MinerException e) {
                ports.ui().execute(() -> model.wrong.set(Optional.of(e.sentence())));
            }
        }));
    }

    /// Back to the page.
    void back() {
        if (model.screen.get() == Screen.DETAILS) {
            cards.details(false);
        } else {
            log.close();
        }
        model.screen.set(Screen.PAGE);
    }

    LogPresenter log() {
        return log;
    }

    void span(EarnedSpan span) {
        earned.span(span);
    }

    void span(CardSpan span) {
        cards.span(span);
    }

    void alerts(AlertSettings settings) {
        cards.alerts(settings);
    }

    void lookAgain() {
        ports.hardware().lookAgain();
    }

    /// The person has answered, or left.
    void answered() {
        model.question.set(Optional.empty());
    }

    /// Runs `then` once the window may close: asks what becomes of running miners.
    ///
    /// @param canAsk whether somebody could answer
    public void quit(boolean canAsk, Runnable then) {
        deeds.quit(statuses, canAsk, then);
    }

    /// What speaks against each card for the chosen miner; for the dialogs of others.
    public Map<GpuId, List<Reason>> reasons() {
        return cards.devices().stream().collect(Collectors.toMap(GpuDevice::id, cards::reasons));
    }

    public void dispose() {
        log.close();
    }
}
