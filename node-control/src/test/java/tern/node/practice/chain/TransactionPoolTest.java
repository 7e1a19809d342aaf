package tern.node.practice.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.node.practice.chain.ChainEvent.Fate;
import tern.node.practice.chain.Chains.TestClock;
import tern.node.practice.runtime.Head;
import tern.wallet.keys.KeyPair;

/// Transactions on their way: what the pool takes, refuses and forgets, with a real node's codes.
class TransactionPoolTest {

    private static final long TAO = 1_000_000_000L;
    private static final java.util.function.Consumer<ChainEvent.Transaction> NOBODY = event -> {};

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final KeyPair alice = Signing.key(1);
    private final KeyPair bob = Signing.key(2);
    private PracticeChain chain;
    private Signing signing;

    @BeforeEach
    void open() throws Exception {
        chain = Chains.open(Chains.options(folder).withClock(clock));
        signing = new Signing(chain);
        chain.grant(alice.account(), 100 * TAO);
    }

    @AfterEach
    void close() {
        chain.close();
    }

    private byte[] transfer(long nonce) throws Exception {
        return signing.sign(alice, signing.transfer(bob.account(), TAO), nonce);
    }

    private void refused(byte[] extrinsic, int code, String data) {
        assertThatThrownBy(() -> chain.submit(extrinsic, NOBODY)).isInstanceOfSatisfying(PoolException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.data()).isEqualTo(data);
        });
    }

    @Test
    void aTransactionIsReadyThenInABlockThenFinal() throws Exception {
        List<Fate> fates = new CopyOnWriteArrayList<>();
        chain.submit(transfer(0), event -> fates.add(event.fate()));
        assertThat(chain.nextNonce(alice.account())).isEqualTo(1);
        assertThat(chain.pending()).hasSize(1);
        Head head = chain.makeBlock();
        await().untilAsserted(() -> assertThat(fates)
                .containsExactly(new Fate.Ready(), new Fate.InBlock(head.hash(), 1)));
        chain.makeBlock();
        chain.makeBlock();
        await().untilAsserted(() -> assertThat(fates).last().isEqualTo(new Fate.Finalized(head.hash(), 1)));
        assertThat(chain.pending()).isEmpty();
        assertThat(signing.free(bob.account())).isEqualTo(TAO);
    }

    @Test
    void theSameTwiceIsAlreadyThereAndLaterBanned() throws Exception {
        byte[] extrinsic = transfer(0);
        var hash = chain.submit(extrinsic, NOBODY);
        refused(extrinsic, 1013, hash.toString());
        chain.makeBlock();
        refused(extrinsic, 1012, null);
        clock.set(Chains.START.plus(Duration.ofMinutes(31)));
        refused(extrinsic, 1010, "Transaction is outdated");
    }

    @Test
    void aSecondOneWithTheSameNonceHasTooLowPriority() throws Exception {
        chain.submit(transfer(0), NOBODY);
        byte[] other = signing.sign(alice, signing.transfer(bob.account(), 2 * TAO), 0);
        refused(other, 1014,
                "The transaction has too low priority to replace another transaction already in the pool.");
    }

    @Test
    void aLaterNonceWaitsForTheMissingOne() throws Exception {
        List<Fate> fates = new CopyOnWriteArrayList<>();
        chain.submit(transfer(2), event -> fates.add(event.fate()));
        assertThat(chain.nextNonce(alice.account())).isZero();
        chain.makeBlock();
        chain.submit(transfer(0), NOBODY);
        assertThat(chain.pending()).hasSize(1);
        chain.submit(transfer(1), NOBODY);
        assertThat(chain.pending()).hasSize(3);
        assertThat(chain.nextNonce(alice.account())).isEqualTo(3);
        chain.makeBlock();
        await().untilAsserted(() -> assertThat(fates).extracting(fate -> fate.getClass().getSimpleName())
                .containsExactly("Future", "Ready", "InBlock"));
        assertThat(signing.free(bob.account())).isEqualTo(3 * TAO);
    }

    @Test
    void whatWaitedForANonceThatCameInABlockGetsReady() throws Exception {
        chain.submit(transfer(1), NOBODY);
        chain.submit(transfer(0), NOBODY);
        chain.makeBlock();
        chain.submit(transfer(3), NOBODY);
        chain.submit(transfer(2), NOBODY);
        chain.makeBlock();
        assertThat(signing.free(bob.account())).isEqualTo(4 * TAO);
        assertThat(chain.waiting()).isZero();
    }

    @Test
    void badOnesAreRefusedWithTheChainsWords() throws Exception {
        byte[] flipped = transfer(0);
        flipped[60] ^= 1;
        refused(flipped, 1010, "Transaction has a bad signature");
        refused(flipped, 1012, null);
        refused(signing.sign(Signing.key(77), signing.transfer(bob.account(), 1), 0), 1010,
                "Inability to pay some fees (e.g. account balance too low)");
        assertThatThrownBy(() -> chain.submit(new byte[]{4, 1}, NOBODY))
                .isInstanceOfSatisfying(PoolException.class, e -> assertThat(e.code()).isEqualTo(1002));
        byte[] used = transfer(0);
        chain.submit(used, NOBODY);
        chain.makeBlock();
        byte[] stale = signing.sign(alice, signing.transfer(bob.account(), 5), 0);
        refused(stale, 1010, "Transaction is outdated");
    }

    @Test
    void theOldestThatWaitsMakesRoomWhenTooManyDo() throws Exception {
        List<Fate> fates = new CopyOnWriteArrayList<>();
        chain.submit(transfer(1), event -> fates.add(event.fate()));
        for (long nonce = 2; nonce <= TransactionPool.FUTURE_LIMIT + 1; nonce++) {
            chain.submit(transfer(nonce), NOBODY);
        }
        await().untilAsserted(() -> assertThat(fates).containsExactly(new Fate.Future(), new Fate.Dropped()));
        assertThat(chain.waiting()).isEqualTo(TransactionPool.FUTURE_LIMIT);
    }

    @Test
    void whatStandsOnARefusedOneGoesWithIt() throws Exception {
        KeyPair carol = Signing.key(3);
        chain.grant(carol.account(), 3 * TAO);
        List<Fate> fates = new CopyOnWriteArrayList<>();
        byte[] all = signing.sign(carol, signing.call("Balances", "transfer_allow_death",
                java.util.Map.of("dest", tern.wallet.scale.Value.variant("Id",
                        tern.wallet.scale.Value.of(bob.account().bytes())),
                        "value", tern.wallet.scale.Value.of(3 * TAO - 200_000))),
                0);
        chain.submit(all, NOBODY);
        for (long nonce = 1; nonce <= 3; nonce++) {
            chain.submit(signing.sign(carol, signing.transfer(bob.account(), 1_000), nonce),
                    event -> fates.add(event.fate()));
        }
        chain.makeBlock();
        chain.makeBlock();
        await().untilAsserted(() -> assertThat(fates).filteredOn(fate -> fate instanceof Fate.Invalid).isNotEmpty());
        assertThat(chain.waiting()).isZero();
    }

    @Test
    void whatFailsInsideABlockStillCostsItsFee() throws Exception {
        List<Fate> fates = new CopyOnWriteArrayList<>();
        long before = signing.free(alice.account());
        chain.submit(signing.sign(alice, signing.transfer(bob.account(), 500 * TAO), 0),
                event -> fates.add(event.fate()));
        Head head = chain.makeBlock();
        await().untilAsserted(() -> assertThat(fates).contains(new Fate.InBlock(head.hash(), 1)));
        assertThat(signing.events(head.number())).contains("System.ExtrinsicFailed");
        assertThat(signing.free(alice.account())).isBetween(before - 1_000_000, before - 1);
    }
}
