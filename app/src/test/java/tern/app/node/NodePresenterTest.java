package tern.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tern.app.node.NodeModel.Level;
import tern.app.node.NodeModel.Screen;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.node.manage.DataStep;
import tern.node.manage.NodeException;
import tern.node.manage.NodeKind;
import tern.node.manage.NodeState;
import tern.node.manage.NodeStatus;
import tern.node.manage.NodeStatus.Restart;
import tern.node.manage.NodeStatus.Stage;
import tern.node.manage.NodeStatus.StageKind;
import tern.node.manage.NodeStatus.StageState;
import tern.node.manage.ProgramInfo.Trust;

/// What the page decides, without a window: everything runs at once on this thread.
class NodePresenterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Texts texts = Texts.load(Locale.ENGLISH);
    private final TaoFormat format = new TaoFormat(Locale.ENGLISH);
    private final ScriptedNode practice = new ScriptedNode(NodeKind.PRACTICE);
    private final ScriptedNode bittensor = new ScriptedNode(NodeKind.BITTENSOR);
    private final NodeModel model = new NodeModel();
    private final List<Path> opened = new ArrayList<>();
    private final NodePresenter presenter = new NodePresenter(model, List.of(practice, bittensor),
            new Ports(Runnable::run, Runnable::run, () -> NOW, () -> Optional.of("example.org"), _ -> {}, opened::add,
                    (_, _) -> {}, _ -> Optional.empty(), _ -> Optional.empty(), _ -> {},
                    () -> InstallGuide.of("Linux", "dnf"::equals, texts)),
            texts, format);

    private void tell(NodeStatus status) {
        bittensor.publish(_ -> status);
        presenter.show(status);
    }

    @Test
    void nothingIsLookedAtBeforeSomebodyIsThereToReadIt() {
        assertThat(bittensor.deeds).isEmpty();
        presenter.practiceShown(false);
        presenter.looked(true);
        assertThat(bittensor.deeds).containsExactly("check");
        presenter.looked(false);
        presenter.looked(true);
        assertThat(bittensor.deeds).containsExactly("check");
    }

    @Test
    void onThePracticeNetworkOthersAreAskedForTheTimeOnlyAtAClick() {
        presenter.practiceShown(true);
        presenter.choose("finney");
        presenter.looked(true);
        assertThat(bittensor.deeds).containsExactly("check here");
        presenter.check();
        assertThat(bittensor.deeds).containsExactly("check here", "check");
    }

    @Test
    void thePracticeNodeIsShownOnlyUntilThePersonChooses() {
        presenter.practiceShown(true);
        assertThat(model.what()).isEqualTo("Practice network");
        presenter.practiceShown(false);
        assertThat(model.what()).isEqualTo("Finney, lite node");
        presenter.choose("test");
        presenter.practiceShown(true);
        assertThat(model.what()).isEqualTo("Test network, lite node");
        assertThat(bittensor.settings().network()).isEqualTo("test");
    }

    @Test
    void aShareThatIsNotKnownIsNotShown() {
        tell(NodeSamples.staged(NOW, Stage.of(StageKind.WARP, StageState.ACTIVE)));
        assertThat(model.head().get().headline()).isEqualTo("Warp proof");
        assertThat(model.stages().get().getFirst().share()).isZero();
        tell(NodeSamples.staged(NOW, new Stage(StageKind.STATE, StageState.ACTIVE, OptionalDouble.of(0.9999),
                Optional.of(Duration.ofMinutes(3)), OptionalLong.of(3L << 30))));
        assertThat(model.head().get().headline()).as("cut, never rounded up")
                .isEqualTo("State, 3.0 GiB: 99.9%, about 3 minutes left");
        assertThat(model.screen().get()).isEqualTo(Screen.LIVE);
        assertThat(model.stands().get().level()).isEqualTo(Level.UNDER_WAY);
    }

    @Test
    void aRestartSaysWhenAndHowOften() {
        NodeStatus waiting = NodeSamples.waiting(NOW, new Restart(NOW.plusSeconds(12), 2, 6));
        tell(waiting);
        assertThat(model.head().get().headline())
                .isEqualTo("It ended and is started again in 12 s, attempt 2 of 6");
        assertThat(model.head().get().action()).isEqualTo(HeadPicture.Action.STOP);
    }

    @Test
    void aNoToAnUnknownProgramStartsNothing() {
        bittensor.refusal = Optional.of(NodeException.unknownProgram("Nobody knows it.",
                NodeSamples.image(Trust.UNKNOWN)));
        presenter.start();
        Question question = model.question().get().orElseThrow();
        assertThat(question.code()).hasValueSatisfying(code -> assertThat(code).contains(NodeSamples.DIGEST));
        presenter.answered();
        question.choices().getFirst().does().run(false);
        assertThat(bittensor.deeds).containsExactly("start");
        assertThat(model.stands().get().level()).isEqualTo(Level.RESTS);
    }

    @Test
    void aFailedStartIsSaidAndTheButtonCanBePressedAgain() {
        bittensor.refusal = Optional.of(new NodeException(NodeException.Kind.PROGRAM, "It does not start."));
        presenter.press();
        assertThat(model.wrong().get()).contains("It does not start.");
        presenter.press();
        assertThat(model.wrong().get()).isEmpty();
        assertThat(bittensor.current().state()).isEqualTo(NodeState.RUNNING);
    }

    @Test
    void aNodeThatWasLeftIsTakenUpInsteadOfStartedTwice() throws NodeException {
        bittensor.change(bittensor.settings().with().startWithTern(true).build());
        bittensor.adoptable = true;
        presenter.beginWithTern();
        assertThat(bittensor.deeds).endsWith("adopt");
        bittensor.adoptable = false;
        presenter.beginWithTern();
        assertThat(bittensor.deeds).endsWith("adopt", "start");
        assertThat(practice.deeds).isEmpty();
    }

    @Test
    void deletingIsAskedAboutWithTheSize() {
        bittensor.steps.add(new DataStep(DataStep.Kind.RESYNC, 21L << 30));
        presenter.openSettings();
        assertThat(model.data()).extracting(DataRow::button).containsExactly("Delete 21.0 GiB and fetch anew…");
        presenter.settings().data("node-data-resync");
        Question question = model.question().get().orElseThrow();
        assertThat(bittensor.deeds).doesNotContain("perform RESYNC");
        question.choices().getLast().does().run(false);
        assertThat(bittensor.deeds).contains("perform RESYNC");
        assertThat(model.settings().said().get()).contains("Deleted.");
    }

    @Test
    void whileLockedNobodyIsAskedAndTheNodeGoesOn() throws NodeException {
        tell(NodeSamples.syncing(NOW, 0.5));
        List<String> closed = new ArrayList<>();
        presenter.quit(false, () -> closed.add("closed"));
        assertThat(closed).hasSize(1);
        assertThat(bittensor.deeds).doesNotContain("stop");
        bittensor.change(bittensor.settings().with().leaveRunning(Optional.of(false)).build());
        presenter.quit(false, () -> closed.add("closed"));
        assertThat(closed).hasSize(2);
        assertThat(bittensor.deeds).contains("stop");
    }

    @Test
    void whatCannotBeKeptIsSaidAndNothingIsTakenForKept() {
        bittensor.changeFails = Optional.of(new NodeException(NodeException.Kind.FOLDER, "The disk is full."));
        presenter.choose("test");
        assertThat(model.wrong().get()).contains("The disk is full.");
        assertThat(model.network().get()).isEqualTo("finney");
        presenter.openSettings();
        presenter.settings().save();
        assertThat(model.settings().wrong().get()).contains("The disk is full.");
        assertThat(model.settings().said().get()).isEmpty();
        tell(NodeSamples.syncing(NOW, 0.5));
        List<String> closed = new ArrayList<>();
        presenter.quit(true, () -> closed.add("closed"));
        model.question().get().orElseThrow().choices().get(1).does().run(true);
        assertThat(closed).as("the answer is not kept, and that is said first").isEmpty();
        Question failed = model.question().get().orElseThrow();
        assertThat(failed.words()).containsExactly("The disk is full.");
        failed.choices().getLast().does().run(false);
        assertThat(closed).hasSize(1);
    }

    /// Presses that come quickly one after the other: the last one counts, however long each takes to be written.
    @Test
    void whatIsKeptIsKeptInTheOrderOfThePresses() throws InterruptedException {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService work = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            InTurn keeping = new InTurn(work);
            keeping.execute(() -> {
                throw new IllegalStateException("one that fails does not hold up the others");
            });
            for (int i = 0; i < 500; i++) {
                int number = i;
                keeping.execute(() -> done.add(number));
            }
            CountDownLatch end = new CountDownLatch(1);
            keeping.execute(end::countDown);
            assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(done).hasSize(500).isSorted();
    }

    @Test
    void howToInstallIsSaidPerSystem() {
        assertThat(InstallGuide.of("Linux", "dnf"::equals, texts).commands())
                .containsExactly("sudo dnf install podman");
        assertThat(InstallGuide.of("Mac OS X", _ -> false, texts).commands().getFirst()).startsWith("brew ");
        assertThat(InstallGuide.of("Windows 11", _ -> false, texts).commands().getFirst()).isEqualTo("wsl --install");
        assertThat(InstallGuide.of("FreeBSD", _ -> false, texts).commands()).isEmpty();
    }
}
