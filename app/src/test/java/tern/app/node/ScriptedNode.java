package tern.app.node;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tern.node.manage.Consent;
import tern.node.manage.DataStep;
import tern.node.manage.Keeper;
import tern.node.manage.LogLine;
import tern.node.manage.NodeConsole;
import tern.node.manage.NodeException;
import tern.node.manage.NodeKind;
import tern.node.manage.NodeLog;
import tern.node.manage.NodeService;
import tern.node.manage.NodeSettings;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.NodeStatus.Chain;
import tern.node.manage.NodeStatus.Use;
import tern.node.manage.NodeWatch;
import tern.node.manage.Progress;
import tern.node.manage.check.Finding;

/// A node of which a test says how it stands. What is done to it is written down.
public final class ScriptedNode implements NodeService {

    public final List<String> deeds = new CopyOnWriteArrayList<>();
    public final List<Finding> findings = new CopyOnWriteArrayList<>();
    public final List<DataStep> steps = new CopyOnWriteArrayList<>();
    /// Thrown by the next start.
    public volatile Optional<NodeException> refusal = Optional.empty();
    /// Thrown by every change of the settings.
    public volatile Optional<NodeException> changeFails = Optional.empty();
    public volatile Optional<NodeException> stopFails = Optional.empty();
    public volatile boolean adoptable;
    private final NodeKind kind;
    private final List<Consumer<NodeStatus>> watchers = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<LogLine>>> readers = new CopyOnWriteArrayList<>();
    private final List<LogLine> lines = new CopyOnWriteArrayList<>();
    private volatile NodeStatus status;
    private volatile NodeSettings settings = NodeSettings.standard();

    public ScriptedNode(NodeKind kind) {
        this.kind = kind;
        boolean practice = kind == NodeKind.PRACTICE;
        status = new NodeStatus(kind, NodeState.STOPPED, practice ? "practice" : "finney",
                practice ? "Practice network" : "Finney", false, Keeper.NOBODY, Optional.empty(), List.of(),
                Chain.unknown(), Use.unknown(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                OptionalLong.empty(), 0, false);
    }

    /// Says how it stands from now on.
    public void publish(UnaryOperator<NodeStatus> change) {
        NodeStatus now = change.apply(status);
        status = now;
        watchers.forEach(watcher -> watcher.accept(now));
    }

    /// The same node in another state.
    public static NodeStatus in(NodeStatus of, NodeState state) {
        return new NodeStatus(of.kind(), state, of.network(), of.title(), of.archive(), of.keeper(), of.restart(),
                of.stages(), of.chain(), of.use(), of.problem(), of.program(), of.endpoint(), of.started(), of.pid(),
                of.restarts(), of.settingsWait());
    }

    public void print(LogLine.Level level, String text) {
        LogLine line = new LogLine(lines.size(), Optional.of(LocalDateTime.of(2026, 11, 22, 12, 4, lines.size() % 60)),
                level, text);
        lines.add(line);
        readers.forEach(reader -> reader.accept(List.of(line)));
    }

    @Override
    public NodeKind kind() {
        return kind;
    }

    @Override
    public Set<Ability> abilities() {
        return kind == NodeKind.PRACTICE
                ? EnumSet.of(Ability.DATA, Ability.CONSOLE)
                : EnumSet.allOf(Ability.class);
    }

    @Override
    public NodeStatus current() {
        return status;
    }

    @Override
    public NodeWatch watch(Consumer<NodeStatus> listener) {
        watchers.add(listener);
        listener.accept(status);
        return () -> watchers.remove(listener);
    }

    @Override
    public NodeSettings settings() {
        return settings;
    }

    @Override
    public synchronized void change(UnaryOperator<NodeSettings> how) throws NodeException {
        if (changeFails.isPresent()) {
            throw changeFails.get();
        }
        NodeSettings now = how.apply(settings);
        if (now.rpcPort() == now.p2pPort()) {
            throw new NodeException(NodeException.Kind.SETTINGS, "Two ports are the same.");
        }
        settings = now;
        deeds.add("change");
        publish(before -> new NodeStatus(kind, before.state(), now.network(),
                now.network().equals("test") ? "Test network" : "Finney", now.archive(), before.keeper(),
                before.restart(), before.stages(), before.chain(), before.use(), before.problem(), before.program(),
                before.endpoint(), before.started(), before.pid(), before.restarts(), before.state().isAlive()));
    }

    @Override
    public List<Finding> check(boolean asks) {
        deeds.add(asks ? "check" : "check here");
        return List.copyOf(findings);
    }

    @Override
    public void start(Consent consent) throws NodeException {
        Optional<NodeException> refused = refusal;
        refusal = Optional.empty();
        deeds.add("start" + consent.program().map(digest -> " " + digest).orElse("")
                + (consent.despiteFindings() ? " despite" : ""));
        if (refused.isPresent()) {
            throw refused.get();
        }
        publish(now -> in(now, NodeState.RUNNING));
    }

    @Override
    public void stop() throws NodeException {
        deeds.add("stop");
        if (stopFails.isPresent()) {
            throw stopFails.get();
        }
        publish(now -> in(now, NodeState.STOPPED));
    }

    @Override
    public void restart(Consent consent) throws NodeException {
        deeds.add("restart");
        stop();
        start(consent);
    }

    @Override
    public boolean adopt() {
        deeds.add("adopt");
        return adoptable;
    }

    @Override
    public List<DataStep> dataSteps() {
        return List.copyOf(steps);
    }

    @Override
    public void perform(DataStep.Kind step, Consent consent, Progress progress) throws NodeException {
        Optional<NodeException> refused = refusal;
        refusal = Optional.empty();
        deeds.add("perform " + step + (consent.despiteFindings() ? " despite" : ""));
        if (refused.isPresent()) {
            throw refused.get();
        }
        progress.at(0.5);
    }

    @Override
    public void moveData(Path to, Progress progress) throws NodeException {
        progress.at(0.25);
        deeds.add("move " + to);
        settings = settings.with().dataFolder(Optional.of(to)).build();
    }

    @Override
    public NodeLog log() {
        return log;
    }

    private final NodeLog log = new NodeLog() {
        @Override
        public List<LogLine> search(LogLine.Level least, String text, int limit) {
            List<LogLine> found = new ArrayList<>();
            for (LogLine line : lines) {
                if (line.level().compareTo(least) >= 0
                        && line.text().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
                    found.add(line);
                }
            }
            return found.subList(Math.max(0, found.size() - limit), found.size());
        }

        @Override
        public NodeWatch follow(Consumer<List<LogLine>> listener) {
            readers.add(listener);
            return () -> readers.remove(listener);
        }

        @Override
        public Path folder() {
            return Path.of("/home/me/.local/share/tern/node/log");
        }
    };

    @Override
    public NodeConsole console() {
        return new NodeConsole() {
            @Override
            public String ask(String method, String params) throws NodeException {
                if (method.equals("author_submitExtrinsic")) {
                    throw new NodeException(NodeException.Kind.REFUSED, "Tern does not pass that on.");
                }
                return method + " " + params;
            }

            @Override
            public List<String> methods() {
                return List.of("system_health");
            }
        };
    }

    @Override
    public void close() {
        watchers.clear();
    }
}
