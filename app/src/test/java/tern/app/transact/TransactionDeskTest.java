package tern.app.transact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.PendingTransactions;
import tern.app.transact.AddressNames.Named;
import tern.app.transact.AddressNames.Origin;
import tern.app.transact.TransactionState.Stage;
import tern.node.practice.control.PracticeCalls;
import tern.wallet.bittensor.AxonAddress;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.PlanException;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.chain.Network;
import tern.wallet.crypto.Blake2;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.KeystoreException;
import tern.wallet.subnets.Axon;
import tern.wallet.subnets.MinerReader;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// The way of a transaction from intent to outcome, over the socket of a practice node in a process of its own.
class TransactionDeskTest {

    private static final Network PRACTICE = Networks.practice();
    private static final AccountId NOBODY = AccountId.of(Hash32.parse("0x" + "5b".repeat(32)).bytes());

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId payer;
    private static AccountId locked;

    private TransactionDesk desk;

    @BeforeAll
    static void starts() throws Exception {
        world = PracticeWorld.start(home);
        payer = world.wallet("payer", Optional.empty());
        locked = world.wallet("locked", Optional.of(PracticeWorld.PASSWORD));
        world.give(payer, "500");
        world.give(locked, "20");
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @BeforeEach
    void opens() {
        desk = world.desk(() -> List.of(new Named(payer, "payer", Origin.OWN_WALLET, false),
                new Named(NOBODY, "Kraken", Origin.BOOK, true)));
    }

    @AfterEach
    void closes() {
        desk.close();
    }

    private static AccountId somebody(int number) {
        return AccountId.of(Hash32.parse("0x" + "%02x".formatted(number).repeat(32)).bytes());
    }

    private static Intent.Transfer transfer(AccountId to, String tao) throws Exception {
        return new Intent.Transfer(payer, to, Rao.parseTao(tao), true);
    }

    private Prepared prepared(AccountId to, String tao) throws Exception {
        return desk.prepare(PRACTICE, "payer", transfer(to, tao));
    }

    private TransactionState until(Hash32 hash, Stage stage) {
        return until(desk, hash, stage);
    }

    private static TransactionState until(TransactionDesk desk, Hash32 hash, Stage stage) {
        List<TransactionState> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (TransactionDesk.Watch _ = desk.watch(states -> {
            seen.clear();
            seen.addAll(states);
        })) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(seen).anyMatch(
                            state -> state.hash().equals(hash) && state.stage() == stage));
            return seen.stream().filter(state -> state.hash().equals(hash)).findFirst().orElseThrow();
        }
    }

    private static List<PendingTransactions.Entry> pending() throws Exception {
        return new PendingTransactions(world.folders()).all();
    }

    private static Set<Warning.Kind> kinds(Review review) {
        return Set.copyOf(review.warnings().stream().map(Warning::kind).toList());
    }

    @Test
    void aTransferIsPlannedReviewedSignedSentAndHeldAgainstTheIntent() throws Exception {
        AccountId to = somebody(0x31);
        Prepared prepared = prepared(to, "12.5");
        Review review = prepared.review();
        assertThat(review.decoded().agrees()).isTrue();
        assertThat(review.decoded().call()).isEqualTo("transfer_keep_alive");
        assertThat(review.draft().digestSigned()).as("the metadata digest").isTrue();
        assertThat(review.amount()).isEqualTo(Rao.parseTao("12.5"));
        assertThat(review.freeAfter()).hasValue(review.freeBefore()
                .minus(Rao.parseTao("12.5"))
                .minus(review.draft().fee()));
        assertThat(kinds(review)).contains(Warning.Kind.FIRST_TIME, Warning.Kind.PLAN);
        assertThat(TransactionDesk.refusal(review)).isEmpty();
        Hash32 hash = desk.send(prepared, Optional.empty());
        TransactionState done = until(hash, Stage.FINALIZED);
        assertThat(done.finished()).isTrue();
        assertThat(done.sentence()).contains("12.500000000 τ moved").contains("cannot be undone");
        assertThat(done.fee()).hasValue(review.draft().fee());
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(pending()).isEmpty());
        assertThat(kinds(prepared(to, "1").review())).doesNotContain(Warning.Kind.FIRST_TIME);
    }

    @Test
    void whatIsOnItsWayIsWrittenDownBeforeItIsSentAndTakenUpByTheNextWindow() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        // in the very moment in which it is in a block: a little later it would be final, and nothing would be left open
        TransactionDesk.Watch watch = desk.watch(states -> {
            if (states.stream().anyMatch(state -> state.stage() == Stage.IN_BLOCK) && closed.getCount() == 1) {
                desk.close();
                closed.countDown();
            }
        });
        Hash32 hash = desk.send(prepared(somebody(0x32), "3"), Optional.empty());
        assertThat(closed.await(60, TimeUnit.SECONDS)).as("in a block").isTrue();
        watch.close();
        // what a closed window leaves behind is what is on the disk
        assertThat(pending()).extracting(PendingTransactions.Entry::hash).containsExactly(hash.toString());
        assertThat(pending().getFirst().intent()).containsEntry("amountRao", "3000000000");
        try (TransactionDesk next = world.desk(AddressNames.none())) {
            next.resume(PRACTICE);
            TransactionState done = until(next, hash, Stage.FINALIZED);
            assertThat(done.sentence()).contains("3.000000000 τ moved");
            assertThat(done.to()).hasValue(somebody(0x32));
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(pending()).isEmpty());
        }
    }

    @Test
    void whatCanNoLongerBeIncludedIsSaidToBeExpired() throws Exception {
        String genesis = world.node().genesis().orElseThrow();
        long best;
        try (PracticeCalls calls = world.calls()) {
            best = calls.standing().best();
        }
        AccountId idle = somebody(0x77);
        Hash32 hash = Hash32.parse("0x" + "ab".repeat(32));
        new PendingTransactions(world.folders()).add(new PendingTransactions.Entry(genesis, idle.address(), 0,
                hash.toString(), Math.max(0, best - 1), best + 48, "send something", Map.of()), Set.of());
        desk.resume(PRACTICE);
        TransactionState waiting = until(hash, Stage.PENDING);
        assertThat(waiting.finished()).isFalse();
        TransactionState gone = until(hash, Stage.EXPIRED);
        assertThat(gone.finished()).isTrue();
        assertThat(gone.sentence()).contains("you can send it again");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(pending()).isEmpty());
    }

    @Test
    void oneReviewIsSignedOnceHoweverManyAskForIt() throws Exception {
        Prepared prepared = prepared(somebody(0x33), "1");
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Callable<Hash32> press = () -> {
                together.await();
                return desk.send(prepared, Optional.empty());
            };
            List<Future<Hash32>> presses = List.of(two.submit(press), two.submit(press));
            together.countDown();
            int sent = 0;
            for (Future<Hash32> one : presses) {
                try {
                    until(one.get(30, TimeUnit.SECONDS), Stage.FINALIZED);
                    sent++;
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(TransactException.class).hasMessageContaining("second time");
                }
            }
            assertThat(sent).isEqualTo(1);
        }
    }

    @Test
    void aSecondOneWaitsForTheFirstToBeInABlock() throws Exception {
        desk.send(prepared(somebody(0x34), "1"), Optional.empty());
        TransactException early = catchThrowableOfType(TransactException.class,
                () -> desk.prepare(PRACTICE, "payer", transfer(somebody(0x35), "1")));
        if (early != null) {
            // else the block was quicker than this test
            assertThat(early.sentence()).contains("is on its way").contains(somebody(0x34).address());
        }
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> prepared(somebody(0x35), "1") != null);
    }

    @Test
    void wrongPasswordsAreSaidSlowDownAndLoseNothing() throws Exception {
        Prepared prepared = desk.prepare(PRACTICE, "locked",
                new Intent.Transfer(locked, somebody(0x36), Rao.parseTao("1"), true));
        for (int i = 0; i < 2; i++) {
            await().atMost(Duration.ofSeconds(5)).until(() -> desk.passwordPause("locked").isZero());
            try (Secret wrong = PracticeWorld.secret("not it")) {
                KeystoreException told = catchThrowableOfType(KeystoreException.class,
                        () -> desk.send(prepared, Optional.of(wrong)));
                assertThat(told.kind()).isEqualTo(KeystoreException.Kind.WRONG_PASSWORD);
            }
            assertThat(desk.passwordPause("locked")).isGreaterThan(Duration.ofMillis(500L + i * 900L));
        }
        try (Secret right = PracticeWorld.secret(PracticeWorld.PASSWORD)) {
            assertThatThrownBy(() -> desk.send(prepared, Optional.of(right))).hasMessageContaining("Wait a moment");
            await().atMost(Duration.ofSeconds(5)).until(() -> desk.passwordPause("locked").isZero());
            Prepared fresh = desk.prepare(PRACTICE, "locked", prepared.review().plan().intent());
            until(desk.send(fresh, Optional.of(right)), Stage.FINALIZED);
        }
    }

    @Test
    void whatLosesMoneyIsRefusedBeforeThereIsAReview() throws Exception {
        assertThatThrownBy(() -> prepared(SystemAccounts.subnetPot(1), "1")).isInstanceOf(PlanException.class)
                .hasMessageContaining("a subnet's own account");
        assertThatThrownBy(() -> prepared(payer, "1")).isInstanceOf(PlanException.class);
        assertThatThrownBy(() -> prepared(somebody(0x38), "50000")).isInstanceOf(PlanException.class)
                .hasMessageContaining("not enough free TAO");
        assertThatThrownBy(() -> desk.prepare(PRACTICE, "nobody", transfer(NOBODY, "1")))
                .isInstanceOf(TransactException.class)
                .hasMessageContaining("no wallet");
        assertThatThrownBy(() -> desk.prepare(PRACTICE, "locked", transfer(NOBODY, "1")))
                .hasMessageContaining("another address");
    }

    @Test
    void warningsNameLookAlikesOwnWalletsExchangesAndAnAlmostEmptyAccount() throws Exception {
        String address = somebody(0x39).address();
        String twin = address.substring(0, 5) + "x".repeat(39) + address.substring(44);
        Path recipients = world.folders().state().resolve("recipients.json");
        String before = Files.exists(recipients) ? Files.readString(recipients) : null;
        try {
            Files.writeString(recipients, "{\"sentTo\":{\"" + world.node().genesis().orElseThrow() + "\":[\"" + twin
                    + "\"]}}");
            Review review = prepared(somebody(0x39), "1").review();
            assertThat(review.warning(Warning.Kind.LOOK_ALIKE).orElseThrow().sentence()).contains(twin);
            assertThat(kinds(review)).contains(Warning.Kind.FIRST_TIME);
        } finally {
            Files.writeString(recipients, before == null ? "{}" : before);
        }
        assertThat(prepared(NOBODY, "1").review().warning(Warning.Kind.EXCHANGE).orElseThrow().sentence())
                .contains("Kraken");
        Review own = desk.prepare(PRACTICE, "locked", new Intent.Transfer(locked, payer, Rao.parseTao("1"), true))
                .review();
        assertThat(own.warning(Warning.Kind.OWN_WALLET).orElseThrow().sentence()).contains("payer");
        Estimate all = desk.estimate(PRACTICE, new Intent.TransferAll(payer, somebody(0x3a), true));
        Review nearly = desk.prepare(PRACTICE, "payer",
                new Intent.Transfer(payer, somebody(0x3a), all.plan().amount(), true)).review();
        assertThat(kinds(nearly)).contains(Warning.Kind.LITTLE_LEFT);
    }

    @Test
    void stakeThatIsGivenIsReviewedWithItsDangers() throws Exception {
        AccountId validator = AccountId.of(Blake2.hash256("tern practice 1 validator hotkey 7".getBytes(
                StandardCharsets.UTF_8)));
        AccountId giver = world.wallet("giver", Optional.empty());
        world.give(giver, "50");
        Prepared add = desk.prepare(PRACTICE, "giver",
                new Intent.AddStake(giver, validator, 1, Rao.parseTao("10"), Optional.empty()));
        until(desk.send(add, Optional.empty()), Stage.FINALIZED);
        Intent toExchange = new Intent.TransferStake(giver, NOBODY, validator, 1, Rao.parseTao("2"));
        Review review = desk.prepare(PRACTICE, "giver", toExchange).review();
        assertThat(review.warnings().getFirst().kind()).isEqualTo(Warning.Kind.STAKE_TO_EXCHANGE);
        assertThat(review.warnings().getFirst().sentence()).contains("Kraken").contains("usually lost");
        assertThat(kinds(review)).contains(Warning.Kind.FIRST_TIME, Warning.Kind.PLAN)
                .doesNotContain(Warning.Kind.EXCHANGE);
        assertThat(desk.estimate(PRACTICE, toExchange).warnings()).as("before the review, too")
                .extracting(Warning::kind)
                .contains(Warning.Kind.STAKE_TO_EXCHANGE)
                .doesNotContain(Warning.Kind.EXCHANGE);
        assertThat(review.decoded().agrees()).isTrue();
        assertThat(review.decoded().call()).isEqualTo("transfer_stake");
        assertThat(review.draft().digestSigned()).isTrue();
        assertThat(review.freeAfter()).hasValue(review.freeBefore().minus(review.draft().fee()));
        assertThatThrownBy(() -> desk.prepare(PRACTICE, "giver", new Intent.TransferStake(giver,
                SystemAccounts.subnetPot(1), validator, 1, Rao.parseTao("2"))))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("a subnet's own account");
        Prepared give = desk.prepare(PRACTICE, "giver",
                new Intent.TransferStake(giver, payer, validator, 1, Rao.parseTao("2")));
        assertThat(kinds(give.review())).contains(Warning.Kind.OWN_WALLET);
        TransactionState given = until(desk.send(give, Optional.empty()), Stage.FINALIZED);
        assertThat(given.sentence()).contains("α moved");
        assertThat(given.amount()).as("stake is no TAO").isEmpty();
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(pending()).isEmpty());
    }

    @Test
    void stakeIsNotMovedToExchangesNorToTheProtocol() {
        RecipientChecks checks = new RecipientChecks(desk.names(), Set.of());
        assertThatThrownBy(() -> checks.requireTakesStake(NOBODY)).hasMessageContaining("Kraken");
        assertThatThrownBy(() -> checks.requireTakesStake(SystemAccounts.fundEscrow())).hasMessageContaining("escrow");
    }

    @Test
    void aSeatIsBoughtByTheColdkeyAndItsAddressAnnouncedByTheHotkey() throws Exception {
        AccountId hotkey;
        try (Secret uri = PracticeWorld.secret("//tern desk test miner");
                KeyMaterial material = KeyMaterial.ofUri(KeyScheme.ED25519, uri)) {
            Keystore.open(world.folders().wallets()).createHotkey("payer", "miner", material, Optional.empty());
            hotkey = material.account();
        }
        Prepared seat = desk.prepare(PRACTICE, "payer", new Intent.Register(payer, hotkey, 1, Rao.parseTao("100")));
        assertThat(seat.review().draft().signer()).isEqualTo(payer);
        TransactionState bought = until(desk.send(seat, Optional.empty()), Stage.FINALIZED);
        assertThat(bought.sentence()).contains("has its seat: UID", "moved");
        Prepared axon = desk.prepare(PRACTICE, "payer", new Intent.ServeAxon(hotkey, 1,
                AxonAddress.parse("198.51.99.7", 8_091)));
        assertThat(axon.review().draft().signer()).isEqualTo(hotkey);
        assertThat(until(desk.send(axon, Optional.empty()), Stage.FINALIZED).account()).isEqualTo(hotkey);
        assertThat(desk.<Optional<Axon>>ask(PRACTICE, chain -> new MinerReader(chain).read(1, hotkey, payer,
                chain.bestBlock()).axon()).orElseThrow().text()).isEqualTo("198.51.99.7:8091");
        assertThatThrownBy(() -> desk.prepare(PRACTICE, "locked", new Intent.ServeAxon(hotkey, 1,
                AxonAddress.parse("198.51.99.7", 8_091)))).as("another wallet's hotkey")
                .isInstanceOf(TransactException.class);
    }
}
