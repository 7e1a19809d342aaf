package tern.node.subtensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tern.node.manage.Consent;
import tern.node.manage.DataStep;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
import tern.node.manage.NodeState;
import tern.node.manage.Progress;
import tern.node.manage.check.Finding;
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

            node.perform(DataStep.Kind.PRUNE, Consent.none(), Progress.none());
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
            node.perform(DataStep.Kind.REMOVE, Consent.none(), Progress.none());
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
            node.perform(DataStep.Kind.REMOVE, Consent.none(), Progress.none());
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
            node.perform(DataStep.Kind.REMOVE, Consent.none(), Progress.none());
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
        // it cannot write its settings meanwhile
        try (FileChannel channel = FileChannel.open(temp.resolve("home/settings.lock"), StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            Process moving = movingTern(elsewhere, 2);
            try {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> Files.exists(elsewhere.resolve("finney"))
                                && Files.notExists(data));
            } finally {
                moving.destroyForcibly().waitFor();
            }
        }
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
        DataMove move = new DataMove(data, elsewhere, List.of("finney", ".tern-node"), false);
        Files.move(data, elsewhere);
        move.write(temp.resolve("home/moving.json"));
        Path away = temp.resolve("unplugged");
        Files.move(elsewhere, away);
        try (SubtensorNode next = open("home")) {
            assertThatThrownBy(() -> next.perform(DataStep.Kind.REMOVE, Consent.none(), Progress.none()))
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

    /// Nothing in it can be deleted or renamed, not by an administrator either; until it is closed.
    private record Held(Path folder) implements AutoCloseable {

        static Held hold(Path folder) throws Exception {
            assumeTrue(System.getProperty("os.name").equals("Linux"));
            Path probe = folder.resolve("probe");
            Files.createFile(probe);
            Held held = new Held(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
            if (Files.isWritable(folder)) {
                held.immutable("+i");
            }
            boolean deleted = true;
            try {
                Files.delete(probe);
            } catch (FileSystemException e) {
                deleted = false;
            }
            if (deleted) {
                held.close();
            }
            assumeFalse(deleted, "an administrator here, on a disk that keeps nothing from them");
            return held;
        }

        private void immutable(String how) throws Exception {
            Process done = new ProcessBuilder("chattr", how, folder.toString()).redirectErrorStream(true).start();
            assertThat(done.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() throws Exception {
            if (Files.isWritable(folder) || "root".equals(System.getProperty("user.name"))) {
                immutable("-i");
            }
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /// The move is done and says that something is left; the node can be opened, looked at and started from then on.
    @Test
    void anOldFolderThatCannotBeDeletedIsLeftBehindAndSaid() throws Exception {
        Path data = filled();
        Path elsewhere = temp.resolve("elsewhere");
        Path table = data.resolve("finney/chains/bittensor/paritydb");
        try (Held _ = Held.hold(table)) {
            write(data.resolve("letter.txt"));
            try (SubtensorNode node = open("home")) {
                assertThatThrownBy(() -> node.moveData(elsewhere, Progress.none())).isInstanceOf(NodeException.class)
                        .hasMessageContaining("data were moved");
                assertThat(node.settings().dataFolder()).contains(elsewhere);
            }
            assertThat(temp.resolve("home/moving.json")).doesNotExist();
            try (SubtensorNode next = open("home")) {
                assertThat(next.check()).filteredOn(one -> one.id() == Finding.Id.OLD_DATA)
                        .singleElement()
                        .satisfies(one -> {
                            assertThat(one.verdict()).isEqualTo(Finding.Verdict.WARN);
                            assertThat(one.measured()).contains(data.toString());
                        });
                startable(next);
            }
            assertThat(NodeHome.isOurs(data)).as("what is left is known to be Tern's").isTrue();
            assertThat(elsewhere.resolve("finney/chains/bittensor/paritydb/table")).hasSize(100);
        }
        try (SubtensorNode next = open("home")) {
            assertThat(data.resolve("finney")).doesNotExist();
            assertThat(data.resolve("letter.txt")).exists();
            assertThat(next.check()).noneMatch(one -> one.id() == Finding.Id.OLD_DATA);
        }
        assertThat(temp.resolve("home/left.json")).doesNotExist();
    }

    /// Like the root of a disk: nothing of what is in it is left, and the folder itself cannot go.
    @Test
    void anEmptyOldFolderMayStay() throws Exception {
        Path data = filled();
        Path elsewhere = Files.createDirectory(temp.resolve("other")).resolve("elsewhere");
        try (Held _ = Held.hold(data.getParent()); SubtensorNode node = open("home")) {
            node.moveData(elsewhere, Progress.none());
            assertThat(data).isEmptyDirectory();
            assertThat(elsewhere.resolve("finney/chains/bittensor/paritydb/table")).hasSize(100);
            assertThat(node.check()).noneMatch(one -> one.id() == Finding.Id.OLD_DATA);
            startable(node);
        }
    }

    /// A disk that is too small: what was begun there is taken back, and its folder stays.
    @Test
    void aTargetThatWasThereStaysWhereNothingComesOfTheMove() throws Exception {
        Path data = filled();
        write(data.resolve("letter.txt"));
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        try (SubtensorNode node = open("home")) {
            node.change(now -> now.with().diskFloor(Long.MAX_VALUE / 4).build());
            assertThatThrownBy(() -> node.moveData(elsewhere, Progress.none())).isInstanceOf(NodeException.class)
                    .hasMessageContaining("are free there");
            assertThat(elsewhere).isEmptyDirectory();
            assertThatThrownBy(() -> node.moveData(temp.resolve("fresh"), Progress.none()))
                    .isInstanceOf(NodeException.class);
            assertThat(temp.resolve("fresh")).doesNotExist();
            assertThat(temp.resolve("home/moving.json")).doesNotExist();
            assertThat(data.resolve("finney/chains/bittensor/paritydb/table")).hasSize(100);
        }
    }

    /// What was copied cannot be taken back, by a virus scanner for instance: the old data are there and are used.
    @Test
    void aCopyThatCannotBeTakenBackKeepsNobodyFromTheNode() throws Exception {
        Path data = filled();
        Path elsewhere = temp.resolve("elsewhere");
        write(elsewhere.resolve("finney/chains/bittensor/paritydb/table"));
        new DataMove(data, elsewhere, List.of("finney", ".tern-node"), true).write(temp.resolve("home/moving.json"));
        try (Held _ = Held.hold(elsewhere.resolve("finney/chains/bittensor/paritydb"));
                SubtensorNode next = open("home")) {
            assertThat(next.settings().dataFolder()).contains(data);
            assertThat(next.check()).anyMatch(one -> one.id() == Finding.Id.OLD_DATA);
            startable(next);
        }
    }

    /// Whoever shows how far it is fails: what was renamed is not deleted, and what was copied is taken back.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aListenerThatFailsCostsNoData(boolean copied) throws Exception {
        Path data = filled();
        if (copied) {
            write(data.resolve("letter.txt"));
        }
        Path elsewhere = temp.resolve("elsewhere");
        try (SubtensorNode node = open("home")) {
            assertThatThrownBy(() -> node.moveData(elsewhere, share -> {
                throw new IllegalStateException("a page that is gone");
            })).isInstanceOf(IllegalStateException.class);
            Path now = node.settings().dataFolder().orElseThrow();
            assertThat(now).isEqualTo(copied ? data : elsewhere);
            assertThat(now.resolve("finney/chains/bittensor/paritydb/table")).hasSize(100);
            assertThat(temp.resolve("home/moving.json")).doesNotExist();
            startable(node);
        }
        assertThat(copied ? elsewhere : data).doesNotExist();
    }

    /// Nothing was moved where the target could not even be read.
    @Test
    void aTargetThatCannotBeUsedIsNotSaidToHoldTheData() throws Exception {
        Path data = filled();
        write(temp.resolve("file"));
        try (SubtensorNode node = open("home")) {
            assertThatThrownBy(() -> node.moveData(temp.resolve("file/in"), Progress.none()))
                    .isInstanceOf(NodeException.class)
                    .hasMessageContaining("where they were");
            assertThat(node.settings().dataFolder()).contains(data);
            startable(node);
        }
    }

    /// Settings are made of what they are at that moment, in whichever process: neither a network nor a place is undone.
    @Test
    void changesOfSeveralTernsDoNotUndoEachOther() throws Exception {
        filled();
        try (SubtensorNode one = open("home");
                SubtensorNode two = open("home");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int before = one.settings().stopSeconds();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                SubtensorNode who = i % 2 == 0 ? one : two;
                all.add(threads.submit(() -> {
                    who.change(now -> now.with().stopSeconds(now.stopSeconds() + 1).build());
                    return who;
                }));
            }
            for (Future<?> each : all) {
                each.get(60, TimeUnit.SECONDS);
            }
            two.change(now -> now);
            assertThat(two.settings().stopSeconds()).isEqualTo(before + 40);
            Path elsewhere = temp.resolve("elsewhere");
            one.moveData(elsewhere, Progress.none());
            two.change(now -> now.with().archive(true).build());
            assertThat(two.settings().dataFolder()).contains(elsewhere);
        }
    }

    /// Its program ends at once: that it was run is what counts.
    private static void startable(SubtensorNode node) throws Exception {
        node.start(new Consent(Optional.of(FileSource.sha256(node.settings().file().orElseThrow())), true));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> node.current().state() == NodeState.WAITING
                        || node.current().state() == NodeState.FAILED || node.current().state().isAlive());
        node.stop();
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
        Process moving = movingTern(to, share);
        // the reading ends with the child
        try (BufferedReader said = moving.inputReader();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> there = threads.submit(() -> said.lines().anyMatch("there"::equals));
            try {
                assertThat(there.get(120, TimeUnit.SECONDS)).isTrue();
            } finally {
                moving.destroyForcibly();
            }
        } finally {
            moving.destroyForcibly().waitFor();
        }
    }

    private Process movingTern(Path to, double share) throws IOException {
        return new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), MovingTern.class.getName(), temp.resolve("home").toString(),
                to.toString(), Double.toString(share)).redirectErrorStream(true).start();
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
            assertThatThrownBy(() -> node.perform(kind, Consent.none(), Progress.none()))
                    .isInstanceOf(NodeException.class)
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
