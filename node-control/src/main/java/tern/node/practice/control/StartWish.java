package tern.node.practice.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// How a practice node is to be started, where it does not run yet.
///
/// @param port         empty: any free one
/// @param blockTime    0.25 s to 60 s between blocks
/// @param seed         of a new world
/// @param historyHours of a new world; empty: 60 days
/// @param edition      rules of a new world: `older`, `current`, `future`
/// @param idleStop     ends by itself when nobody has been connected for so long; empty: never
/// @param finalityLag  blocks behind the newest that are not final yet
public record StartWish(OptionalInt port, Optional<Duration> blockTime, OptionalLong seed, OptionalInt historyHours,
        Optional<String> edition, Optional<Duration> idleStop, OptionalInt finalityLag) {

    /// As it is started when a network is wanted and nobody said more: it ends ten minutes after its last visitor.
    public static StartWish quiet() {
        return standard().withIdleStop(Duration.ofMinutes(10));
    }

    /// Runs until it is stopped.
    public static StartWish standard() {
        return new StartWish(OptionalInt.empty(), Optional.empty(), OptionalLong.empty(), OptionalInt.empty(),
                Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    public StartWish withPort(int wanted) {
        return new StartWish(OptionalInt.of(wanted), blockTime, seed, historyHours, edition, idleStop, finalityLag);
    }

    public StartWish withBlockTime(Duration time) {
        return new StartWish(port, Optional.of(time), seed, historyHours, edition, idleStop, finalityLag);
    }

    public StartWish withSeed(long wanted) {
        return new StartWish(port, blockTime, OptionalLong.of(wanted), historyHours, edition, idleStop, finalityLag);
    }

    public StartWish withHistoryHours(int hours) {
        return new StartWish(port, blockTime, seed, OptionalInt.of(hours), edition, idleStop, finalityLag);
    }

    public StartWish withEdition(String word) {
        return new StartWish(port, blockTime, seed, historyHours, Optional.of(word), idleStop, finalityLag);
    }

    public StartWish withIdleStop(Duration after) {
        return new StartWish(port, blockTime, seed, historyHours, edition, Optional.of(after), finalityLag);
    }

    public StartWish withFinalityLag(int blocks) {
        return new StartWish(port, blockTime, seed, historyHours, edition, idleStop, OptionalInt.of(blocks));
    }

    List<String> arguments(PracticeFolder folder, String run) {
        List<String> all = new ArrayList<>(List.of("--data", folder.path().toString(), "--run", run));
        port.ifPresent(value -> add(all, "--port", value));
        blockTime.ifPresent(value -> add(all, "--block-time", value.toMillis()));
        seed.ifPresent(value -> add(all, "--seed", value));
        historyHours.ifPresent(value -> add(all, "--history-hours", value));
        edition.ifPresent(value -> add(all, "--edition", value));
        idleStop.ifPresent(value -> add(all, "--idle-stop", value.toSeconds()));
        finalityLag.ifPresent(value -> add(all, "--finality-lag", value));
        return all;
    }

    private static void add(List<String> all, String name, Object value) {
        all.add(name);
        all.add(value.toString());
    }
}
