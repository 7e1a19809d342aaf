package tern.app.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tern.node.manage.Consent;
import tern.node.manage.NodeException;
import tern.node.manage.NodeKind;
import tern.node.manage.NodeService;
import tern.node.manage.NodeSettings;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.NodeWatch;
import tern.node.manage.ProgramInfo;
import tern.wallet.units.TernException;

/// `tern node start`: checks, starts, and waits until it is known how the node is. The node goes on without the command;
/// with `--keep` the command stays and looks after it.
final class NodeStartCommand implements Command {

    private static final int LONGEST_WAIT = 86_400;
    private static final long USUAL_WAIT = 60;

    @Override
    public int run(Invocation invocation) throws TernException {
        return NodeAccess.with(invocation, true, node -> start(node, invocation));
    }

    private static int start(NodeService node, Invocation invocation) throws TernException, InterruptedException {
        Arguments arguments = invocation.arguments();
        NodeAccess.checkNetwork(node, invocation, true);
        Duration wait = Duration.ofSeconds(wait(arguments, invocation));
        boolean running = node.current().state().isAlive();
        if (node.kind() == NodeKind.BITTENSOR) {
            UnaryOperator<NodeSettings> wish = NodeWish.read(invocation);
            if (!wish.apply(node.settings()).equals(node.settings())) {
                node.change(wish);
            }
        } else if (NodeWish.OPTIONS.stream().anyMatch(option -> !option.equals("--network") && arguments.has(option))) {
            throw invocation.usage("node.practice-options");
        }
        try (NodeWatch _ = node.watch(new NodeNews(invocation))) {
            begin(node, invocation);
            NodeStatus now = NodeAccess.await(node, NodeStartCommand::isKnown, wait);
            if (now.state() == NodeState.FAILED || now.state() == NodeState.WAITING
                    || now.state() == NodeState.STOPPED) {
                return NodeCommand.failed(now, invocation);
            }
            if (!arguments.has("--keep")) {
                say(now, running, invocation);
                return 0;
            }
        }
        return NodeCommand.keep(node, invocation);
    }

    private static long wait(Arguments arguments, Invocation invocation) throws CliException {
        Optional<String> text = arguments.value("--timeout");
        return text.isEmpty()
                ? USUAL_WAIT
                : Whole.between(text.get(), 0, LONGEST_WAIT)
                        .orElseThrow(() -> invocation.usage("node.bad-timeout", LONGEST_WAIT));
    }

    /// A program that nobody has agreed to is asked for, once.
    private static void begin(NodeService node, Invocation invocation) throws TernException, InterruptedException {
        Arguments arguments = invocation.arguments();
        Consent consent = arguments.value("--digest").map(Consent::to).orElseGet(Consent::none);
        if (arguments.has("--despite-findings")) {
            consent = consent.withDespiteFindings();
        }
        try {
            node.start(consent);
        } catch (NodeException e) {
            Optional<String> digest = e.program().flatMap(ProgramInfo::digest);
            if (e.kind() != NodeException.Kind.CONSENT || digest.isEmpty() || arguments.has("--digest")) {
                throw e;
            }
            agree(e, invocation);
            node.start(consent.withProgram(digest.get()));
        }
    }

    private static void agree(NodeException unknown, Invocation invocation) throws TernException {
        if (invocation.arguments().has("--yes")) {
            invocation.remark("node.agreed", Plain.text(unknown.sentence()));
            return;
        }
        if (invocation.json() || !invocation.terminal().isInteractive()) {
            throw unknown;
        }
        invocation.remark("node.unknown", Plain.text(unknown.sentence()));
        String answer = invocation.terminal().readLine(invocation.texts().get("node.ask"));
        if (answer == null || !answer.strip().equalsIgnoreCase(invocation.texts().get("confirm.yes"))) {
            throw invocation.trouble(Trouble.NOT_CONFIRMED, "node.not-agreed");
        }
    }

    private static boolean isKnown(NodeStatus status) {
        return switch (status.state()) {
            case SYNCING, RUNNING, STALLED, FAILED, STOPPED -> true;
            case CHECKING, STARTING, WAITING, STOPPING -> false;
        };
    }

    private static void say(NodeStatus now, boolean running, Invocation invocation) {
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.flag("started", !running);
                NodeJson.status(json, now);
                json.writeTo(invocation.out());
            }
            return;
        }
        invocation.say(running ? "node.runs-already" : "node.started", now.title(), now.pid().orElse(0));
        invocation.print(NodeText.status(now, invocation.texts()));
        if (now.kind() == NodeKind.BITTENSOR) {
            invocation.remark("node.nobody-keeps");
        }
        if (running && now.settingsWait()) {
            invocation.remark("node.settings-wait");
        }
    }
}
