package tern.app.transact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.ExclusiveFile;
import tern.app.transact.PlanState.Mark;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.StakeTarget;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;

/// A plan that is stopped while another Tern holds the file of plans.
class PlanDeskTest {

    private static final AccountId VALIDATOR = AccountId
            .of(Blake2.hash256("tern practice 1 validator hotkey 7".getBytes(StandardCharsets.UTF_8)));

    @TempDir
    private static Path home;

    private static StakeTarget.Share share(int netuid) {
        return new StakeTarget.Share(netuid, 1_000, Optional.of(VALIDATOR));
    }

    @Test
    void stoppingDoesNotWaitForTheFileAndTheNewestIsWhatIsWritten() throws Exception {
        PracticeWorld world = PracticeWorld.start(home);
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
                    .until(() -> new PlanBook(world.folders()).all().equals(states.get()));
        } finally {
            world.close();
        }
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
