package tern.node.subtensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tern.node.manage.Consent;
import tern.node.manage.NodeException;
import tern.node.manage.NodeState;
import tern.node.manage.Problem;
import tern.node.manage.ProgramInfo;
import tern.node.manage.check.Finding;
import tern.node.manage.check.Finding.Verdict;
import tern.node.standin.FakeEngine;

/// The node in a container, with commands that note what they are asked and answer in the words of Docker and Podman.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the engine that is played is a shell script")
class ContainerNodeTest {

    private static final String IMAGE = "ghcr.io/raofoundation/subtensor:latest";
    private static final String DIGEST = "f833b14dfe3606afa9045ff348b542615a799a9c13658daf998991522874b379";

    @TempDir
    Path temp;

    private static SubtensorNode with(NodeRig rig, FakeEngine engine) throws NodeException, IOException {
        rig.options(options -> options.withEnvironment(Map.of("PATH", engine.path())));
        SubtensorNode node = rig.open();
        node.change(rig.settings().with().file(Optional.empty()).build());
        return node;
    }

    private static Finding finding(List<Finding> all, Finding.Id id) {
        return all.stream().filter(finding -> finding.id() == id).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "podman"})
    void itRunsFromTheOfficialImageByItsDigest(String name) throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            FakeEngine engine = FakeEngine.in(temp.resolve("engine"), name, rig.program).remoteImage(IMAGE, DIGEST);
            SubtensorNode node = with(rig, engine);
            assertThat(finding(node.check(), Finding.Id.ENGINE).verdict()).isEqualTo(Verdict.PASS);
            assertThat(engine.asked()).as("a check fetches nothing").noneMatch(line -> line.startsWith("pull"));
            assertThatThrownBy(() -> node.start(Consent.none())).isInstanceOfSatisfying(NodeException.class, e -> {
                assertThat(e.kind()).isEqualTo(NodeException.Kind.CONSENT);
                assertThat(e.program().flatMap(ProgramInfo::digest)).hasValue("sha256:" + DIGEST);
                assertThat(e.getMessage()).contains(DIGEST);
            });
            node.start(Consent.to("sha256:" + DIGEST));
            NodeRig.until(node, NodeState.RUNNING);
            String run = engine.asked().stream().filter(line -> line.startsWith("run ")).findFirst().orElseThrow();
            int rpc = node.settings().rpcPort();
            assertThat(run).contains("--publish=127.0.0.1:" + rpc + ":" + rpc, "@sha256:" + DIGEST, "--cap-drop=ALL",
                    "--chain=/home/subtensor/chainspecs/raw_spec_finney.json", "--base-path=/data")
                    .doesNotContain("--publish=" + rpc, "--privileged", "--network=host");
            assertThat(engine.containers()).hasSize(1);
            node.stop();
            rig.assertNoneLeft();
            await().atMost(NodeRig.PATIENCE).until(() -> engine.containers().isEmpty());
            if (name.equals("podman")) {
                return;
            }
            // what was agreed to needs no second yes, and is not fetched again
            node.start(Consent.none());
            NodeRig.until(node, NodeState.RUNNING);
            assertThat(engine.asked()).filteredOn(line -> line.startsWith("pull")).hasSize(1);
            node.stop();
        }
    }

    @Test
    void whatIsWrongWithTheEngineIsSaidWithTheWayOut() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            FakeEngine engine = FakeEngine.in(temp.resolve("engine"), "docker", rig.program);
            SubtensorNode node = with(rig, engine.is("stopped"));
            Finding stopped = finding(node.check(), Finding.Id.ENGINE);
            assertThat(stopped.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(stopped.measured().orElseThrow()).contains("does not run");
            engine.is("forbidden");
            Finding forbidden = finding(node.check(), Finding.Id.ENGINE);
            assertThat(forbidden.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(forbidden.advice().orElseThrow()).contains("group docker");
            assertThatThrownBy(() -> node.start(Consent.none())).isInstanceOfSatisfying(NodeException.class,
                    e -> assertThat(e.kind()).isEqualTo(NodeException.Kind.CHECK));
            engine.is("ready");
            assertThatThrownBy(() -> node.start(Consent.none())).isInstanceOfSatisfying(NodeException.class, e -> {
                assertThat(e.kind()).isEqualTo(NodeException.Kind.PROGRAM);
                assertThat(e.details().orElseThrow()).contains("manifest unknown");
            });
            rig.options(options -> options.withEnvironment(Map.of("PATH", "/nowhere")));
            Finding none = finding(rig.open().check(), Finding.Id.ENGINE);
            assertThat(none.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(none.fix()).isEqualTo(Problem.Fix.INSTALL);
            assertThat(rig.program.runs()).isEmpty();
        }
    }

    @Test
    void aPodmanThatRunsIsPreferredToADockerThatDoesNot() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            FakeEngine docker = FakeEngine.in(temp.resolve("docker"), "docker", rig.program).is("stopped");
            FakeEngine podman = FakeEngine.in(temp.resolve("podman"), "podman", rig.program).image(IMAGE, DIGEST);
            rig.options(options -> options
                    .withEnvironment(Map.of("PATH", docker.bin() + ":" + podman.path())));
            SubtensorNode node = rig.open();
            node.change(rig.settings().with().file(Optional.empty()).build());
            node.start(Consent.to("sha256:" + DIGEST));
            NodeRig.until(node, NodeState.RUNNING);
            assertThat(podman.containers()).hasSize(1);
            node.stop();
            rig.assertNoneLeft();
        }
    }

    @Test
    void aContainerWhoseCommandWasKilledIsFoundAgainTakenOverAndStopped() throws Exception {
        try (NodeRig rig = NodeRig.in(temp)) {
            FakeEngine engine = FakeEngine.in(temp.resolve("engine"), "docker", rig.program).image(IMAGE, DIGEST);
            SubtensorNode node = with(rig, engine);
            node.start(Consent.to("sha256:" + DIGEST));
            NodeRig.until(node, NodeState.RUNNING);
            node.close();
            // the engine's command dies with the session, and the container does not
            ProcessHandle.of(node.current().pid().orElseThrow()).orElseThrow().destroyForcibly();
            assertThat(rig.program.alive()).hasSize(1);
            SubtensorNode next = rig.open();
            NodeRig.problem(next, Problem.Kind.LEFT_OVER);
            next.start(Consent.none());
            assertThat(rig.program.runs()).as("it runs already").hasSize(1);
            assertThat(next.adopt()).isTrue();
            NodeRig.until(next, NodeState.RUNNING);
            // it ends, and who has taken it over starts it again
            ProcessHandle.of(rig.program.alive().getFirst().pid()).orElseThrow().destroyForcibly();
            await().atMost(NodeRig.PATIENCE).until(() -> rig.program.runs().size() == 2);
            NodeRig.until(next, NodeState.RUNNING);
            assertThat(rig.program.alive()).hasSize(1);
            next.stop();
            rig.assertNoneLeft();
            await().atMost(NodeRig.PATIENCE).until(() -> engine.containers().isEmpty());
        }
    }
}
