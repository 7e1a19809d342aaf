package tern.app.transact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.ExclusiveFile;
import tern.app.boot.PendingTransactions;
import tern.app.boot.PendingTransactions.Entry;
import tern.app.transact.PlanState.Mark;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.StakeTarget;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;

/// A plan that is stopped while another Tern holds the file of plans, and one whose file could not be written.
class PlanDeskTest {

    private static final AccountId VALIDATOR = AccountId
            .of(Blake2.hash256("tern practice 1 validator hotkey 7".getBytes(StandardCharsets.UTF_8)));

    @TempDir
    private static Path home;

    private static @Nullable PracticeWorld started;

    @BeforeAll
    static void startsOnce() throws Exception {
        started = PracticeWorld.start(home);
    }

    @AfterAll
    static void stops() {
        Objects.requireNonNull(started).close();
    }

    private static StakeTarget.Share share(int netuid) {
        return new StakeTarget.Share(netuid, 1_000, Optional.of(VALIDATOR));
    }

    @Test
    void stoppingDoesNotWaitForTheFileAndTheNewestIsWhatIsWritten() throws Exception {
        PracticeWorld world = Objects.requireNonNull(started);
        AccountId account = world.wallet("stopper", Optional.empty());
        world.give(account, "500");
        AtomicReference<List<PlanState>> states = new AtomicReference<>(List.of());
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        Path file = world.folders().state().resolve("plans.json");
        try (TransactionDesk desk = world.desk(List::of); TransactionDesk.Watch _ = desk.plans().watch(states::set)) {
            PreparedPlan prepared = desk.plans()
                    .prepare(Networks.practice(), "stopper", account,
                            new StakeTarget(List.of(share(0), share(3), share(4)), Set.of()), new Tolerance(2_000));
            desk.plans().send(prepared, Optional.empty());
            Thread other = Thread.ofVirtual().start(() -> hold(file, held, free));
            held.await();
            PlanState running = states.get().getFirst();
            assertThat(running.running()).isTrue();
            try {
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> desk.plans().stop(running));
                assertThat(states.get().getFirst().steps()).extracting(PlanState.Step::mark).contains(Mark.NOT_SENT);
            } finally {
                free.countDown();
            }
            other.join();
            await().atMost(Duration.ofSeconds(60)).until(() -> !states.get().getFirst().running());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> new PlanBook(world.folders()).all().containsAll(states.get()));
        }
    }

    /// The file says of all steps that they wait, as it was before the first one left, and the list of pending
    /// transactions has none of them any more.
    @Test
    void ofAStepThatNobodyCouldWriteDownTheChainIsAsked() throws Exception {
        PracticeWorld world = Objects.requireNonNull(started);
        AccountId account = world.wallet("unwritten", Optional.empty());
        world.give(account, "500");
        AtomicReference<List<PlanState>> states = new AtomicReference<>(List.of());
        PlanState done;
        try (TransactionDesk desk = world.desk(List::of); TransactionDesk.Watch _ = desk.plans().watch(states::set)) {
            PreparedPlan prepared = desk.plans()
                    .prepare(Networks.practice(), "unwritten", account,
                            new StakeTarget(List.of(share(0), share(3)), Set.of()), new Tolerance(2_000));
            desk.plans().send(prepared, Optional.empty());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !states.get().isEmpty() && !states.get().getFirst().running()
                            && new PendingTransactions(world.folders()).all().isEmpty());
            done = states.get().getFirst();
            assertThat(done.steps()).extracting(PlanState.Step::mark).containsExactly(Mark.DONE, Mark.DONE);
        }
        PlanState.Step first = waiting(done.steps().get(0), done.steps().get(0).entry().nonce(), "");
        // its number was used by something else
        PlanState.Step other = waiting(done.steps().get(1), done.steps().get(1).entry().nonce(), "ee");
        PlanState.Step never = waiting(done.steps().get(1), done.steps().get(1).entry().nonce() + 1, "dd");
        new PlanBook(world.folders()).keep(new PlanState(done.genesis(), done.network(), account, done.wallet(),
                List.of(first, other, never), true, Optional.empty(), Optional.empty(), OptionalInt.empty()));
        states.set(List.of());
        try (TransactionDesk desk = world.desk(List::of); TransactionDesk.Watch _ = desk.plans().watch(states::set)) {
            desk.resume(Networks.practice());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> states.get()
                            .stream()
                            .anyMatch(plan -> plan.id().equals(first.hash())
                                    && plan.steps().stream().noneMatch(step -> step.mark() == Mark.SENT)));
            PlanState plan = states.get()
                    .stream()
                    .filter(one -> one.id().equals(first.hash()))
                    .findFirst()
                    .orElseThrow();
            assertThat(plan.steps()).extracting(PlanState.Step::mark)
                    .containsExactly(Mark.DONE, Mark.GONE, Mark.NOT_SENT);
            assertThat(plan.steps().get(1).sentence()).startsWith("Another transaction of this account");
            assertThat(plan.running()).isFalse();
            assertThat(plan.reason().orElseThrow()).startsWith("Tern was closed before the plan was done");
        }
    }

    /// @param name of the transaction in place of its own; empty for its own
    private static PlanState.Step waiting(PlanState.Step step, long nonce, String name) {
        Entry entry = step.entry();
        return new PlanState.Step(new Entry(entry.genesis(), entry.account(), nonce,
                name.isEmpty() ? entry.hash() : "0x" + name.repeat(32), entry.birth(), entry.death(), entry.summary(),
                entry.intent()), step.unit(), step.expected(), step.worst(), Mark.WAITING, Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    private static void hold(Path file, CountDownLatch held, CountDownLatch free) {
        try {
            ExclusiveFile.<Boolean, InterruptedException>alone(file, () -> {
                held.countDown();
                free.await();
                return true;
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
