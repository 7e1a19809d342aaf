package tern.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import tern.node.manage.Keeper;
import tern.node.manage.LogLine;
import tern.node.manage.NodeLog;
import tern.node.manage.NodeService;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.NodeWatch;
import tern.node.manage.Problem;
import tern.node.manage.check.Finding;
import tern.wallet.units.TernException;

/// `tern node check`, `stop`, `status`, `logs` and `adopt`: about the node as it is. None of them starts one.
final class NodeCommand implements Command {

    private static final int USUAL_LINES = 50;

    private final CommandId id;

    NodeCommand(CommandId id) {
        this.id = id;
    }

    @Override
    public int run(Invocation invocation) throws TernException {
        return NodeAccess.with(invocation, id != CommandId.NODE_STOP && id != CommandId.NODE_LOGS, node -> {
            NodeAccess.checkNetwork(node, invocation, false);
            return switch (id) {
                case NODE_CHECK -> check(node, invocation);
                case NODE_STOP -> stop(node, invocation);
                case NODE_LOGS -> logs(node, invocation);
                case NODE_ADOPT -> adopt(node, invocation);
                default -> status(node, invocation);
            };
        });
    }

    private static int check(NodeService node, Invocation invocation) throws InterruptedException {
        List<Finding> findings = node.check();
        boolean fails = findings.stream().anyMatch(finding -> finding.verdict() == Finding.Verdict.FAIL);
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.text("node", NodeJson.word(node.kind())).text("network", node.current().network());
                NodeJson.findings(json, findings);
                if (fails) {
                    CommandLineProgram.writeError(json, new Failures.Failure(Trouble.REFUSED, Optional.of("check"),
                            invocation.texts().get("node.check-fails"), Optional.empty()));
                }
                json.writeTo(invocation.out());
            }
        }
        invocation.print(NodeText.findings(findings, invocation.texts()));
        invocation.say(fails ? "node.check-fails" : "node.check-good");
        return fails ? Trouble.REFUSED.exitCode() : 0;
    }

    private static int stop(NodeService node, Invocation invocation) throws TernException, InterruptedException {
        boolean ran = node.current().state().canStop();
        if (ran) {
            invocation.remark("node.stopping");
        }
        node.stop();
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.flag("stopped", ran).writeTo(invocation.out());
            }
        }
        invocation.say(ran ? "node.stopped" : "node.not-running");
        return 0;
    }

    private static int status(NodeService node, Invocation invocation) throws InterruptedException {
        NodeStatus status = NodeAccess.settled(node);
        if (invocation.json()) {
            try (Json json = new Json()) {
                NodeJson.status(json, status);
                json.writeTo(invocation.out());
            }
        }
        invocation.print(NodeText.status(status, invocation.texts()));
        return 0;
    }

    private static int logs(NodeService node, Invocation invocation) throws CliException, InterruptedException {
        Arguments arguments = invocation.arguments();
        LogLine.Level least = level(invocation);
        String words = arguments.value("--search").orElse("");
        int limit = arguments.value("--lines").isEmpty()
                ? USUAL_LINES
                : (int) Whole.between(arguments.value("--lines").get(), 0, NodeLog.KEPT)
                        .orElseThrow(() -> invocation.usage("node.bad-lines", NodeLog.KEPT));
        if (arguments.has("--follow") && invocation.json()) {
            throw invocation.usage("node.follow-json");
        }
        NodeLog log = node.log();
        PrintStream out = invocation.out();
        if (!arguments.has("--follow")) {
            List<LogLine> lines = log.search(least, words, limit);
            if (invocation.json()) {
                try (Json json = new Json()) {
                    json.text("folder", log.folder().toString());
                    NodeJson.lines(json, lines);
                    json.writeTo(out);
                }
            }
            lines.forEach(line -> invocation.print(NodeText.line(line) + '\n'));
            if (lines.isEmpty()) {
                invocation.remark("node.no-lines");
            }
            return 0;
        }
        LogFollower.follow(log, least, words, limit, out);
        return 0;
    }

    private static LogLine.Level level(Invocation invocation) throws CliException {
        String word = invocation.arguments().value("--level").orElse("trace");
        for (LogLine.Level level : LogLine.Level.values()) {
            if (NodeJson.word(level).equals(word)) {
                return level;
            }
        }
        throw invocation.usage("node.bad-level");
    }

    private static int adopt(NodeService node, Invocation invocation) throws TernException, InterruptedException {
        if (!node.abilities().contains(NodeService.Ability.ADOPT)) {
            throw invocation.usage("node.no-adopt");
        }
        if (!node.adopt()) {
            throw node.current().keeper() == Keeper.OTHER
                    ? invocation.trouble(Trouble.REFUSED, "node.kept")
                    : invocation.trouble(Trouble.NOT_FOUND, "node.nothing-to-adopt");
        }
        return keep(node, invocation);
    }

    /// Looks after the node until it is stopped, or has failed, or somebody ends the command; then it goes on without.
    static int keep(NodeService node, Invocation invocation) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        invocation.remark("node.keeping", node.current().title());
        try (NodeWatch _ = node.watch(new NodeNews(invocation));
                NodeWatch _ = node.watch(status -> {
                    if (status.state() == NodeState.STOPPED || status.state() == NodeState.FAILED) {
                        over.countDown();
                    }
                })) {
            over.await();
        }
        NodeStatus last = node.current();
        if (last.state() == NodeState.FAILED) {
            return failed(last, invocation);
        }
        if (invocation.json()) {
            try (Json json = new Json()) {
                NodeJson.status(json, last);
                json.writeTo(invocation.out());
            }
        }
        invocation.say("node.stopped");
        return 0;
    }

    /// The answer where a node has failed.
    static int failed(NodeStatus status, Invocation invocation) {
        Optional<Problem> problem = status.problem();
        Trouble trouble = problem.filter(each -> each.kind() == Problem.Kind.WRONG_CHAIN).isPresent()
                ? Trouble.WRONG_CHAIN
                : Trouble.FAILED;
        Failures.Failure failure = new Failures.Failure(trouble,
                Optional.of(problem.map(each -> NodeJson.word(each.kind())).orElse("node")),
                problem.map(Problem::sentence).map(Plain::text).orElseGet(() -> invocation.texts().get("node.failed")),
                problem.flatMap(Problem::details));
        if (invocation.json()) {
            try (Json json = new Json()) {
                NodeJson.status(json, status);
                CommandLineProgram.writeError(json, failure);
                json.writeTo(invocation.out());
            }
        } else {
            invocation.remark("node.failed-because", failure.sentence());
            failure.details()
                    .ifPresent(details -> details.lines()
                            .forEach(line -> invocation.remark("node.failed-line", Plain.text(line))));
        }
        return trouble.exitCode();
    }
}
