package tern.app.cli;

import tern.app.transact.Amounts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import tern.app.practice.PracticeNetwork;
import tern.node.practice.control.NodeStatus;
import tern.node.practice.control.PracticeCalls;
import tern.wallet.units.TernException;

/// `tern practice stop`, `status` and `reset`: about the node as it is. None of them starts one.
final class PracticeNodeCommand implements Command {

    private static final int WHOLE = 100;

    private final CommandId id;

    PracticeNodeCommand(CommandId id) {
        this.id = id;
    }

    @Override
    public int run(Invocation invocation) throws TernException {
        PracticeAccess access = PracticeAccess.forCommand(invocation);
        return access.interruptibly(() -> switch (id) {
            case PRACTICE_STOP -> stop(access.network(), invocation);
            case PRACTICE_RESET -> reset(access.network(), invocation);
            default -> status(access.network(), invocation);
        });
    }

    private static int stop(PracticeNetwork practice, Invocation invocation)
            throws TernException, InterruptedException {
        boolean stopped = practice.stop();
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.flag("stopped", stopped).writeTo(invocation.out());
            }
        }
        invocation.say(stopped ? "practice.stopped" : "practice.not-running");
        return 0;
    }

    private static int reset(PracticeNetwork practice, Invocation invocation)
            throws TernException, InterruptedException {
        boolean world = practice.hasWorld();
        if (world) {
            consent(practice, invocation);
        }
        boolean stopped = practice.control().running().isPresent();
        practice.control().reset();
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.flag("deleted", world)
                        .flag("stopped", stopped)
                        .text("folder", practice.path().toString())
                        .writeTo(invocation.out());
            }
        }
        invocation.say(world ? "practice.deleted" : "practice.nothing-to-delete");
        return 0;
    }

    private static void consent(PracticeNetwork practice, Invocation invocation) throws TernException {
        if (invocation.arguments().has("--yes")) {
            return;
        }
        if (invocation.json() || !invocation.terminal().isInteractive()) {
            throw invocation.trouble(Trouble.NOT_CONFIRMED, "practice.reset-nobody");
        }
        invocation.remark("practice.reset-what", Plain.text(practice.path().toString(), 200));
        String answer = invocation.terminal().readLine(invocation.texts().get("practice.reset-ask"));
        if (answer == null || !answer.strip().equalsIgnoreCase(invocation.texts().get("confirm.yes"))) {
            throw invocation.trouble(Trouble.NOT_CONFIRMED, "practice.reset-no");
        }
    }

    private static int status(PracticeNetwork practice, Invocation invocation)
            throws TernException, InterruptedException {
        Optional<NodeStatus> node = practice.control().running();
        if (node.isEmpty()) {
            if (invocation.json()) {
                try (Json json = new Json()) {
                    json.flag("running", false)
                            .flag("world", practice.hasWorld())
                            .text("folder", practice.path().toString())
                            .writeTo(invocation.out());
                }
            }
            invocation.say("practice.idle");
            return 0;
        }
        if (node.get().endpoint().isEmpty()) {
            int percent = (int) (node.get().progress() * WHOLE);
            if (invocation.json()) {
                try (Json json = new Json()) {
                    json.flag("running", true)
                            .flag("world", practice.hasWorld())
                            .text("folder", practice.path().toString())
                            .number("pid", node.get().process().pid())
                            .textOrNull("endpoint", Optional.empty())
                            .number("startedPercent", percent)
                            .writeTo(invocation.out());
                }
            }
            invocation.say("practice.still-starting", percent);
            return 0;
        }
        try (PracticeCalls calls = practice.control().calls()) {
            PracticeCalls.Standing standing = calls.standing();
            if (invocation.json()) {
                write(practice, node.get(), standing, invocation);
            } else {
                print(practice, node.get(), standing, invocation);
            }
        }
        return 0;
    }

    private static void write(
            PracticeNetwork practice, NodeStatus node, PracticeCalls.Standing standing, Invocation invocation) {
        try (Json json = new Json()) {
            json.flag("running", true)
                    .flag("world", true)
                    .text("folder", practice.path().toString())
                    .number("pid", node.process().pid())
                    .textOrNull("endpoint", node.endpoint().map(Object::toString))
                    .text("genesis", standing.genesis())
                    .number("specVersion", standing.specVersion())
                    .startObject("block")
                    .number("number", standing.best())
                    .text("hash", standing.bestHash())
                    .number("timeMillis", standing.timeMillis())
                    .endObject()
                    .startObject("finalized")
                    .number("number", standing.finalized())
                    .endObject()
                    .number("waiting", standing.waiting())
                    .writeTo(invocation.out());
        }
    }

    private static void print(
            PracticeNetwork practice, NodeStatus node, PracticeCalls.Standing standing, Invocation invocation) {
        Texts texts = invocation.texts();
        String time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .format(Instant.ofEpochMilli(standing.timeMillis()).atZone(ZoneId.systemDefault()));
        invocation.print(new Table("ll")
                .row(texts.get("practice.node"),
                        texts.get("practice.node-value", node.endpoint().orElseThrow(), node.process().pid()))
                .row(texts.get("practice.folder"), Plain.text(practice.path().toString(), 200))
                .row(texts.get("network.genesis"), standing.genesis())
                .row(texts.get("network.runtime"), Long.toString(standing.specVersion()))
                .row(texts.get("network.block"), Amounts.grouped(standing.best()) + "  " + standing.bestHash())
                .row(texts.get("practice.time"), time)
                .row(texts.get("network.finalized"), Amounts.grouped(standing.finalized()))
                .row(texts.get("practice.waiting"), Amounts.grouped(standing.waiting()))
                .text(0));
    }
}
