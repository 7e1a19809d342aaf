package tern.app.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.app.practice.PracticeNetwork;
import tern.node.practice.control.NodeStatus;
import tern.node.practice.control.StartWish;
import tern.wallet.units.TernException;

/// `tern practice start`: the practice network's node in a process of its own, until it is stopped. Ends when it
/// answers.
final class PracticeStartCommand implements Command {

    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_DAYS = 60;
    private static final int HOURS = 24;
    private static final int SHORTEST_BLOCK = 250;
    private static final int LONGEST_BLOCK = 60_000;
    /// Count whenever a node is started.
    private static final List<String> OF_A_RUN = List.of("--port", "--block-time");
    /// Count when its world is made.
    private static final List<String> OF_A_WORLD = List.of("--seed", "--history-days", "--edition");

    @Override
    public int run(Invocation invocation) throws TernException {
        PracticeAccess access = PracticeAccess.forCommand(invocation);
        StartWish wish = wish(invocation);
        return access.interruptibly(() -> {
            PracticeNetwork practice = access.network();
            boolean running = practice.control().running().isPresent();
            List<String> moot = moot(invocation.arguments(), running, practice.hasWorld());
            NodeStatus node = practice.start(wish, access.progress());
            say(invocation, practice, node, running, moot);
            return 0;
        });
    }

    private static void say(
            Invocation invocation, PracticeNetwork practice, NodeStatus node, boolean running, List<String> moot) {
        String endpoint = node.endpoint().orElseThrow().toString();
        long pid = node.process().pid();
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.text("endpoint", endpoint)
                        .number("pid", pid)
                        .flag("started", !running)
                        .textOrNull("genesis", node.genesis())
                        .text("folder", practice.path().toString())
                        .startArray("ignored");
                moot.forEach(json.generator()::writeString);
                json.endArray().writeTo(invocation.out());
            }
            return;
        }
        invocation.say(running ? "practice.runs-already" : "practice.runs", endpoint, pid);
        List<String> ofTheRun = moot.stream().filter(OF_A_RUN::contains).toList();
        List<String> ofTheWorld = moot.stream().filter(OF_A_WORLD::contains).toList();
        if (!ofTheRun.isEmpty()) {
            invocation.remark("practice.moot-run", String.join(", ", ofTheRun));
        }
        if (!ofTheWorld.isEmpty()) {
            invocation.remark("practice.moot-world", String.join(", ", ofTheWorld));
        }
    }

    /// The options that change nothing, since what they are about is there already.
    private static List<String> moot(Arguments arguments, boolean running, boolean world) {
        List<String> moot = new ArrayList<>();
        if (running) {
            OF_A_RUN.stream().filter(arguments::has).forEach(moot::add);
        }
        if (running || world) {
            OF_A_WORLD.stream().filter(arguments::has).forEach(moot::add);
        }
        return moot;
    }

    private static StartWish wish(Invocation invocation) throws CliException {
        Arguments arguments = invocation.arguments();
        StartWish wish = StartWish.standard();
        Optional<String> port = arguments.value("--port");
        if (port.isPresent()) {
            wish = wish.withPort((int) Whole.between(port.get(), 1, HIGHEST_PORT)
                    .orElseThrow(() -> invocation.usage("practice.bad-port")));
        }
        Optional<String> blockTime = arguments.value("--block-time");
        if (blockTime.isPresent()) {
            wish = wish.withBlockTime(Duration.ofMillis(Whole.thousandths(blockTime.get())
                    .filter(millis -> millis >= SHORTEST_BLOCK && millis <= LONGEST_BLOCK)
                    .orElseThrow(() -> invocation.usage("practice.bad-block-time"))));
        }
        Optional<String> seed = arguments.value("--seed");
        if (seed.isPresent()) {
            wish = wish.withSeed(Whole.between(seed.get(), 0, Long.MAX_VALUE)
                    .orElseThrow(() -> invocation.usage("practice.bad-seed", Long.MAX_VALUE)));
        }
        Optional<String> days = arguments.value("--history-days");
        if (days.isPresent()) {
            wish = wish.withHistoryHours(HOURS * (int) Whole.between(days.get(), 0, MOST_DAYS)
                    .orElseThrow(() -> invocation.usage("practice.bad-history", MOST_DAYS)));
        }
        Optional<String> edition = arguments.value("--edition");
        return edition.isPresent() ? wish.withEdition(edition(edition.get(), invocation)) : wish;
    }

    /// The rules by the word that the node knows.
    static String edition(String typed, Invocation invocation) throws CliException {
        return switch (typed) {
            case "older", "current", "future" -> typed;
            default -> throw invocation.usage("practice.bad-edition");
        };
    }
}
