package tern.app.mining;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tern.node.manage.Keeper;
import tern.node.manage.LogLine;
import tern.node.manage.NodeLog;
import tern.node.manage.NodeWatch;
import tern.node.manage.check.Finding;
import tern.node.miner.MinerException;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerState;
import tern.node.miner.MinerStatus;

/// Miners of which a test says how they stand. What is done to them is written down.
public final class ScriptedMiners implements MinerDesk {

    public final List<String> deeds = new CopyOnWriteArrayList<>();
    public final List<Finding> findings = new CopyOnWriteArrayList<>();
    /// Thrown by the next start.
    public volatile Optional<MinerException> refusal = Optional.empty();
    /// Whether a start is refused where a finding says fail.
    public volatile boolean refusesFailures;
    public volatile Optional<MinerException> stopFails = Optional.empty();
    /// When a started one says that it began.
    public volatile Instant now = Instant.parse("2026-11-22T12:00:04Z");
    private final Map<String, MinerProfile> profiles = new ConcurrentSkipListMap<>();
    private final Map<String, MinerStatus> statuses = new ConcurrentSkipListMap<>();
    private final List<Consumer<List<MinerStatus>>> watchers = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<LogLine>>> readers = new CopyOnWriteArrayList<>();
    private final List<LogLine> lines = new CopyOnWriteArrayList<>();

    /// Sets one up that does not run.
    public void add(MinerProfile profile) {
        profiles.put(profile.name(), profile);
        publish(status(profile.name(), MinerState.STOPPED));
    }

    /// Says how one stands from now on.
    public void publish(MinerStatus status) {
        statuses.put(status.name(), status);
        List<MinerStatus> all = current();
        watchers.forEach(watcher -> watcher.accept(all));
    }

    /// A plain status, running for as long as [#now] says.
    public MinerStatus status(String name, MinerState state) {
        boolean runs = state == MinerState.RUNNING;
        return new MinerStatus(name, state, runs ? OptionalLong.of(4242) : OptionalLong.empty(),
                runs ? Optional.of(now) : Optional.empty(), false, runs ? Keeper.SELF : Keeper.NOBODY,
                Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    public void print(LogLine.Level level, String text) {
        LogLine line = new LogLine(lines.size(), Optional.empty(), level, text);
        lines.add(line);
        readers.forEach(reader -> reader.accept(List.of(line)));
    }

    @Override
    public List<MinerStatus> current() {
        return statuses.values().stream().sorted(Comparator.comparing(MinerStatus::name)).toList();
    }

    @Override
    public NodeWatch watch(Consumer<List<MinerStatus>> listener) {
        watchers.add(listener);
        listener.accept(current());
        return () -> watchers.remove(listener);
    }

    @Override
    public List<MinerProfile> profiles() {
        return new ArrayList<>(profiles.values());
    }

    @Override
    public void write(MinerProfile profile) {
        profiles.put(profile.name(), profile);
        deeds.add("write " + profile.name());
        if (!statuses.containsKey(profile.name())) {
            publish(status(profile.name(), MinerState.STOPPED));
        }
    }

    @Override
    public List<Finding> check(String name, List<Finding> more) {
        deeds.add("check " + name);
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return all;
    }

    @Override
    public void start(String name, List<Finding> more, boolean despite) throws MinerException {
        deeds.add("start " + name + (despite ? " despite" : ""));
        if (refusal.isPresent() && !despite) {
            MinerException wrong = refusal.get();
            refusal = Optional.empty();
            throw wrong;
        }
        if (refusesFailures && !despite && more.stream().anyMatch(each -> each.verdict() == Finding.Verdict.FAIL)) {
            throw MinerException.failedCheck("It is refused.", more);
        }
        publish(status(name, MinerState.RUNNING));
    }

    @Override
    public void stop(String name) throws MinerException {
        deeds.add("stop " + name);
        if (stopFails.isPresent()) {
            throw stopFails.get();
        }
        publish(status(name, MinerState.STOPPED));
    }

    @Override
    public boolean adopt(String name) {
        deeds.add("adopt " + name);
        return false;
    }

    @Override
    public void detach(String name) {
        deeds.add("detach " + name);
    }

    @Override
    public void epoch(String name, long number, boolean lost) {
        deeds.add("epoch " + name + " " + number + (lost ? " lost" : ""));
    }

    @Override
    public void delete(String name) {
        deeds.add("delete " + name);
        profiles.remove(name);
        statuses.remove(name);
        List<MinerStatus> all = current();
        watchers.forEach(watcher -> watcher.accept(all));
    }

    @Override
    public NodeLog log(String name) {
        return new NodeLog() {

            @Override
            public List<LogLine> search(LogLine.Level least, String text, int limit) {
                List<LogLine> found = lines.stream()
                        .filter(line -> line.level().compareTo(least) >= 0)
                        .filter(line -> line.text().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                        .toList();
                return found.subList(Math.max(0, found.size() - limit), found.size());
            }

            @Override
            public NodeWatch follow(Consumer<List<LogLine>> listener) {
                readers.add(listener);
                return () -> readers.remove(listener);
            }

            @Override
            public Path folder() {
                return Path.of("/home/somebody/.local/share/tern/miners", name);
            }
        };
    }

    @Override
    public void close() {
        deeds.add("close");
    }
}
