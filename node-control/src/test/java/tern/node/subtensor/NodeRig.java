package tern.node.subtensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tern.node.manage.Consent;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.Problem;
import tern.node.standin.StandIn;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.Network;

/// A Bittensor node's service with a home of its own, an impatient clock and the stand-in as its program.
final class NodeRig implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final SubtensorTiming QUICK = new SubtensorTiming(Duration.ofMillis(100), Duration.ofMillis(150),
            Duration.ofMillis(600), 3, Duration.ofSeconds(30), Duration.ofSeconds(4), Duration.ofMillis(1_500),
            Duration.ofMillis(1_500), 20);

    /// A port where nobody answers.
    static final List<URI> NOBODY = List.of(URI.create("ws://127.0.0.1:1"));

    final StandIn program;
    final Path home;
    private final List<SubtensorNode> open = new ArrayList<>();
    private SubtensorOptions options;

    private NodeRig(Path folder, StandIn program) {
        this.program = program;
        this.home = folder.resolve("home");
        this.options = SubtensorOptions.standard(home)
                .withChains(List.of(chain(NOBODY)))
                .withPublicCheck(false)
                .withTiming(QUICK)
                .withEnvironment(Map.of("PATH", "/usr/bin:/bin"));
    }

    static NodeRig in(Path folder) throws IOException {
        return new NodeRig(folder, StandIn.in(folder.resolve("program")));
    }

    /// Finney, small enough for any disk.
    static SubtensorChain chain(List<URI> others) {
        Network finney = Networks.finney();
        return new SubtensorChain(
                new Network(finney.id(), finney.title(), others, finney.genesis(), finney.requestGap(),
                        finney.trust()),
                "raw_spec_finney.json", "/dns/bootnode.example/tcp/30333/p2p/12D3KooW", 1_000_000, 10_000_000);
    }

    NodeRig options(java.util.function.UnaryOperator<SubtensorOptions> change) {
        options = change.apply(options);
        return this;
    }

    /// Settings for the stand-in at ports that are free.
    NodeSettings settings() throws IOException {
        List<Integer> ports = StandIn.freePorts(3);
        return NodeSettings.standard()
                .with()
                .file(Optional.of(program.program()))
                .ports(ports.get(0), ports.get(1), ports.get(2))
                .diskFloor(0)
                .stopSeconds(5)
                .build();
    }

    /// Another service on the same home, as another window or command has one.
    SubtensorNode open() throws NodeException {
        SubtensorNode node = SubtensorNode.open(options);
        open.add(node);
        return node;
    }

    /// A service whose settings name the stand-in.
    SubtensorNode ready() throws NodeException, IOException {
        SubtensorNode node = open();
        node.change(settings());
        return node;
    }

    /// Starts with a yes to whatever program it is.
    static void start(SubtensorNode node) throws NodeException, InterruptedException {
        try {
            node.start(Consent.none());
        } catch (NodeException e) {
            if (e.kind() != NodeException.Kind.CONSENT) {
                throw e;
            }
            node.start(Consent.to(e.program().orElseThrow().digest().orElseThrow()));
        }
    }

    static NodeStatus until(SubtensorNode node, Predicate<NodeStatus> wanted) {
        NodeStatus[] last = {node.current()};
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    last[0] = node.current();
                    return wanted.test(last[0]);
                });
        return last[0];
    }

    static NodeStatus until(SubtensorNode node, NodeState state) {
        return until(node, status -> status.state() == state);
    }

    static Problem problem(SubtensorNode node, Problem.Kind kind) {
        return until(node, status -> status.problem().filter(problem -> problem.kind() == kind).isPresent()).problem()
                .orElseThrow();
    }

    /// Nothing of it runs, and never did two at once.
    void assertNoneLeft() throws IOException {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(program.alive()).isEmpty());
        assertThat(program.runs()).allMatch(StandIn.Run::alone);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(pipes()).as("what reads a node ends with it").isEmpty());
    }

    /// Programs that take what a node of this home prints.
    private List<ProcessHandle> pipes() {
        String printed = home.resolve("node.out").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().filter(all -> List.of(all).contains(printed)).isPresent())
                .toList();
    }

    @Override
    public void close() throws Exception {
        for (SubtensorNode node : open) {
            node.close();
        }
        // a test that failed leaves nothing behind
        for (StandIn.Run run : program.alive()) {
            ProcessHandle.of(run.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
