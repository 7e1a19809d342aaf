package tern.node.subtensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tern.node.manage.DataStep;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
import tern.node.manage.NodeState;
import tern.node.manage.Progress;
import tern.node.process.OneKeeper;
import tern.node.process.ProcessFamily;

/// Deleting and moving data touches a node's own data alone, and never those of a node that runs.
class DataSafetyTest {

    @TempDir
    Path temp;

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[100]);
    }

    private SubtensorNode open(String home) throws NodeException {
        return SubtensorNode.open(Standin.options(temp.resolve(home), Optional.empty()));
    }

    private static void in(SubtensorNode node, Path data) throws Exception {
        node.change(Standin.script(data.getParent(), "exit 0").with().dataFolder(Optional.of(data)).build());
    }

    @Test
    void whatThePersonPutIntoTheFolderStays() throws Exception {
        Path data = temp.resolve("disk");
        try (SubtensorNode node = open("home")) {
            in(node, data);
            new NodeHome(temp.resolve("home")).createData(node.settings());
            write(data.resolve("finney/chains/bittensor/paritydb/table"));
            write(data.resolve("test/chains/bittensor/db/x"));
            write(data.resolve("photos/holiday.jpg"));
            write(data.resolve("letter.txt"));
            assertThat(node.dataSteps()).containsExactly(new DataStep(DataStep.Kind.PRUNE, 100),
                    new DataStep(DataStep.Kind.RESYNC, 100), new DataStep(DataStep.Kind.REMOVE, 200));

            node.perform(DataStep.Kind.PRUNE, Progress.none());
            assertThat(data.resolve("test")).doesNotExist();
            assertThat(data.resolve("photos/holiday.jpg")).exists();

            Path elsewhere = temp.resolve("elsewhere");
            node.moveData(elsewhere, Progress.none());
            assertThat(elsewhere.resolve("finney/chains/bittensor/paritydb/table")).hasSize(100);
            assertThat(elsewhere.resolve("photos")).doesNotExist();
            assertThat(data.resolve("finney")).doesNotExist();
            assertThat(data.resolve("photos/holiday.jpg")).exists();
            assertThat(data.resolve("letter.txt")).exists();

            write(elsewhere.resolve("photos/holiday.jpg"));
            node.perform(DataStep.Kind.REMOVE, Progress.none());
            assertThat(elsewhere.resolve("finney")).doesNotExist();
            assertThat(elsewhere.resolve("photos/holiday.jpg")).exists();
        }
    }

    @Test
    void nothingIsDeletedOrMovedWhileAnotherTernLooksAfterTheNode() throws Exception {
        Path data = temp.resolve("disk");
        try (SubtensorNode node = open("home")) {
            in(node, data);
            new NodeHome(temp.resolve("home")).createData(node.settings());
            write(data.resolve("finney/chains/bittensor/paritydb/table"));
            try (OneKeeper _ = OneKeeper.take(temp.resolve("home/keeper.lock")).orElseThrow()) {
                refused(node, data);
            }
            node.perform(DataStep.Kind.REMOVE, Progress.none());
            assertThat(data).doesNotExist();
        }
    }

    @Test
    void dataOnWhichANodeOfAnotherHomeRunsAreLeftAlone() throws Exception {
        Path data = temp.resolve("disk");
        NodeHome first = new NodeHome(temp.resolve("first"));
        first.create();
        ProcessBuilder builder = new ProcessBuilder("sleep", "1000");
        builder.environment().put(ProcessFamily.VARIABLE, "f1f2f3");
        Process running = builder.start();
        try (SubtensorNode node = open("second")) {
            in(node, data);
            NodeSettings settings = node.settings();
            first.createData(settings);
            write(data.resolve("finney/chains/bittensor/paritydb/table"));
            Files.writeString(first.state(), """
                    {"run":{"id":"f1f2f3","at":1,"origin":"FILE","program":"x","trust":"AGREED","network":"finney",
                    "rpcPort":9},"word":{"state":"STARTING"}}""");
            NodeHome second = new NodeHome(temp.resolve("second"));
            assertThatThrownBy(() -> second.createData(settings)).isInstanceOf(IOException.class)
                    .hasMessageContaining("in use");
            refused(node, data);
            running.destroyForcibly().waitFor();
            second.createData(settings);
            node.perform(DataStep.Kind.REMOVE, Progress.none());
            assertThat(data).doesNotExist();
        } finally {
            running.destroyForcibly();
        }
    }

    /// Renamed, and killed before the settings say so: the way to the data is not lost.
    @Test
    void aMoveThatIsKilledAfterItsRenamingIsFinished() throws Exception {
        Path data = filled();
        Path elsewhere = temp.resolve("elsewhere");
        killedWhileMoving(elsewhere, 1);
        assertThat(data).doesNotExist();
        assertThat(new SettingsFile(temp.resolve("home/settings.json")).read().dataFolder()).contains(data);
        try (SubtensorNode next = open("home")) {
            assertThat(next.settings().dataFolder()).contains(elsewhere);
            assertThat(elsewhere.resolve("finney/chains/bittensor/paritydb/table")).hasSize(100);
            assertThat(temp.resolve("home/moving.json")).doesNotExist();
            next.moveData(data, Progress.none());
            assertThat(data.resolve("finney/chains/bittensor/paritydb/table")).hasSize(100);
            assertThat(elsewhere).doesNotExist();
        }
    }

    /// A stranger's file keeps the folder from being renamed, so it is copied: killed in the middle, and at the end.
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1})
    void aMoveThatIsKilledWhileItCopiesIsTakenBack(double share) throws Exception {
        Path data = filled();
        write(data.resolve("letter.txt"));
        Path elsewhere = temp.resolve("elsewhere");
        killedWhileMoving(elsewhere, share);
        write(elsewhere.resolve("somebody-elses.txt"));
        try (SubtensorNode next = open("home")) {
            assertThat(next.settings().dataFolder()).contains(data);
            assertThat(data.resolve("finney/chains/bittensor/paritydb/table")).hasSize(100);
            assertThat(elsewhere).isDirectoryNotContaining(path -> !path.endsWith("somebody-elses.txt"));
            assertThat(temp.resolve("home/moving.json")).doesNotExist();
            Files.delete(elsewhere.resolve("somebody-elses.txt"));
            next.moveData(elsewhere, Progress.none());
            assertThat(elsewhere.resolve("finney/chains/bittensor/paritydb/table")).hasSize(100);
            assertThat(data).isDirectoryContaining(path -> path.endsWith("letter.txt"));
        }
    }

    /// Killed after the new place was remembered, before the old copy was gone; and on a disk that is not there now.
    @Test
    void whatIsLeftOfAMoveIsTakenAway() throws Exception {
        Path data = filled();
        Path elsewhere = temp.resolve("elsewhere");
        DataMove move = new DataMove(data, elsewhere, List.of("finney", ".tern-node"));
        Files.move(data, elsewhere);
        move.write(temp.resolve("home/moving.json"));
        Path away = temp.resolve("unplugged");
        Files.move(elsewhere, away);
        try (SubtensorNode next = open("home")) {
            assertThatThrownBy(() -> next.perform(DataStep.Kind.REMOVE, Progress.none()))
                    .isInstanceOf(NodeException.class)
                    .hasMessageContaining("cut off");
        }
        Files.move(away, elsewhere);
        write(data.resolve("finney/chains/bittensor/paritydb/table"));
        try (SubtensorNode next = open("home")) {
            assertThat(next.settings().dataFolder()).as("without its mark the old folder is a rest")
                    .contains(elsewhere);
            assertThat(data).doesNotExist();
        }
        assertThat(DataMove.read(temp.resolve("home/moving.json"))).isEmpty();
        Files.writeString(temp.resolve("evil.json"), """
                {"from":"/a","to":"/b","names":["..","/etc","a/b",".","finney"]}""");
        assertThat(DataMove.read(temp.resolve("evil.json")).orElseThrow().names()).containsExactly("finney");
    }

    private Path filled() throws Exception {
        Path data = temp.resolve("disk");
        try (SubtensorNode node = open("home")) {
            in(node, data);
            new NodeHome(temp.resolve("home")).createData(node.settings());
        }
        write(data.resolve("finney/chains/bittensor/paritydb/table"));
        write(data.resolve("finney/chains/bittensor/paritydb/other"));
        write(data.resolve("finney/chains/bittensor/network/secret"));
        return data;
    }

    private void killedWhileMoving(Path to, double share) throws Exception {
        Process moving = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), MovingTern.class.getName(),
                temp.resolve("home").toString(), to.toString(), Double.toString(share)).redirectErrorStream(true)
                .start();
        try (BufferedReader said = moving.inputReader()) {
            assertThat(said.lines().anyMatch("there"::equals)).isTrue();
        } finally {
            moving.destroyForcibly().waitFor();
        }
    }

    /// A Tern that moves the data and stands still once it is so far.
    static final class MovingTern {

        private MovingTern() {}

        public static void main(String[] args) throws Exception {
            double share = Double.parseDouble(args[2]);
            try (SubtensorNode node = SubtensorNode.open(Standin.options(Path.of(args[0]), Optional.empty()))) {
                node.moveData(Path.of(args[1]), now -> {
                    if (now >= share) {
                        System.out.println("there");
                        while (true) {
                            LockSupport.park();
                        }
                    }
                });
            }
        }
    }

    @Test
    void whoeverNeverUsesItGetsNoFolder() throws Exception {
        Path home = temp.resolve("home");
        try (SubtensorNode node = open("home")) {
            assertThat(node.adopt()).isFalse();
            assertThat(node.dataSteps()).isEmpty();
            assertThat(node.current().state()).isEqualTo(NodeState.STOPPED);
            assertThat(home).doesNotExist();
            in(node, temp.resolve("disk"));
            assertThat(home.resolve("settings.json")).exists();
        }
    }

    private void refused(SubtensorNode node, Path data) {
        for (DataStep.Kind kind : DataStep.Kind.values()) {
            assertThatThrownBy(() -> node.perform(kind, Progress.none())).isInstanceOf(NodeException.class)
                    .extracting(e -> ((NodeException) e).kind())
                    .isEqualTo(NodeException.Kind.RUNNING);
        }
        assertThatThrownBy(() -> node.moveData(temp.resolve("elsewhere"), Progress.none()))
                .isInstanceOf(NodeException.class)
                .extracting(e -> ((NodeException) e).kind())
                .isEqualTo(NodeException.Kind.RUNNING);
        assertThat(data.resolve("finney/chains/bittensor/paritydb/table")).exists();
    }
}
