package tern.app.transact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.BootException;
import tern.app.boot.PendingTransactions;
import tern.wallet.bittensor.Planner;
import tern.wallet.bittensor.StakePlan;
import tern.wallet.bittensor.StakeTarget;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.SignedExtrinsic;
import tern.wallet.chain.Signer;
import tern.wallet.chain.Transactions;
import tern.wallet.chain.TxStatus;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.KeyPair;
import tern.wallet.keystore.Keystore;
import tern.wallet.rpc.RpcOptions;

/// A plan of several transactions whose node goes away in the middle: what was done is known, what was sent is on the
/// list, what was not sent never leaves.
class PlanRunTest {

    private static final AccountId VALIDATOR = AccountId
            .of(Blake2.hash256("tern practice 1 validator hotkey 7".getBytes(StandardCharsets.UTF_8)));

    @TempDir
    private static Path home;

    private static @Nullable PracticeWorld world;

    @BeforeAll
    static void startsOnce() throws Exception {
        world = PracticeWorld.start(home);
    }

    @AfterAll
    static void stops() {
        world().close();
    }

    private static PracticeWorld world() {
        PracticeWorld started = world;
        if (started == null) {
            throw new AssertionError("no world");
        }
        return started;
    }

    private static ChainClient connect(LyingNode node) throws Exception {
        return ChainClient.connect(node.network(), ChainOptions.standard()
                .withMetadataCache(world().folders().metadataCache())
                .withRpc(RpcOptions.defaults().withCallTimeout(Duration.ofSeconds(2)).withReadRetries(1)));
    }

    private static PlanRun prepared(ChainClient chain, String wallet, AccountId account) throws Exception {
        StakeTarget target = new StakeTarget(List.of(share(0), share(3), share(4)), Set.of());
        StakePlan plan = new Planner(chain).plan(account, target, Optional.of(new Tolerance(2_000)));
        return PlanRun.prepare(chain, Keystore.open(world().folders().wallets()).findWallet(wallet).orElseThrow(),
                account, plan, new ReviewChecks(new RecipientChecks(List::of, Set.of())),
                new PendingTransactions(world().folders()), PlanRun.VALID_BLOCKS);
    }

    private static StakeTarget.Share share(int netuid) {
        return new StakeTarget.Share(netuid, 1_000, Optional.of(VALIDATOR));
    }

    private static void sign(PlanRun run, String wallet) throws Exception {
        try (KeyPair key = Keystore.open(world().folders().wallets()).unlockColdkey(wallet, Optional.empty())) {
            run.sign(Signer.of(key));
        }
    }

    /// Does something at one point of the run.
    private record At(int sendingLeg, int doneLeg, Runnable action) implements PlanRun.Listener {

        @Override
        public void sending(int leg, SignedExtrinsic extrinsic) {
            if (leg == sendingLeg) {
                action.run();
            }
        }

        @Override
        public void heard(int leg, TxStatus status) {
            // the end is what counts here
        }

        @Override
        public void came(int leg, PlanRun.Leg state) {
            if (leg == doneLeg) {
                action.run();
            }
        }
    }

    private static void end(LyingNode node) {
        try {
            node.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anEndpointThatDiesBetweenTwoStepsLosesNothing() throws Exception {
        AccountId account = world().wallet("between", Optional.empty());
        world().give(account, "500");
        LyingNode node = LyingNode.before(world());
        try (ChainClient chain = connect(node)) {
            PlanRun run = prepared(chain, "between", account);
            assertThat(run.reviews()).hasSize(3);
            assertThat(run.reviews()).extracting(review -> review.draft().nonce()).containsExactly(0L, 1L, 2L);
            assertThat(run.reviews()).allMatch(review -> review.decoded().agrees());
            sign(run, "between");
            List<PlanRun.Leg> legs = run.run(Transactions.Until.IN_BLOCK, new At(-1, 0, () -> end(node)));
            assertThat(legs).extracting(PlanRun.Leg::stage)
                    .containsExactly(PlanRun.Stage.DONE, PlanRun.Stage.NOT_SENT, PlanRun.Stage.NOT_SENT);
            assertThat(legs.get(1).failure()).isPresent();
            assertThat(legs.get(1).failure().get().sentence()).isNotBlank();
            assertThat(legs.get(1).signed()).as("it never left").isEmpty();
        }
        LyingNode other = LyingNode.before(world());
        try (ChainClient chain = connect(other)) {
            PlanRun rest = prepared(chain, "between", account);
            assertThat(rest.reviews()).as("what was done counts").hasSize(2);
            assertThat(rest.reviews().getFirst().draft().nonce()).as("no number was lost").isEqualTo(1);
            sign(rest, "between");
            assertThat(rest.run(Transactions.Until.IN_BLOCK, new At(-1, -1, () -> {}))).hasSize(2)
                    .allMatch(leg -> leg.stage() == PlanRun.Stage.DONE);
            assertThat(prepared(chain, "between", account).reviews()).as("the target is reached").isEmpty();
        } finally {
            other.end();
        }
    }

    @Test
    void aNumberThatSomethingElseOfTheAccountTookMeanwhileIsNotSentASecondTime() throws Exception {
        AccountId account = world().wallet("beside", Optional.empty());
        world().give(account, "500");
        LyingNode node = LyingNode.before(world());
        PendingTransactions list = new PendingTransactions(world().folders());
        try (ChainClient chain = connect(node)) {
            PlanRun run = prepared(chain, "beside", account);
            sign(run, "beside");
            // another Tern sends between the first step and the second
            PendingTransactions.Entry other = new PendingTransactions.Entry(chain.genesis().toString(),
                    account.address(), 1, "0x" + "ab".repeat(32), 0, 1_000_000, "send 1", Map.of());
            List<PlanRun.Leg> legs = run.run(Transactions.Until.IN_BLOCK, new At(-1, 0, () -> add(list, other)));
            assertThat(legs).extracting(PlanRun.Leg::stage)
                    .containsExactly(PlanRun.Stage.DONE, PlanRun.Stage.NOT_SENT, PlanRun.Stage.NOT_SENT);
            assertThat(legs.get(1).failure().orElseThrow().sentence()).contains("meanwhile");
            assertThat(list.of(other.genesis(), other.account())).extracting(PendingTransactions.Entry::nonce)
                    .as("nothing else was noted down")
                    .doesNotContain(2L)
                    .containsOnlyOnce(1L);
        } finally {
            node.end();
        }
    }

    private static void add(PendingTransactions list, PendingTransactions.Entry other) {
        try {
            Set<String> known = list.all().stream().map(PendingTransactions.Entry::hash).collect(Collectors.toSet());
            assertThat(list.add(other, known)).isTrue();
        } catch (BootException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatWasSentWhenTheEndpointDiedIsOnTheList() throws Exception {
        AccountId account = world().wallet("midway", Optional.empty());
        world().give(account, "500");
        LyingNode node = LyingNode.before(world());
        AtomicReference<@Nullable List<PlanRun.Leg>> result = new AtomicReference<>();
        CountDownLatch dead = new CountDownLatch(1);
        try (ChainClient chain = connect(node)) {
            PlanRun run = prepared(chain, "midway", account);
            sign(run, "midway");
            Thread runner = Thread.ofVirtual()
                    .start(() -> result.set(run.run(Transactions.Until.IN_BLOCK,
                            new At(1, -1, () -> {
                                end(node);
                                dead.countDown();
                            }))));
            PendingTransactions list = new PendingTransactions(world().folders());
            String genesis = chain.genesis().toString();
            // not before: an interrupt while the list is written means that nothing is sent
            assertThat(dead.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(list.of(genesis, account.address())).extracting(PendingTransactions.Entry::nonce).contains(1L);
            // the person gives up waiting
            runner.interrupt();
            await().atMost(Duration.ofSeconds(30)).until(() -> result.get() != null);
            List<PlanRun.Leg> legs = result.get();
            assertThat(legs).extracting(PlanRun.Leg::stage)
                    .containsExactly(PlanRun.Stage.DONE, PlanRun.Stage.SENT, PlanRun.Stage.NOT_SENT);
            assertThat(legs.get(1).failure().orElseThrow()).isInstanceOf(ChainException.class);
            assertThat(list.of(genesis, account.address())).extracting(PendingTransactions.Entry::hash)
                    .contains(legs.get(1).signed().orElseThrow().hash().toString());
        }
        LyingNode other = LyingNode.before(world());
        try (ChainClient chain = connect(other)) {
            assertThatThrownBy(() -> prepared(chain, "midway", account)).isInstanceOf(TransactException.class)
                    .hasMessageContaining("on its way");
        } finally {
            other.end();
        }
    }
}
