package tern.app.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import tern.node.manage.LogLine;
import tern.node.manage.NodeLog;
import tern.node.manage.NodeWatch;
import tern.node.manage.Problem;
import tern.node.manage.check.Finding;
import tern.node.miner.ChainStand;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerRestarts;
import tern.node.miner.MinerState;
import tern.node.miner.MinerStatus;
import tern.node.miner.MinerTruth;
import tern.node.miner.Miners;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.MinerReader;
import tern.wallet.subnets.MinerStand;
import tern.wallet.units.TernException;

/// `tern miner check`, `start`, `stop`, `status` and `logs`.
final class MinerCommand implements Command {

    private static final int USUAL_LINES = 50;
    private static final int SHOWN_RESTARTS = 3;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final CommandId id;

    MinerCommand(CommandId id) {
        this.id = id;
    }

    @Override
    public int run(Invocation invocation) throws TernException {
        List<String> names = invocation.arguments().positionals();
        return MinerAccess.with(invocation, miners -> switch (id) {
            case MINER_CHECK -> check(miners, names.getFirst(), invocation);
            case MINER_START -> start(miners, names.getFirst(), invocation);
            case MINER_STOP -> stop(miners, names.getFirst(), invocation);
            case MINER_LOGS -> logs(miners, names.getFirst(), invocation);
            default -> status(miners, names, invocation);
        });
    }

    /// How the miner stands on its chain; empty where nobody may be asked.
    private static Optional<MinerStand> stand(MinerProfile profile, Invocation invocation) throws TernException {
        if (invocation.arguments().has("--ask-nobody")) {
            return Optional.empty();
        }
        try (ChainClient chain = PracticeAccess.connect(Networks.parse(profile.network()), ChainOptions.standard(),
                invocation)) {
            var at = chain.bestBlock();
            AccountId owner = Wallets.lookUp(profile.wallet(), invocation)
                    .flatMap(wallet -> wallet.coldkey())
                    .orElse(profile.hotkey());
            return Optional.of(new MinerReader(chain).read(profile.netuid(), profile.hotkey(), owner, at));
        }
    }

    private static List<Finding> chainFindings(MinerProfile profile, Invocation invocation) throws TernException {
        return stand(profile, invocation).map(stand -> ChainStand.findings(profile, stand)).orElse(List.of());
    }

    private static int check(Miners miners, String name, Invocation invocation)
            throws TernException, InterruptedException {
        MinerProfile profile = miners.profiles().read(name);
        List<Finding> findings = miners.check(name, chainFindings(profile, invocation));
        boolean fails = findings.stream().anyMatch(finding -> finding.verdict() == Finding.Verdict.FAIL);
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.text("miner", name);
                NodeJson.findings(json, findings);
                if (fails) {
                    CommandLineProgram.writeError(json, new Failures.Failure(Trouble.REFUSED, Optional.of("check"),
                            invocation.texts().get("miner.check-fails"), Optional.empty()));
                }
                json.writeTo(invocation.out());
            }
        }
        invocation.print(NodeText.findings(findings, invocation.texts()));
        invocation.say(fails ? "miner.check-fails" : "miner.check-good");
        return fails ? Trouble.REFUSED.exitCode() : 0;
    }

    private static int start(Miners miners, String name, Invocation invocation)
            throws TernException, InterruptedException {
        Arguments arguments = invocation.arguments();
        MinerProfile profile = miners.profiles().read(name);
        if (profile.bound() && !arguments.has("--keep")) {
            throw invocation.usage("miner.bound");
        }
        boolean despite = arguments.has("--despite-findings");
        miners.start(name, despite ? List.of() : chainFindings(profile, invocation), despite);
        if (arguments.has("--keep")) {
            return keep(miners, name, invocation);
        }
        MinerStatus now = miners.status(name);
        if (invocation.json()) {
            try (Json json = new Json()) {
                write(json, now, Optional.empty());
                json.writeTo(invocation.out());
            }
        }
        invocation.say("miner.started", name, now.pid().orElse(0));
        invocation.remark("miner.nobody-keeps");
        return 0;
    }

    /// Looks after it until it is stopped, or has failed, or somebody ends the command.
    private static int keep(Miners miners, String name, Invocation invocation)
            throws TernException, InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        invocation.remark("miner.keeping", name);
        try (NodeWatch _ = miners.watch(all -> {
            boolean ended = all.stream()
                    .anyMatch(one -> one.name().equals(name)
                            && (one.state() == MinerState.STOPPED || one.state() == MinerState.FAILED));
            if (ended) {
                over.countDown();
            }
        })) {
            new MinerChain(miners.profiles().read(name), invocation).await(over, miners);
        }
        MinerStatus last = miners.status(name);
        Optional<Failures.Failure> failure = last.state() == MinerState.FAILED
                ? last.problem()
                        .map(problem -> new Failures.Failure(Trouble.FAILED, Optional.of(NodeJson.word(problem.kind())),
                                Plain.text(problem.sentence()), problem.details()))
                : Optional.empty();
        if (invocation.json()) {
            try (Json json = new Json()) {
                write(json, last, Optional.empty());
                failure.ifPresent(each -> CommandLineProgram.writeError(json, each));
                json.writeTo(invocation.out());
            }
        }
        invocation.print(text(last, Optional.empty(), invocation));
        return failure.isPresent() ? Trouble.FAILED.exitCode() : 0;
    }

    private static int stop(Miners miners, String name, Invocation invocation)
            throws TernException, InterruptedException {
        boolean ran = miners.status(name).state().canStop();
        miners.stop(name);
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.flag("stopped", ran).writeTo(invocation.out());
            }
        }
        invocation.say(ran ? "miner.stopped" : "miner.not-running", name);
        return 0;
    }

    /// Of all of them what this computer knows; of one also what the chain says.
    private static int status(Miners miners, List<String> names, Invocation invocation) throws TernException {
        List<MinerStatus> all = new ArrayList<>();
        Optional<MinerTruth> truth = Optional.empty();
        if (names.isEmpty()) {
            all.addAll(miners.current());
        } else {
            MinerStatus one = miners.status(names.getFirst());
            all.add(one);
            truth = new MinerChain(miners.profiles().read(one.name()), invocation).truth(one);
        }
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.startArray("miners");
                for (MinerStatus each : all) {
                    json.startObject();
                    write(json, each, truth);
                    json.endObject();
                }
                json.endArray().writeTo(invocation.out());
            }
        }
        for (MinerStatus each : all) {
            invocation.print(text(each, truth, invocation));
        }
        if (all.isEmpty()) {
            invocation.say("miner.none");
        }
        return 0;
    }

    private static String text(MinerStatus status, Optional<MinerTruth> truth, Invocation invocation) {
        Texts texts = invocation.texts();
        Table table = new Table("ll").row(Plain.text(status.name()),
                texts.get("miner.state." + NodeJson.word(status.state())));
        status.problem().map(Problem::sentence).ifPresent(why -> table.row("", Plain.text(why)));
        status.pause().ifPresent(why -> table.row("", Plain.text(why.sentence())));
        truth.ifPresent(each -> table.row("", Plain.text(each.sentence())));
        MinerRestarts past = status.past();
        if (past.all() > 0) {
            table.row("", texts.get("miner.restarts", status.restarts(), past.all()));
            for (MinerRestarts.One one : past.newest().reversed().stream().limit(SHOWN_RESTARTS).toList()) {
                table.row("", texts.get("miner.restart", CLOCK.format(one.at().atZone(ZoneId.systemDefault())),
                        Plain.text(one.sentence())));
            }
        }
        return table.text(0);
    }

    private static void write(Json json, MinerStatus status, Optional<MinerTruth> truth) {
        json.text("miner", status.name()).text("state", NodeJson.word(status.state()));
        if (status.pid().isPresent()) {
            json.number("pid", status.pid().getAsLong());
        } else {
            json.textOrNull("pid", Optional.empty());
        }
        json.flag("detached", status.detached())
                .text("keeper", NodeJson.word(status.keeper()))
                .textOrNull("pause", status.pause().map(NodeJson::word))
                .number("restartsToday", status.restarts())
                .number("restarts", status.past().all())
                .startArray("lastRestarts");
        for (MinerRestarts.One one : status.past().newest()) {
            json.startObject()
                    .number("timeMillis", one.at().toEpochMilli())
                    .text("kind", NodeJson.word(one.why()))
                    .text("message", Plain.text(one.sentence()))
                    .endObject();
        }
        json.endArray();
        if (status.problem().isPresent()) {
            Problem problem = status.problem().get();
            json.startObject("problem")
                    .text("kind", NodeJson.word(problem.kind()))
                    .text("message", Plain.text(problem.sentence()))
                    .textOrNull("details", problem.details())
                    .endObject();
        } else {
            json.textOrNull("problem", Optional.empty());
        }
        json.textOrNull("truth", truth.map(each -> NodeJson.word(each.verdict())));
        SubnetJson.numberOrNull(json, "notEarningSince", truth.map(MinerTruth::since).orElseGet(OptionalLong::empty));
    }

    private static int logs(Miners miners, String name, Invocation invocation)
            throws TernException, InterruptedException {
        Arguments arguments = invocation.arguments();
        Optional<String> typed = arguments.value("--lines");
        int limit = typed.isEmpty()
                ? USUAL_LINES
                : (int) Whole.between(typed.get(), 0, NodeLog.KEPT)
                        .orElseThrow(() -> invocation.usage("node.bad-lines", NodeLog.KEPT));
        NodeLog log = miners.log(name);
        String words = arguments.value("--search").orElse("");
        if (arguments.has("--follow")) {
            if (invocation.json()) {
                throw invocation.usage("node.follow-json");
            }
            LogFollower.follow(log, LogLine.Level.TRACE, words, limit, invocation.out());
            return 0;
        }
        List<LogLine> lines = log.search(LogLine.Level.TRACE, words, limit);
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.text("folder", log.folder().toString());
                NodeJson.lines(json, lines);
                json.writeTo(invocation.out());
            }
        }
        lines.forEach(line -> invocation.print(NodeText.line(line) + '\n'));
        if (lines.isEmpty()) {
            invocation.remark("node.no-lines");
        }
        return 0;
    }
}
