package tern.node.subtensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.node.manage.Consent;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
import tern.node.manage.NodeState;
import tern.node.manage.ProgramInfo;
import tern.node.manage.check.Finding;
import tern.node.standin.StandIn;
import tern.node.manage.check.Finding.Verdict;

/// Docker, Podman and WSL2, each played by a script on `PATH` that notes how it was called.
class ContainerSourceTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @TempDir
    Path temp;

    private Map<String, String> path() {
        return Map.of("PATH", temp.resolve("bin") + ":/usr/bin:/bin", "DOCKER_HOST", "unix:///x", "SECRET", "no");
    }

    private void script(String name, String text) throws Exception {
        Path file = temp.resolve("bin").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\necho \"" + name + " $*\" >> " + temp + "/calls\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /// A container is a file with its label; its node is a process of the engine's, not of the command's.
    private void docker() throws Exception {
        script("docker",
                """
                        state=%s/container
                        case "$1 $2" in
                          "info --format") echo "[name=seccomp,profile=builtin]" ;;
                          "image inspect") [ -e %s/pulled ] || { echo "Error: No such image"; exit 1; }
                             echo "sha256:%s|ghcr.io/raofoundation/subtensor@%s " ;;
                          "pull "*) touch %s/pulled ;;
                          "run --rm") for a in "$@"; do case "$a" in --label=tern.run=*) echo "${a#--label=tern.run=}" > $state ;; esac; done
                             env > %s/environment
                             while [ -e $state ]; do sleep 0.1; done; exit 143 ;;
                          "container inspect") [ -e $state ] || exit 1
                             case "$4" in *Running*) echo "$(cat $state)|true" ;; *) echo "$(cat $state)|$$" ;; esac ;;
                          "stop "*|"rm "*) rm -f $state ;;
                        esac"""
                        .formatted(temp, temp, "cd".repeat(32), DIGEST, temp, temp));
    }

    private SubtensorNode node() throws NodeException {
        return SubtensorNode.open(Standin.options(temp.resolve("home"), Optional.empty()).withEnvironment(path()));
    }

    private static NodeSettings quiet() throws Exception {
        List<Integer> ports = StandIn.freePorts(3);
        return NodeSettings.standard()
                .with()
                .ports(ports.get(0), ports.get(1), ports.get(2))
                .diskFloor(0)
                .stopSeconds(5)
                .build();
    }

    @Test
    void theOfficialImageIsFetchedPinnedRunAndStopped() throws Exception {
        docker();
        try (SubtensorNode node = node()) {
            node.change(quiet());
            assertThat(node.check()).filteredOn(finding -> finding.id() == Finding.Id.ENGINE)
                    .singleElement()
                    .extracting(Finding::verdict)
                    .isEqualTo(Verdict.PASS);
            assertThat(node.check()).filteredOn(finding -> finding.id() == Finding.Id.PROGRAM)
                    .singleElement()
                    .satisfies(
                            finding -> assertThat(finding.measured().orElseThrow()).contains("not on this computer"));
            Consent anyway = Consent.none().withDespiteFindings();
            assertThatThrownBy(() -> node.start(anyway)).isInstanceOf(NodeException.class)
                    .extracting(e -> ((NodeException) e).program().flatMap(ProgramInfo::digest).orElseThrow())
                    .isEqualTo(DIGEST);
            assertThat(temp.resolve("container")).doesNotExist();
            node.start(anyway.withProgram(DIGEST));
            await().until(() -> Files.exists(temp.resolve("container")));
            String run = Files.readAllLines(temp.resolve("calls"))
                    .stream()
                    .filter(line -> line.startsWith("docker run"))
                    .findFirst()
                    .orElseThrow();
            Object uid = Files.getAttribute(temp, "unix:uid");
            Object gid = Files.getAttribute(temp, "unix:gid");
            NodeSettings settings = node.settings();
            assertThat(run.split(" ")).contains("--rm", "--pull=never", "--log-driver=none", "--cap-drop=ALL",
                    "--security-opt=no-new-privileges", "--user=" + uid + ":" + gid,
                    "--mount=type=bind,source=" + temp + "/home/data/finney,target=/data",
                    "--publish=127.0.0.1:" + settings.rpcPort() + ":" + settings.rpcPort(),
                    "--publish=127.0.0.1:" + settings.metricsPort() + ":" + settings.metricsPort(),
                    "--publish=" + settings.p2pPort() + ":" + settings.p2pPort(),
                    "--entrypoint=/usr/local/bin/node-subtensor", "ghcr.io/raofoundation/subtensor@" + DIGEST,
                    "--base-path=/data", "--chain=/home/subtensor/chainspecs/raw_spec_finney.json", "--rpc-external");
            assertThat(Files.readString(temp.resolve("environment"))).contains("DOCKER_HOST=unix:///x", "TERN_RUN=")
                    .doesNotContain("SECRET");

            // the engine's command is killed: the container would go on without anybody, so it is ended
            long pid = node.current().pid().orElseThrow();
            String first = Files.readString(temp.resolve("container"));
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> node.current().pid().isPresent() && node.current().pid().getAsLong() != pid
                            && Files.exists(temp.resolve("container"))
                            && !Files.readString(temp.resolve("container")).equals(first));
            assertThat(Files.readString(temp.resolve("calls"))).contains("docker stop --time=",
                    "tern-node-" + first.strip());
            node.stop();
            assertThat(temp.resolve("container")).doesNotExist();
            assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
        }
    }

    @Test
    void anEngineThatDoesNotAnswerDoesNotMakeItsContainerGone() throws Exception {
        RunRecord.Run run = new RunRecord.Run("a1b2", Optional.empty(), Instant.EPOCH,
                new ProgramInfo(ProgramInfo.Origin.CONTAINER, "x", Optional.empty(), Optional.empty(),
                        ProgramInfo.Trust.AGREED),
                Optional.of("tern-node-a1b2"), Optional.of(temp.resolve("bin/docker").toString()), "finney", false, 9,
                0);
        ProgramSource.Guest container = new ContainerSource(path(), Duration.ofMillis(400)).guest(run).orElseThrow();
        script("docker", "exec sleep 20");
        assertThat(container.end(Duration.ofSeconds(1))).as("nobody knows").isFalse();
        script("docker", "echo 'Error: No such container: tern-node-a1b2'; exit 1");
        assertThat(container.end(Duration.ofSeconds(1))).isTrue();
        script("docker", "echo 'another|true'");
        assertThat(container.end(Duration.ofSeconds(1))).as("another's").isTrue();
        assertThat(Files.readString(temp.resolve("calls"))).doesNotContain("docker stop", "docker rm");
    }

    @Test
    void anEngineThatDoesNotRunOrMayNotBeUsedIsSaidSo() throws Exception {
        NodeSettings settings = NodeSettings.standard();
        SubtensorChain chain = SubtensorChain.known().getFirst();
        Files.createDirectories(temp.resolve("bin"));
        ContainerSource source = new ContainerSource(Map.of("PATH", temp.resolve("bin").toString()));
        assertThat(source.look(settings, chain)).singleElement()
                .satisfies(finding -> assertThat(finding.advice().orElseThrow()).contains("nstall"));
        // what a real Docker says without its daemon, and to somebody outside its group
        script("docker", "echo 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. "
                + "Is the docker daemon running?'; exit 1");
        assertThat(source.look(settings, chain)).singleElement()
                .satisfies(finding -> assertThat(finding.measured().orElseThrow()).contains("does not run"));
        script("docker", "echo 'permission denied while trying to connect to the Docker daemon socket'; exit 1");
        assertThat(source.look(settings, chain)).singleElement()
                .satisfies(finding -> assertThat(finding.measured().orElseThrow()).contains("may not use it"));
        script("podman", "case \"$1\" in info) echo true ;; *) exit 125 ;; esac");
        assertThat(source.look(settings, chain)).as("the one that is ready is taken")
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS, Verdict.WARN);
    }

    @Test
    void podmanOfTheUserKeepsTheUsersNumber() throws Exception {
        script("podman", "case \"$1 $2\" in 'info --format') echo true ;; 'image inspect') echo '" + "cd".repeat(32)
                + "|' ;; esac");
        ContainerSource source = new ContainerSource(Map.of("PATH", temp.resolve("bin") + ":/bin:/usr/bin"));
        NodeSettings settings = quiet().with().image(Optional.of("localhost/mine:1")).build();
        ProgramInfo program = source.fetch(settings, () -> false);
        assertThat(program.digest()).as("built here: its own number").contains("sha256:" + "cd".repeat(32));
        List<String> command = source.launch(new ProgramSource.Wish("r1", settings,
                SubtensorChain.known().getFirst(), program, temp)).command();
        assertThat(command).contains("--userns=keep-id", "--security-opt=label=disable", "--name=tern-node-r1");
    }

    @Test
    void windowsLinuxIsStartedAndEndedByItsNumber() throws Exception {
        // wsl.exe runs what follows -e; the process it starts outlives it, as there
        script("wsl.exe", "shift; case \"$1\" in env) \"$@\" >/dev/null 2>&1 & wait $! ;; *) exec \"$@\" ;; esac");
        Path program = temp.resolve("node-subtensor");
        Files.writeString(program, "#!/bin/sh\necho \"$@\" > " + temp + "/flags; exec sleep 1000\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        NodeSettings settings = quiet().with()
                .file(Optional.of(program))
                .chainSpec(Optional.of(temp.resolve("spec")))
                .build();
        WslSource source = new WslSource(path(), true);
        assertThat(source.isHere(settings)).isTrue();
        SubtensorChain chain = SubtensorChain.known().getFirst();
        assertThat(source.look(settings, chain)).allMatch(Finding::passes);
        ProgramInfo info = source.fetch(settings, () -> false);
        assertThat(info.digest()).contains(FileSource.sha256(program));
        ProgramSource.Launch launch = source.launch(new ProgramSource.Wish("w1", settings, chain, info, temp));
        Process process = new tern.node.process.ChildStart(launch.command(), launch.environment(),
                temp.resolve("out"), true).start();
        RunRecord.Run run = new RunRecord.Run("w1", Optional.empty(), java.time.Instant.EPOCH, info, launch.guest(),
                launch.engine(), "finney", false, 1, 0);
        ProgramSource.Guest guest = source.guest(run).orElseThrow();
        await().until(() -> Files.exists(temp.resolve("flags")));
        process.destroyForcibly();
        process.waitFor();
        assertThat(guest.isAlive()).as("it outlives wsl.exe").isTrue();
        String answering = Files.readString(temp.resolve("bin/wsl.exe"));
        script("wsl.exe", "echo 'The Windows Subsystem for Linux instance has terminated.'; exit 1");
        assertThat(guest.end(Duration.ofMillis(300))).as("a Linux that does not answer does not make it gone")
                .isFalse();
        Files.writeString(temp.resolve("bin/wsl.exe"), answering);
        assertThat(guest.isAlive()).isTrue();
        assertThat(guest.end(Duration.ofSeconds(5))).isTrue();
        assertThat(Files.readString(temp.resolve("flags"))).contains("--base-path=" + temp);
        Files.delete(temp.resolve("flags"));
        ProgramSource.Launch unwritable = source.launch(
                new ProgramSource.Wish("w2", settings, chain, info, temp.resolve("gone")));
        Process refused = new tern.node.process.ChildStart(unwritable.command(), unwritable.environment(),
                temp.resolve("out"), true).start();
        refused.waitFor();
        assertThat(temp.resolve("flags")).as("nobody would find it again").doesNotExist();
        assertThat(WslSource.inner(Path.of("/home/x"))).isEqualTo("/home/x");
        assertThat(new WslSource(path(), false).look(settings, chain)).extracting(Finding::verdict)
                .containsExactly(Verdict.FAIL);
    }
}
