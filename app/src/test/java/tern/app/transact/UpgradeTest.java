package tern.app.transact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.PendingTransactions;
import tern.app.transact.TransactionState.Stage;
import tern.node.practice.control.PracticeCalls;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// The chain's rules change while a review is open.
class UpgradeTest {

    private static final AccountId TO = AccountId.of(Hash32.parse("0x" + "37".repeat(32)).bytes());

    @Test
    void aReviewOfTheOldRulesIsNotSignedAndANewOneIsMadeOrRefusedWithTheReason(@TempDir Path home) throws Exception {
        try (PracticeWorld world = PracticeWorld.start(home, "older", Duration.ofMillis(250));
                TransactionDesk desk = world.desk(AddressNames.none())) {
            AccountId payer = world.wallet("payer", Optional.empty());
            world.give(payer, "500");
            Intent intent = new Intent.Transfer(payer, TO, Rao.parseTao("1"), true);
            Prepared old = desk.prepare(Networks.practice(), "payer", intent);

            upgraded(world, desk, "current");
            assertThat(refused(desk, old).kind()).isEqualTo(ChainException.Kind.STALE_RUNTIME);
            assertThat(new PendingTransactions(world.folders()).all()).isEmpty();
            Prepared rebuilt = desk.prepare(Networks.practice(), "payer", intent);
            assertThat(rebuilt.review().decoded().specVersion()).isGreaterThan(old.review().decoded().specVersion());
            Hash32 sent = desk.send(rebuilt, Optional.empty());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> desk.current()
                            .stream()
                            .anyMatch(state -> state.hash().equals(sent) && state.stage() == Stage.FINALIZED));
            Prepared last = desk.prepare(Networks.practice(), "payer", intent);

            upgraded(world, desk, "future");
            assertThat(refused(desk, last).kind()).isEqualTo(ChainException.Kind.STALE_RUNTIME);
            ChainException unknown = catchThrowableOfType(ChainException.class,
                    () -> desk.prepare(Networks.practice(), "payer", intent));
            assertThat(unknown.kind()).isEqualTo(ChainException.Kind.UNSUPPORTED_EXTENSION);
            assertThat(unknown.sentence()).contains("Nothing can be signed until Tern is updated");
        }
    }

    private static void upgraded(PracticeWorld world, TransactionDesk desk, String edition) throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        try (TransactionDesk.Watch _ = desk.watchUpgrades(told::countDown); PracticeCalls calls = world.calls()) {
            calls.upgrade(edition);
            assertThat(told.await(30, TimeUnit.SECONDS)).as("the upgrade is told").isTrue();
        }
    }

    private static ChainException refused(TransactionDesk desk, Prepared prepared) {
        ChainException refused = catchThrowableOfType(ChainException.class,
                () -> desk.send(prepared, Optional.empty()));
        assertThat(refused).as("nothing was signed").isNotNull();
        return refused;
    }
}
