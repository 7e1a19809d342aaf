package tern.app.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tern.app.node.NodeModel.Level;
import tern.app.node.NodeModel.Screen;
import tern.app.ui.InTurn;
import tern.app.ui.Question;
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
import tern.node.manage.Problem.Fix;
import tern.node.manage.ProgramInfo.Trust;
import tern.node.manage.check.Finding;

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
    void howMuchOfTheChainIsThereIsSaidWhereItIsKnown() {
        NodeStatus blocks = NodeSamples.syncing(NOW, 0.5);
        tell(blocks);
        assertThat(model.head().get().headline()).isEqualTo("97.7% synced, about 8 minutes left");
        assertThat(model.stages().get().get(3).share()).as("the strip goes on showing the stage").isEqualTo(0.83);
        tell(NodeSamples.at(blocks, OptionalLong.of(8_599_187), OptionalLong.of(8_599_188)));
        assertThat(model.head().get().headline()).as("cut, never rounded up").startsWith("99.9% synced");
        // nobody has told how many there are, or what was told is older than what is here
        tell(NodeSamples.at(blocks, OptionalLong.of(8_599_187), OptionalLong.empty()));
        assertThat(model.head().get().headline()).isEqualTo("Blocks: 83.0%, about 8 minutes left");
        tell(NodeSamples.at(blocks, OptionalLong.of(8_599_189), OptionalLong.of(8_599_188)));
        assertThat(model.head().get().headline()).isEqualTo("Blocks: 83.0%, about 8 minutes left");
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

    private NodePresenter with(Executor work) {
        return new NodePresenter(model, List.of(practice, bittensor),
                new Ports(work, Runnable::run, () -> NOW, () -> Optional.of("example.org"), _ -> {}, opened::add,
                        (_, _) -> {}, _ -> Optional.empty(), _ -> Optional.empty(), _ -> {},
                        () -> InstallGuide.of("Linux", "dnf"::equals, texts)),
                texts, format);
    }

    /// Whatever runs first of what waits: the start comes after what was chosen before it.
    @Test
    void aStartComesAfterWhatWasChosenBefore() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        NodePresenter late = with(waiting::add);
        late.choose("test");
        late.start();
        while (!waiting.isEmpty()) {
            waiting.removeLast().run();
        }
        assertThat(bittensor.deeds).containsExactly("change", "start");
        assertThat(bittensor.current().network()).isEqualTo("test");
    }

    /// The window closes while a choice is being written: it is waited for.
    @Test
    void aChoiceInTheMakingIsKeptWhenThePageEnds() throws Exception {
        List<Boolean> kept = Collections.synchronizedList(new ArrayList<>());
        Thread closing;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            NodePresenter late = with(threads);
            synchronized (bittensor) {
                late.choose("test");
                closing = Thread.ofPlatform().start(() -> kept.add(late.dispose()));
                await().until(() -> closing.getState() == Thread.State.TIMED_WAITING || !kept.isEmpty());
                assertThat(kept).isEmpty();
            }
            assertThat(closing.join(Duration.ofSeconds(30))).isTrue();
        }
        assertThat(kept).containsExactly(true);
        assertThat(bittensor.settings().network()).isEqualTo("test");
    }

    /// A resync of a running node is asked about like a start where something is missing for it.
    @Test
    void aResyncDespiteWhatIsMissingIsOffered() {
        tell(NodeSamples.staged(NOW, Stage.of(StageKind.WARP, StageState.ACTIVE)));
        bittensor.refusal = Optional.of(NodeException.failedCheck("Too little memory.",
                List.of(new Finding(Finding.Id.MEMORY, Finding.Verdict.FAIL, "Memory", Optional.of("4 GiB"),
                        Optional.empty(), Optional.of("More is needed."), Fix.NONE))));
        presenter.openSettings();
        presenter.settings().offer(bittensor, DataStep.Kind.RESYNC);
        choose("node-data-yes");
        assertThat(model.question().get().orElseThrow().id()).isEqualTo("node-despite");
        assertThat(model.settings().progress.get()).isEmpty();
        assertThat(model.settings().wrong.get()).as("a question is no failure").isEmpty();
        choose("node-despite-yes");
        assertThat(bittensor.deeds).containsExactly("perform RESYNC", "perform RESYNC despite");
    }

    private void choose(String id) {
        Question question = model.question().get().orElseThrow();
        presenter.answered();
        question.choices()
                .stream()
                .filter(choice -> choice.id().equals(id))
                .findFirst()
                .orElseThrow()
                .does()
                .run(false);
    }
}
