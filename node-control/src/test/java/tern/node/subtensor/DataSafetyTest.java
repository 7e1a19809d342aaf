package tern.node.subtensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.node.manage.DataStep;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
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
