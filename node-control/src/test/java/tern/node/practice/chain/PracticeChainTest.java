package tern.node.practice.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.node.practice.chain.ChainEvent.Fate;
import tern.node.practice.chain.Chains.TestClock;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.RuntimeEdition;
import tern.node.practice.store.StoreException;
import tern.wallet.chain.Era;
import tern.wallet.keys.KeyPair;
import tern.wallet.units.Hash32;

/// Blocks, past states, coarse steps, upgrades and what survives a restart, on a chain in a real file.
class PracticeChainTest {

    private static final long TAO = 1_000_000_000L;
    /// Seconds until something that is waited for has failed.
    private static final long LONGEST = 60;

    @TempDir
    Path folder;

    private static Hash32 rootAt(PracticeChain chain, long number) throws Exception {
        return chain.read(number, (state, runtime) -> state.root()).orElseThrow();
    }

    @Test
    void everyStateOfTheLastBlocksIsTheOneItsHeaderNames() throws Exception {
        try (PracticeChain chain = Chains.open(Chains.options(folder))) {
            for (int i = 0; i < 90; i++) {
                chain.makeBlock();
            }
            for (long number : List.of(90L, 89L, 60L, 26L, 25L, 10L, 1L, 0L)) {
                assertThat(rootAt(chain, number)).as("block %d", number)
                        .isEqualTo(chain.head(number).orElseThrow().header().stateRoot());
                assertThat(chain.number(chain.hash(number).orElseThrow())).hasValue(number);
            }
            assertThat(chain.hash(91)).isEmpty();
            assertThat(chain.number(Hash32.of(new byte[32]))).isEmpty();
            for (long number = 1; number <= 90; number++) {
                assertThat(chain.head(number).orElseThrow().header().parentHash())
                        .isEqualTo(chain.hash(number - 1).orElseThrow());
            }
        }
    }

    @Test
    void aRestartGoesOnWhereItWas() throws Exception {
        ChainOptions options = Chains.options(folder);
        Map<Long, Hash32> roots = new HashMap<>();
        Hash32 best;
        try (PracticeChain chain = Chains.open(options)) {
            for (int i = 0; i < 5; i++) {
                Head head = chain.makeBlock();
                roots.put(head.number(), head.header().stateRoot());
            }
            best = chain.best().hash();
        }
        try (PracticeChain chain = Chains.open(options)) {
            assertThat(chain.best().hash()).isEqualTo(best);
            assertThat(rootAt(chain, 5)).isEqualTo(roots.get(5L));
            Head next = chain.makeBlock();
            assertThat(next.number()).isEqualTo(6);
            assertThat(next.header().parentHash()).isEqualTo(best);
            for (long number = 1; number <= 5; number++) {
                assertThat(rootAt(chain, number)).isEqualTo(roots.get(number));
            }
        }
    }

    @Test
    void theSameSeedAndClockMakeTheSameChain() throws Exception {
        List<Hash32> hashes = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            try (PracticeChain chain = Chains.open(Chains.options(folder.resolve(name)).withHistory(6))) {
                for (int i = 0; i < 4; i++) {
                    chain.makeBlock();
                }
                hashes.add(chain.best().hash());
            }
        }
        assertThat(hashes.get(0)).isEqualTo(hashes.get(1));
        try (PracticeChain other = Chains.open(Chains.options(folder.resolve("three")).withHistory(6).withSeed(2))) {
            assertThat(other.best().hash()).isNotEqualTo(hashes.get(0));
        }
    }

    @Test
    void madeUpHistoryCanBeReadAtAnyBlockOfIt() throws Exception {
        try (PracticeChain chain = Chains.open(Chains.options(folder).withHistory(50))) {
            long last = 50 * 300;
            assertThat(chain.best().number()).isEqualTo(last);
            assertThat(chain.best().timeMillis()).isEqualTo(Chains.START.toEpochMilli());
            assertThat(rootAt(chain, last)).isEqualTo(chain.best().header().stateRoot());
            for (long point : List.of(0L, 300L, 7_200L, 7_500L, 14_700L)) {
                assertThat(rootAt(chain, point)).as("hour at %d", point)
                        .isEqualTo(chain.head(point).orElseThrow().header().stateRoot());
            }
            for (long number : List.of(1L, 299L, 301L, 7_333L, 14_999L)) {
                Head quiet = chain.head(number).orElseThrow();
                assertThat(quiet.number()).isEqualTo(number);
                assertThat(quiet.hash()).isEqualTo(chain.hash(number).orElseThrow());
                assertThat(quiet.hash()).isEqualTo(quiet.header().hash());
                assertThat(quiet.header().parentHash()).isEqualTo(chain.hash(number - 1).orElseThrow());
                assertThat(chain.number(quiet.hash())).hasValue(number);
                long time = chain.read(number, (state, runtime) -> runtime.core().timestamp().now(state))
                        .orElseThrow();
                assertThat(time).isEqualTo(Chains.START.toEpochMilli() - (last - number) * 12_000);
                long inState = chain.read(number, (state, runtime) -> runtime.core().system().number(state))
                        .orElseThrow();
                assertThat(inState).isEqualTo(number);
            }
        }
    }

    @Test
    void jumpingADayIsOneCoarseStepAnHour() throws Exception {
        List<ChainEvent.Block> seen = new CopyOnWriteArrayList<>();
        try (PracticeChain chain = Chains.open(Chains.options(folder))) {
            Signing signing = new Signing(chain);
            chain.grant(Signing.key(1).account(), 10 * TAO);
            Runnable end = chain.listen(event -> {
                if (event instanceof ChainEvent.Block block) {
                    seen.add(block);
                }
            });
            long before = chain.best().timeMillis();
            for (int hour = 0; hour < 24; hour++) {
                chain.jumpHour();
            }
            assertThat(chain.best().number()).isEqualTo(7_201);
            assertThat(chain.best().timeMillis() - before).isEqualTo(86_400_000L);
            assertThat(chain.finalized()).isEqualTo(7_201);
            await().untilAsserted(() -> assertThat(seen).hasSize(24).allMatch(ChainEvent.Block::jumped));
            end.run();
            // signatures still hold after it: the chain knows its block 0
            chain.submit(signing.sign(Signing.key(1), signing.transfer(Signing.key(2).account(), TAO)), event -> {});
            chain.makeBlock();
            assertThat(signing.free(Signing.key(2).account())).isEqualTo(TAO);
            assertThat(rootAt(chain, 3_901)).isEqualTo(chain.head(3_901).orElseThrow().header().stateRoot());
        }
    }

    @Test
    void hoursThatPassedWhileTheNodeWasOffAreMadeUpFor() throws Exception {
        TestClock clock = new TestClock();
        ChainOptions options = Chains.options(folder).withClock(clock);
        try (PracticeChain chain = Chains.open(options)) {
            chain.makeBlock();
        }
        clock.set(Chains.START.plus(Duration.ofHours(5)).plusSeconds(700));
        try (PracticeChain chain = Chains.open(options.withCatchUp(true))) {
            assertThat(chain.best().number()).isEqualTo(1 + 5 * 300);
            Head next = chain.makeBlock();
            assertThat(next.timeMillis()).isEqualTo(clock.instant().toEpochMilli());
        }
        try (PracticeChain chain = Chains.open(options)) {
            assertThat(chain.best().number()).isEqualTo(2 + 5 * 300);
        }
    }

    @Test
    void oldStatesAreThinnedOutToHoursAndBlocksWithTransactions() throws Exception {
        try (PracticeChain chain = Chains.open(Chains.options(folder))) {
            Signing signing = new Signing(chain);
            KeyPair alice = Signing.key(1);
            chain.grant(alice.account(), 10 * TAO);
            while (chain.best().number() < 40) {
                chain.makeBlock();
            }
            chain.submit(signing.sign(alice, signing.transfer(Signing.key(2).account(), TAO)), event -> {});
            while (chain.best().number() < 1_210) {
                chain.makeBlock();
            }
            assertThat(chain.read(39, (state, runtime) -> true)).isEmpty();
            assertThat(chain.read(299, (state, runtime) -> true)).isEmpty();
            for (long kept : List.of(41L, 300L, 600L, 601L, 900L, 1_000L)) {
                assertThat(rootAt(chain, kept)).as("block %d", kept)
                        .isEqualTo(chain.head(kept).orElseThrow().header().stateRoot());
            }
            assertThat(signing.events(41)).contains("Balances.Transfer", "System.ExtrinsicSuccess");
            assertThat(chain.head(39).orElseThrow().header().parentHash()).isEqualTo(chain.hash(38).orElseThrow());
        }
        try (PracticeChain chain = Chains.open(Chains.options(folder))) {
            assertThat(rootAt(chain, 41)).isEqualTo(chain.head(41).orElseThrow().header().stateRoot());
        }
    }

    @Test
    void anUpgradeReachesListenersAndRefusesWhatWasSignedBefore() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (PracticeChain chain = Chains.open(Chains.options(folder))) {
            Signing signing = new Signing(chain);
            KeyPair alice = Signing.key(1);
            chain.grant(alice.account(), 10 * TAO);
            byte[] before = signing.sign(alice, signing.transfer(Signing.key(2).account(), TAO));
            byte[] late = signing.sign(alice, signing.transfer(Signing.key(2).account(), TAO), 1);
            List<Fate> fates = new CopyOnWriteArrayList<>();
            chain.submit(late, event -> fates.add(event.fate()));
            chain.listen(event -> {
                if (event instanceof ChainEvent.Block block && block.upgraded() != null) {
                    told.add(block.head().number() + " " + block.upgraded().edition());
                }
            });
            chain.upgrade(RuntimeEdition.OLDER);
            assertThatThrownBy(() -> chain.submit(before, event -> {})).isInstanceOfSatisfying(PoolException.class,
                    e -> {
                        assertThat(e.code()).isEqualTo(1010);
                        assertThat(e.data()).isEqualTo("Transaction has a bad signature");
                    });
            await().untilAsserted(() -> assertThat(told).containsExactly("2 OLDER"));
            await().untilAsserted(() -> assertThat(fates).last().isInstanceOf(Fate.Invalid.class));
            chain.makeBlock();
            chain.submit(signing.sign(alice, signing.transfer(Signing.key(2).account(), TAO)), event -> {});
            chain.makeBlock();
            assertThat(signing.free(Signing.key(2).account())).isEqualTo(TAO);
            chain.upgrade(RuntimeEdition.FUTURE);
            chain.makeBlock();
            await().untilAsserted(() -> assertThat(told).containsExactly("2 OLDER", "5 FUTURE"));
        }
        try (PracticeChain chain = Chains.open(Chains.options(folder))) {
            assertThat(chain.read(6, (state, runtime) -> runtime.edition())).hasValue(RuntimeEdition.FUTURE);
            assertThat(chain.read(3, (state, runtime) -> runtime.edition())).hasValue(RuntimeEdition.OLDER);
            assertThat(chain.read(1, (state, runtime) -> runtime.edition())).hasValue(RuntimeEdition.CURRENT);
        }
    }

    @Test
    void theNewestBlockIsReadAndMadeWhilePastStatesAreMade() throws Exception {
        try (PracticeChain chain = Chains.open(Chains.options(folder).withHistory(3));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                chain.makeBlock();
            }
            CountDownLatch making = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            chain.beforePast(() -> {
                making.countDown();
                try {
                    assertThat(goOn.await(LONGEST, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            Map<Long, Future<Hash32>> past = new HashMap<>();
            // made ones from disk and from memory, quiet ones between them
            for (long number : List.of(0L, 1L, 300L, 450L, 600L, 899L, 901L, 902L)) {
                past.put(number, threads.submit(() -> rootAt(chain, number)));
            }
            assertThat(making.await(LONGEST, TimeUnit.SECONDS)).isTrue();
            // none of the past states can be there before this is done
            Head newest = chain.best();
            assertThat(rootAt(chain, newest.number())).isEqualTo(newest.header().stateRoot());
            assertThat(chain.head(450)).isPresent();
            assertThat(chain.hash(1)).isPresent();
            assertThat(chain.makeBlock().number()).isEqualTo(newest.number() + 1);
            chain.jumpHour();
            assertThat(past.values()).noneMatch(Future::isDone);
            goOn.countDown();
            for (long made : List.of(0L, 300L, 600L, 901L, 902L)) {
                assertThat(past.get(made).get(LONGEST, TimeUnit.SECONDS)).as("block %d", made)
                        .isEqualTo(chain.head(made).orElseThrow().header().stateRoot());
            }
            for (Future<Hash32> each : past.values()) {
                assertThat(each.get(LONGEST, TimeUnit.SECONDS)).isNotNull();
            }
        }
    }

    private static boolean isWaiting(Thread thread) {
        return thread != null
                && (thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING
                        || thread.getState() == Thread.State.BLOCKED);
    }

    @Test
    void aChainThatIsClosedWaitsForAPastStateInTheMaking() throws Exception {
        ChainOptions options = Chains.options(folder).withHistory(2);
        CountDownLatch making = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<Hash32> past;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                PracticeChain chain = Chains.open(options)) {
            chain.beforePast(() -> {
                making.countDown();
                try {
                    assertThat(goOn.await(LONGEST, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            past = threads.submit(() -> rootAt(chain, 300));
            Hash32 root = chain.head(300).orElseThrow().header().stateRoot();
            assertThat(making.await(LONGEST, TimeUnit.SECONDS)).isTrue();
            AtomicReference<Thread> closer = new AtomicReference<>();
            Future<?> closing = threads.submit(() -> {
                closer.set(Thread.currentThread());
                chain.close();
            });
            // it stands and waits while the state is held in the making
            await().until(() -> closing.isDone() || isWaiting(closer.get()));
            assertThat(closing).isNotDone();
            assertThat(past).isNotDone();
            goOn.countDown();
            closing.get(LONGEST, TimeUnit.SECONDS);
            assertThat(past.get(LONGEST, TimeUnit.SECONDS)).isEqualTo(root);
            assertThatThrownBy(() -> rootAt(chain, 0)).isInstanceOf(StoreException.class);
        }
        try (PracticeChain again = Chains.open(options)) {
            assertThat(rootAt(again, 300)).isEqualTo(again.head(300).orElseThrow().header().stateRoot());
        }
    }

    @Test
    void mortalTransactionsDieInTime() throws Exception {
        try (PracticeChain chain = Chains.open(Chains.options(folder))) {
            Signing signing = new Signing(chain);
            KeyPair alice = Signing.key(1);
            chain.grant(alice.account(), 10 * TAO);
            byte[] future = signing.sign(alice, signing.transfer(Signing.key(2).account(), TAO), 5,
                    new Era.Mortal(4, (int) (chain.best().number() % 4)), chain.best().hash());
            List<Fate> fates = new CopyOnWriteArrayList<>();
            chain.submit(future, event -> fates.add(event.fate()));
            for (int i = 0; i < 5; i++) {
                chain.makeBlock();
            }
            await().untilAsserted(() -> assertThat(fates).hasSize(2));
            assertThat(fates.get(0)).isInstanceOf(Fate.Future.class);
            assertThat(fates.get(1)).isInstanceOf(Fate.Invalid.class);
            assertThat(chain.waiting()).isZero();
        }
    }

    @Test
    void grantsArriveAsTransfers() throws Exception {
        try (PracticeChain chain = Chains.open(Chains.options(folder))) {
            Signing signing = new Signing(chain);
            Head head = chain.grant(Signing.key(3).account(), 7 * TAO);
            assertThat(signing.events(head.number())).contains("Balances.Transfer");
            assertThat(signing.free(Signing.key(3).account())).isEqualTo(7 * TAO);
        }
    }
}
