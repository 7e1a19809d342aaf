package tern.app.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tern.app.log.LogPresenter;
import tern.app.node.HeadPicture.Action;
import tern.app.node.NodeModel.Screen;
import tern.app.ui.Changes;
import tern.app.ui.InTurn;
import tern.app.ui.Sizes;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.node.manage.DataStep;
import tern.node.manage.NodeException;
import tern.node.manage.NodeKind;
import tern.node.manage.NodeService;
import tern.node.manage.NodeService.Ability;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.Problem.Fix;

/// Decides what the page shows of the nodes on this computer and carries out what the person wants of them. Plain Java;
/// to be called on the FX thread.
public final class NodePresenter {

    private static final String PRACTICE = "practice";
    private static final Duration LONGEST_SAVE = Duration.ofSeconds(2);

    private final NodeModel model;
    private final Ports ports;
    private final Texts texts;
    private final StatusWords words;
    private final CheckWords checkWords;
    private final Trends trends;
    private final LogPresenter log;
    private final ConsolePresenter console;
    private final SettingsPresenter settings;
    private final QuitPresenter quitting;
    private final InTurn keeping;
    private final Map<NodeKind, NodeService> nodes = new EnumMap<>(NodeKind.class);
    private final Map<NodeKind, NodeStatus> statuses = new EnumMap<>(NodeKind.class);
    private final StartPresenter starting;
    private NodeService node;
    private boolean chosen;
    private int choices;
    private boolean seen;
    private boolean onPractice = true;
    private boolean looking;
    private boolean setting;
    private @Nullable NodeKind checked;

    /// @param services one of each kind at most, at least one; stay the caller's to close
    public NodePresenter(NodeModel model, List<NodeService> services, Ports ports, Texts texts, TaoFormat format) {
        this.model = model;
        this.ports = ports;
        this.texts = texts;
        Sizes sizes = new Sizes(texts, format);
        words = new StatusWords(texts, format, ports.clock());
        checkWords = new CheckWords(texts);
        trends = new Trends(texts);
        keeping = new InTurn(ports.work());
        starting = new StartPresenter(model, ports, keeping, texts, checkWords, this::done, this::fix);
        log = new LogPresenter(model.log(), ports.work(), ports.ui(), texts, format);
        console = new ConsolePresenter(model, ports.work(), ports.ui(), texts);
        settings = new SettingsPresenter(model, ports, keeping, texts, sizes, starting);
        services.forEach(one -> {
            nodes.put(one.kind(), one);
            statuses.put(one.kind(), one.current());
        });
        quitting = new QuitPresenter(model, ports, keeping, texts, () -> List.copyOf(nodes.values()),
                starting.startedHere());
        node = Optional.ofNullable(nodes.get(NodeKind.BITTENSOR)).orElseGet(services::getFirst);
        turnTo(node);
    }

    /// Takes a node's newest status.
    public void show(NodeStatus status) {
        NodeStatus before = statuses.put(status.kind(), status);
        if (status.kind() == node.kind()) {
            if (trends.take(status.use())) {
                Trends.FACTS.forEach(fact -> model.lineWrapper(fact).set(trends.line(fact)));
            }
            render();
            // what was in the way of a start may not be any more
            if (before != null && before.state() != NodeState.STOPPED && status.state() == NodeState.STOPPED) {
                checked = null;
                look();
            }
        }
        dot();
    }

    /// A second has passed: lengths of time grow.
    public void tick() {
        if (seen && status().state() != NodeState.STOPPED) {
            render();
        }
    }

    /// Whether the page is on the screen.
    public void looked(boolean now) {
        seen = now;
        if (now) {
            if (!looking) {
                looking = true;
                log.follow(node.log());
            }
            render();
            look();
        }
    }

    /// Says whether the wallet shows the practice network: until the person chooses, its node is the one to show where
    /// no other runs.
    public void practiceShown(boolean shown) {
        onPractice = shown;
        NodeStatus other = statuses.get(NodeKind.BITTENSOR);
        NodeService practice = nodes.get(NodeKind.PRACTICE);
        NodeService bittensor = nodes.get(NodeKind.BITTENSOR);
        if (chosen || practice == null || bittensor == null) {
            return;
        }
        boolean rests = other == null || other.state() == NodeState.STOPPED;
        NodeService wanted = shown && rests ? practice : bittensor;
        if (!wanted.equals(node)) {
            turnTo(wanted);
        }
    }

    /// Shows the node for a network, and has it be for that one.
    public void choose(String network) {
        chosen = true;
        NodeService wanted = nodes.get(network.equals(PRACTICE) ? NodeKind.PRACTICE : NodeKind.BITTENSOR);
        if (wanted == null) {
            return;
        }
        int number = ++choices;
        if (wanted.kind() != NodeKind.BITTENSOR) {
            turnTo(wanted);
            return;
        }
        keeping.execute(() -> {
            Optional<String> wrong = Optional.empty();
            try {
                if (!wanted.settings().network().equals(network)) {
                    wanted.change(now -> now.with().network(network).build());
                }
            } catch (NodeException e) {
                wrong = Optional.of(e.sentence());
            }
            Optional<String> trouble = wrong;
            ports.ui().execute(() -> chosen(wanted, number, trouble));
        });
    }

    private void chosen(NodeService wanted, int number, Optional<String> wrong) {
        statuses.put(wanted.kind(), wanted.current());
        if (number != choices) {
            return;
        }
        if (wrong.isEmpty()) {
            turnTo(wanted);
        } else {
            // the choice goes back to what is so
            model.network.set("");
            render();
            model.wrong.set(wrong);
        }
    }

    private void turnTo(NodeService wanted) {
        node = wanted;
        checked = null;
        trends.clear();
        Trends.FACTS.forEach(fact -> model.lineWrapper(fact).set(trends.line(fact)));
        starting.forget();
        model.wrong.set(Optional.empty());
        model.said.set(Optional.empty());
        // the other's program would be taken for this one's
        Changes.put(model.program, ProgramPicture.empty());
        model.canAsk.set(wanted.abilities().contains(Ability.CONSOLE));
        model.canSet.set(wanted.abilities().contains(Ability.SETTINGS) || wanted.abilities().contains(Ability.DATA));
        model.programShown.set(wanted.abilities().contains(Ability.SETTINGS));
        if (looking) {
            log.follow(wanted.log());
        }
        if (setting) {
            settings.show(wanted);
        }
        render();
        dot();
        look();
    }

    private NodeStatus status() {
        return Optional.ofNullable(statuses.get(node.kind())).orElseGet(node::current);
    }

    private void render() {
        NodeStatus now = status();
        Action action = starting.isBusy(now.kind()) && !now.state().canStop() || now.state() == NodeState.STOPPING
                ? Action.WAIT
                : now.state().canStop() ? Action.STOP : Action.START;
        Changes.put(model.head, words.head(now, ports.readsFrom().get(), action));
        Changes.put(model.stages, now.state() == NodeState.STOPPED ? List.of() : words.stages(now));
        for (Fact fact : Fact.values()) {
            model.wrapper(fact).set(words.fact(fact, now));
        }
        // a node that has not been set since its start still runs for the network of that
        model.network.set(now.network());
        NodeStatus bittensor = statuses.get(NodeKind.BITTENSOR);
        model.choosable.set(nodes.size() > 1 && (bittensor == null || !bittensor.state().isAlive()
                || now.kind() == NodeKind.PRACTICE));
        Changes.put(model.problems, problems(now));
        now.program().ifPresent(program -> Changes.put(model.program, checkWords.picture(program)));
        boolean rests = now.state() == NodeState.STOPPED || now.state() == NodeState.FAILED;
        model.screen.set(setting ? Screen.SETTINGS : rests ? Screen.REST : Screen.LIVE);
    }

    private List<CheckRow> problems(NodeStatus now) {
        List<CheckRow> rows = new ArrayList<>();
        now.problem().ifPresent(problem -> {
            starting.remember(CheckWords.PROBLEM, problem.fix());
            rows.add(checkWords.row(problem));
        });
        if (now.settingsWait() && now.state().isAlive()) {
            String id = "node-wait";
            starting.remember(id, Fix.RESTART);
            rows.add(new CheckRow(id, Tone.WARNING, texts.get("node.check.warn"), texts.get("node.set.wait"), "",
                    Optional.of(texts.get("node.restart"))));
        }
        return rows;
    }

    private void dot() {
        NodeStatus shown = statuses.values()
                .stream()
                .filter(one -> one.kind() == NodeKind.BITTENSOR && one.state() != NodeState.STOPPED)
                .findFirst()
                .or(() -> Optional.ofNullable(statuses.get(NodeKind.PRACTICE)))
                .orElseGet(this::status);
        Changes.put(model.stands, words.standing(shown.state()));
    }

    /// Looks at what a start needs, where that was not looked at yet and somebody is there to read it.
    private void look() {
        if (seen && checked != node.kind() && !status().state().canStop()) {
            // on the practice network nothing leaves this computer without a click
            check(!onPractice);
        }
    }

    /// Looks again at what a start needs.
    public void check() {
        check(true);
    }

    private void check(boolean asks) {
        checked = node.kind();
        starting.check(node, asks);
    }

    /// The page's button.
    public void press() {
        switch (model.head.get().action()) {
            case START -> start();
            case STOP -> stop();
            case WAIT -> {
            }
        }
    }

    public void start() {
        starting.start(node);
    }

    public void restart() {
        starting.restart(node);
    }

    public void stop() {
        starting.stop(node);
    }

    /// Starts, at the window's start, the node that the person wants to be there with it; takes up one that was left.
    public void beginWithTern() {
        nodes.values()
                .stream()
                .filter(one -> one.abilities().contains(Ability.ADOPT))
                .forEach(starting::beginWithTern);
    }

    /// Says how a container engine comes onto this computer.
    public void install() {
        starting.install();
    }

    private void done(NodeService changed) {
        statuses.put(changed.kind(), changed.current());
        render();
        dot();
    }

    /// Does what the button beside a finding or problem says.
    public void fix(String id) {
        switch (starting.fix(id)) {
            case NONE -> {
            }
            case START -> start();
            case RESTART -> restart();
            case RESYNC -> settings.offer(node, DataStep.Kind.RESYNC);
            case PRUNE -> settings.offer(node, DataStep.Kind.PRUNE);
            case ADOPT -> starting.adopt(node);
            case SETTINGS -> openSettings();
            case INSTALL -> install();
            case LOG -> model.logWanted.set(model.logWanted.get() + 1);
            case FOLDER -> ports.openFolder()
                    .accept(node.abilities().contains(Ability.SETTINGS)
                            ? node.settings().dataFolder().orElseGet(() -> node.log().folder())
                            : node.log().folder());
        }
    }

    /// Shows the node's settings in place of everything.
    public void openSettings() {
        if (model.canSet.get()) {
            setting = true;
            settings.show(node);
            render();
        }
    }

    /// Back to the node.
    public void closeSettings() {
        setting = false;
        checked = null;
        render();
        look();
    }

    SettingsPresenter settings() {
        return settings;
    }

    LogPresenter log() {
        return log;
    }

    void openLogFolder() {
        ports.openFolder().accept(node.log().folder());
    }

    void ask(String question) {
        console.ask(node, question);
    }

    Optional<String> recall(boolean before) {
        return console.recall(before);
    }

    /// The person has answered, or left.
    void answered() {
        model.question.set(Optional.empty());
    }

    /// Runs `then` once the window may close: asks what becomes of a running node.
    ///
    /// @param canAsk whether somebody could answer; else a node goes on, unless the person has said otherwise before
    public void quit(boolean canAsk, Runnable then) {
        quitting.quit(canAsk, then);
    }

    /// Whether a node can be started now, for the finder.
    public boolean canStart() {
        return model.head.get().action() == Action.START;
    }

    /// Whether there is something to stop, for the finder.
    public boolean canStop() {
        return model.head.get().action() == Action.STOP;
    }

    /// Ends what follows the nodes, and waits a moment for what is being kept.
    ///
    /// @return whether all is kept
    public boolean dispose() {
        log.close();
        return keeping.await(LONGEST_SAVE);
    }
}
