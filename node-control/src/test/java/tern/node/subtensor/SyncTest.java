package tern.node.subtensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.node.manage.NodeStatus.Stage;
import tern.node.manage.NodeStatus.StageKind;
import tern.node.manage.NodeStatus.StageState;
import tern.node.manage.Problem;
import tern.node.subtensor.SyncTracker.Moment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How far a node is, from recorded lines and answers.
class SyncTest {

    private static final SubtensorTiming TIMING = SubtensorTiming.standard();

    private static Moment at(double seconds) {
        return new Moment(Instant.EPOCH.plusMillis((long) (seconds * 1_000)), (long) (seconds * 1e9) + 77);
    }

    private static Informant line(String text) {
        return Informant.parse(text).orElseThrow();
    }

    private static SyncView view(int peers, boolean syncing, long best, long highest) {
        JsonNode health = JsonMapper.shared()
                .readTree("{\"peers\":" + peers + ",\"isSyncing\":" + syncing + ",\"shouldHavePeers\":true}");
        JsonNode sync = JsonMapper.shared()
                .readTree("{\"startingBlock\":0,\"currentBlock\":" + best + ",\"highestBlock\":" + highest + "}");
        JsonNode header = JsonMapper.shared().readTree("{\"number\":\"0x" + Long.toHexString(best) + "\"}");
        return SyncView.of(health, sync, header, JsonMapper.shared().readTree("\"0xabcd\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "⏩ Warping, Downloading finality proofs, 7.99 Mib (10 peers), best: #0 (0x2d00…c9b3), finalized #0 (0x2d00…c9b3), ⬇ 1.6MiB/s ⬆ 27.8kiB/s|PROOFS|10|0|1677721|28467",
            "⏩ Warping, Waiting for 3 peers to be connected, 0.00 Mib (1 peers), best: #0 (0x2d00…c9b3), finalized #0 (0x2d00…c9b3), ⬇ 0.1kiB/s ⬆ 0.1kiB/s|PEERS|1|0|102|102",
            "⏩ Warping, Downloading state, 40.83 Mib (15 peers), best: #0 (0x2d00…c9b3), finalized #0 (0x2d00…c9b3), ⬇ 3.5MiB/s ⬆ 14.0kiB/s|STATE|15|0|3670016|14336",
            "⏩ Warping, Importing state, 58.00 Mib (15 peers), best: #0 (0x2d00…c9b3), finalized #0 (0x2d00…c9b3), ⬇ 0 ⬆ 0||0|0|0|0",
            "⚙️  State sync, Downloading state, 96%, 1771.52 Mib (13 peers), best: #0 (0x2f05…6c03), finalized #0 (0x2f05…6c03), ⬇ 4.2MiB/s ⬆ 0.3MiB/s|STATE|13|0|4404019|314572",
            "⚙️  Syncing 412.7 bps, target=#8599188 (14 peers), best: #8402530 (0x9a1f…22c0), finalized #8402112 (0x1111…2222), ⬇ 4.2MiB/s ⬆ 300.0kiB/s|BLOCKS|14|8402530|4404019|307200",
            "⚙️  Preparing  0.0 bps, target=#8599188 (14 peers), best: #8402530 (0x9a1f…22c0), finalized #8402112 (0x1111…2222), ⬇ 1.0kiB/s ⬆ 1.0kiB/s|BLOCKS|14|8402530|1024|1024",
            "⏩ Block history, #1234 (8 peers), best: #8599190 (0x9a1f…22c0), finalized #8599188 (0x1111…2222), ⬇ 1.0GiB/s ⬆ 5B/s|HISTORY|8|8599190|1073741824|5",
            "💤 Idle (40 peers), best: #8599190 (0x9a1f…22c0), finalized #8599187 (0x1111…2222), ⬇ 5.5kiB/s ⬆ 0.9kiB/s|IDLE|40|8599190|5632|921"})
    void recordedLinesAreRead(String text, String phase, int peers, long best, long down, long up) {
        Optional<Informant> read = Informant.parse(text);
        if (phase == null) {
            assertThat(read).isEmpty();
            return;
        }
        assertThat(read.orElseThrow().phase()).isEqualTo(Informant.Phase.valueOf(phase));
        assertThat(read.get().peers()).hasValue(peers);
        assertThat(read.get().best()).hasValue(best);
        assertThat(read.get().down()).hasValue(down);
        assertThat(read.get().up()).hasValue(up);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "✨ Imported #8402117 (0x9a1f…22c0)",
            "♻️  Reorg on #1,0x to #2,0x, common ancestor #0,0x",
            "💤 Idle (many peers), best: #x",
            "⚙️  Syncing (99999999999999 peers), best: #1 (a), finalized #1 (a), ⬇ 1B/s ⬆ 1B/s"})
    void otherLinesAreNot(String text) {
        assertThat(Informant.parse(text)).isEmpty();
    }

    @Test
    void stateShareAndSizesComeOfTheLine() {
        Informant read = line("⚙️  State sync, Downloading state, 96%, 1771.52 Mib (13 peers), best: #0 (0x2f05…6c03), "
                + "finalized #0 (0x2f05…6c03), ⬇ 4.2MiB/s ⬆ 0.3MiB/s");
        assertThat(read.share()).isEqualTo(OptionalDouble.of(0.96));
        assertThat(read.bytes()).hasValue((long) (1771.52 * 1_048_576));
    }

    private static List<StageState> states(SyncTracker tracker) {
        return tracker.stages().stream().map(Stage::state).toList();
    }

    private static Stage stage(SyncTracker tracker, StageKind kind) {
        return tracker.stages().get(kind.ordinal());
    }

    @Test
    void aNewNodeGoesThroughAllStages() {
        SyncTracker tracker = new SyncTracker(true, at(0));
        assertThat(states(tracker)).containsExactly(StageState.ACTIVE, StageState.WAITING, StageState.WAITING,
                StageState.WAITING, StageState.WAITING);
        tracker.answered(view(0, true, 0, 0), OptionalLong.of(0), at(3));
        tracker.printed(line("⏩ Warping, Downloading finality proofs, 7.99 Mib (10 peers), best: #0 (0x2d00…c9b3), "
                + "finalized #0 (0x2d00…c9b3), ⬇ 1.6MiB/s ⬆ 27.8kiB/s"), at(5));
        assertThat(states(tracker)).containsExactly(StageState.DONE, StageState.ACTIVE, StageState.WAITING,
                StageState.WAITING, StageState.WAITING);
        assertThat(stage(tracker, StageKind.WARP).share()).as("nobody knows how long the proof is").isEmpty();
        for (int i = 0; i <= 10; i++) {
            tracker.printed(
                    line("⚙️  State sync, Downloading state, " + (50 + i) + "%, 900.00 Mib (13 peers), best: #0 "
                            + "(0x2f05…6c03), finalized #0 (0x2f05…6c03), ⬇ 4.2MiB/s ⬆ 0.3MiB/s"),
                    at(10 + i));
        }
        assertThat(stage(tracker, StageKind.STATE).share()).hasValue(0.6);
        assertThat(stage(tracker, StageKind.STATE).left().orElseThrow()).isBetween(Duration.ofSeconds(39),
                Duration.ofSeconds(41));
        assertThat(stage(tracker, StageKind.STATE).bytes()).hasValue(900 * 1_048_576L);
        for (int i = 0; i <= 10; i++) {
            tracker.answered(view(14, true, 8_400_000 + 400L * i, 8_599_188), OptionalLong.of(8_400_000), at(30 + i));
        }
        assertThat(states(tracker)).containsExactly(StageState.DONE, StageState.DONE, StageState.DONE,
                StageState.ACTIVE, StageState.WAITING);
        assertThat(tracker.chain().blocksPerSecond().orElseThrow()).isBetween(399.0, 401.0);
        assertThat(stage(tracker, StageKind.BLOCKS).share().orElseThrow()).isBetween(0.020, 0.0202);
        assertThat(stage(tracker, StageKind.BLOCKS).left().orElseThrow().toSeconds()).isBetween(485L, 490L);
        assertThat(tracker.wantsCheck()).isFalse();
        tracker.answered(view(14, false, 8_599_188, 8_599_189), OptionalLong.of(8_599_185), at(600));
        assertThat(tracker.isSynced()).isTrue();
        assertThat(tracker.wantsCheck()).isTrue();
        assertThat(states(tracker).getLast()).isEqualTo(StageState.ACTIVE);
        tracker.compared(Optional.of(true));
        assertThat(states(tracker)).containsOnly(StageState.DONE);
        // a block late is no catching up
        tracker.answered(view(14, true, 8_599_188, 8_599_192), OptionalLong.of(8_599_185), at(640));
        assertThat(tracker.isSynced()).isTrue();
        tracker.answered(view(14, true, 8_599_188, 8_599_300), OptionalLong.of(8_599_185), at(2_000));
        assertThat(tracker.isSynced()).isFalse();
    }

    @Test
    void aNodeWithItsChainSkipsTheWarp() {
        SyncTracker tracker = new SyncTracker(true, at(0));
        tracker.answered(view(4, true, 8_000_000, 8_000_500), OptionalLong.of(7_999_000), at(2));
        assertThat(states(tracker)).containsExactly(StageState.DONE, StageState.SKIPPED, StageState.SKIPPED,
                StageState.ACTIVE, StageState.WAITING);
    }

    @Test
    void whoHasNoPeersIsNotSynced() {
        SyncTracker tracker = new SyncTracker(true, at(0));
        tracker.answered(view(0, false, 8_000_000, 8_000_000), OptionalLong.of(8_000_000), at(2));
        assertThat(tracker.isSynced()).isFalse();
        assertThat(tracker.stalled(TIMING, at(100).nanos())).isEmpty();
        tracker.answered(view(0, false, 8_000_000, 8_000_000), OptionalLong.of(8_000_000), at(301));
        assertThat(tracker.stalled(TIMING, at(302).nanos())).contains(Problem.Kind.NO_PEERS);
    }

    @Test
    void whatDoesNotMoveIsNoticed() {
        SyncTracker tracker = new SyncTracker(true, at(0));
        assertThat(tracker.stalled(TIMING, at(170).nanos())).isEmpty();
        assertThat(tracker.stalled(TIMING, at(181).nanos())).contains(Problem.Kind.SILENT);
        tracker.answered(view(5, false, 100, 100), OptionalLong.of(98), at(182));
        for (int second = 200; second < 470; second += 10) {
            tracker.answered(view(5, false, 100, 110), OptionalLong.of(98), at(second));
            assertThat(tracker.stalled(TIMING, at(second).nanos())).isEmpty();
        }
        tracker.answered(view(5, false, 100, 110), OptionalLong.of(98), at(490));
        assertThat(tracker.stalled(TIMING, at(490).nanos())).contains(Problem.Kind.NO_NEW_BLOCKS);
        tracker.answered(view(5, false, 170, 170), OptionalLong.of(98), at(500));
        assertThat(tracker.stalled(TIMING, at(500).nanos())).contains(Problem.Kind.FINALITY_LAGS);
        tracker.answered(view(5, false, 171, 171), OptionalLong.of(169), at(501));
        assertThat(tracker.stalled(TIMING, at(501).nanos())).isEmpty();
    }

    @Test
    void aWarpThatDoesNotMoveIsNoticed() {
        SyncTracker tracker = new SyncTracker(true, at(0));
        Informant same = line("⏩ Warping, Downloading finality proofs, 7.99 Mib (10 peers), best: #0 (0x2d00…c9b3), "
                + "finalized #0 (0x2d00…c9b3), ⬇ 1.6MiB/s ⬆ 27.8kiB/s");
        for (int second = 0; second <= 900; second += 5) {
            tracker.answered(view(10, true, 0, 0), OptionalLong.of(0), at(second));
            tracker.printed(same, at(second));
        }
        assertThat(tracker.stalled(TIMING, at(890).nanos())).isEmpty();
        assertThat(tracker.stalled(TIMING, at(901).nanos())).contains(Problem.Kind.WARP_STUCK);
    }

    @Test
    void answersOfAnotherFormAreNoAnswers() {
        JsonNode odd = JsonMapper.shared().readTree("{\"peers\":\"many\",\"currentBlock\":-1,\"number\":\"0xzz\"}");
        SyncView read = SyncView.of(odd, odd, odd, odd);
        assertThat(read.peers()).isEqualTo(OptionalInt.empty());
        assertThat(read.current()).isEmpty();
        assertThat(read.best()).isEmpty();
        assertThat(read.finalHash()).isEmpty();
    }
}
