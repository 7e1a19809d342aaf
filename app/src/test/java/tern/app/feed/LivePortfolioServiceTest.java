package tern.app.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tern.app.feed.ChainFeed.Trouble;
import tern.app.feed.PortfolioState.Link;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.TernException;

class LivePortfolioServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:30Z");
    private static final FeedPorts.Pauses SHORT = new FeedPorts.Pauses(Duration.ofMillis(5), Duration.ofMillis(20),
            Duration.ofMillis(20));
    private static final FeedPorts.Pauses ENDLESS = new FeedPorts.Pauses(Duration.ofHours(1), Duration.ofHours(1),
            Duration.ofHours(1));

    private final List<FakeChain> chains = new CopyOnWriteArrayList<>();
    /// How far a node that is started for the connection says it is.
    private final List<Double> shares = new CopyOnWriteArrayList<>();
    private final Queue<TernException> connectFailures = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> connectDefects = new ConcurrentLinkedQueue<>();
    private final Queue<Error> watchDefects = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch closing = new CountDownLatch(0);
    private LivePortfolioService service = service(SHORT);

    private LivePortfolioService service(FeedPorts.Pauses pauses) {
        return new LivePortfolioService((network, starting) -> {
            shares.forEach(starting::accept);
            TernException failure = connectFailures.poll();
            if (failure != null) {
                throw failure;
            }
            Throwable defect = connectDefects.poll();
            switch (defect) {
                case RuntimeException mistake -> throw mistake;
                case Error error -> throw error;
                case null, default -> {
                    // connects
                }
            }
            FakeChain chain = new FakeChain(network);
            chain.watchDefect = watchDefects.poll();
            chain.closing = closing;
            chains.add(chain);
            return chain;
        }, pauses, () -> NOW, defect -> new Problem("defect", Optional.of(defect.getMessage())));
    }

    @AfterEach
    void close() {
        service.close();
        await().until(() -> chains.stream().allMatch(chain -> chain.closed));
    }

    /// A failure as the wallet's modules throw them.
    private static final class Trial extends TernException {
        private static final long serialVersionUID = 1L;

        Trial(String message) {
            super(message, "technical");
        }
    }

    /// A chain that does as it is told.
    private static final class FakeChain implements ChainFeed {

        final Network network;
        final List<BlockRef> reads = new CopyOnWriteArrayList<>();
        final List<List<AccountId>> readFor = new CopyOnWriteArrayList<>();
        volatile boolean defective;
        volatile @Nullable Error watchDefect;
        volatile @Nullable Error readDefect;
        volatile CountDownLatch closing = new CountDownLatch(0);
        final Queue<TernException> readFailures = new ConcurrentLinkedQueue<>();
        final Semaphore gate = new Semaphore(1_000);
        volatile Consumer<BlockRef> heads = _ -> {};
        volatile Consumer<Trouble> links = _ -> {};
        volatile boolean closed;
        volatile int reconnects;

        FakeChain(Network network) {
            this.network = network;
        }

        @Override
        public BlockRef blockAtConnect() {
            return Samples.block(100);
        }

        @Override
        public void watchHeads(Consumer<BlockRef> onHead) {
            if (watchDefect != null) {
                throw watchDefect;
            }
            heads = onHead;
            onHead.accept(Samples.block(100));
        }

        @Override
        public void watchLink(Consumer<Trouble> onLink) {
            links = onLink;
            onLink.accept(new Trouble.None());
        }

        @Override
        public PortfolioSnapshot load(List<AccountId> accounts, BlockRef at) throws TernException {
            reads.add(at);
            readFor.add(accounts);
            try {
                gate.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Trial("interrupted");
            }
            Error error = readDefect;
            if (error != null) {
                throw error;
            }
            if (defective) {
                throw new IllegalStateException("a mistake");
            }
            TernException failure = readFailures.poll();
            if (failure != null) {
                throw failure;
            }
            List<NamedAccount> named = new ArrayList<>();
            accounts.forEach(account -> named.add(new NamedAccount("", account)));
            return Samples.portfolio(at.number(), named, Samples.stakes(), "84.257");
        }

        @Override
        public void reconnectNow() {
            reconnects++;
        }

        @Override
        public void close() {
            boolean waiting = true;
            while (waiting) {
                try {
                    closing.await();
                    waiting = false;
                } catch (InterruptedException e) {
                    Thread.interrupted();
                }
            }
            closed = true;
        }
    }

    private void until(java.util.function.Predicate<PortfolioState> condition) {
        await().atMost(Duration.ofSeconds(10)).until(() -> condition.test(service.current()));
    }

    private static boolean isAt(PortfolioState state, long block) {
        return state.snapshot().filter(snapshot -> snapshot.block().number() == block).isPresent();
    }

    @Test
    void connectsReadsAndFollowsHeads() {
        assertThat(service.current()).isEqualTo(PortfolioState.idle());
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100));
        PortfolioState first = service.current();
        assertThat(first.link()).isEqualTo(Link.LIVE);
        assertThat(first.headTime()).as("the block's own time for the first")
                .contains(
                        Instant.parse("2026-11-22T12:00:00Z"));

        chains.getFirst().heads.accept(Samples.block(101));
        until(state -> isAt(state, 101));
        assertThat(service.current().head()).contains(Samples.block(101));
        assertThat(service.current().headTime()).as("the arrival of those that follow").contains(NOW);
        assertThat(chains.getFirst().reads).containsExactly(Samples.block(100), Samples.block(101));
    }

    @Test
    void aSlowReadSkipsBlocksInBetween() throws InterruptedException {
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100));
        FakeChain chain = chains.getFirst();
        chain.gate.acquire(999);
        chain.heads.accept(Samples.block(101));
        await().until(() -> chain.reads.size() == 2);
        for (long block = 102; block <= 110; block++) {
            chain.heads.accept(Samples.block(block));
        }
        assertThat(service.current().head()).contains(Samples.block(110));
        chain.gate.release(100);
        until(state -> isAt(state, 110));
        assertThat(chain.reads).containsExactly(Samples.block(100), Samples.block(101), Samples.block(110));
    }

    @Test
    void aFailureToConnectIsSaidAndTriedAgain() {
        connectFailures.add(new Trial("No node answers."));
        connectFailures.add(new Trial("No node answers."));
        List<PortfolioState> seen = new CopyOnWriteArrayList<>();
        service.watch(seen::add);
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100));
        assertThat(seen).anyMatch(state -> state.link() == Link.OFFLINE
                && state.problem().equals(Optional.of(new Problem("No node answers.", Optional.of("technical")))));
        assertThat(service.current().problem()).isEmpty();
    }

    @Test
    void aRetryDoesNotWaitForThePause() {
        service = service(ENDLESS);
        connectFailures.add(new Trial("No node answers."));
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> state.link() == Link.OFFLINE);
        service.retry();
        until(state -> isAt(state, 100));
    }

    @Test
    void aFailedReadIsSaidKeepsTheNumbersAndEndsWithTheNextGoodOne() {
        service = service(ENDLESS);
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100));
        FakeChain chain = chains.getFirst();
        chain.readFailures.add(new Trial("The node answered nonsense."));
        chain.heads.accept(Samples.block(101));
        until(state -> state.problem().isPresent());
        assertThat(isAt(service.current(), 100)).isTrue();
        assertThat(service.current().link()).isEqualTo(Link.LIVE);
        chain.heads.accept(Samples.block(102));
        until(state -> isAt(state, 102) && state.problem().isEmpty());
    }

    @Test
    void aFailedReadIsTriedAgainWithoutANewHead() {
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100));
        FakeChain chain = chains.getFirst();
        chain.readFailures.add(new Trial("busy"));
        chain.heads.accept(Samples.block(101));
        until(state -> isAt(state, 101));
        assertThat(chain.reads).hasSize(3);
    }

    @Test
    void aMistakeOfTernIsSaidAndDoesNotEndTheFeed() {
        service = service(ENDLESS);
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100));
        FakeChain chain = chains.getFirst();
        chain.defective = true;
        chain.heads.accept(Samples.block(101));
        until(state -> state.problem().equals(Optional.of(new Problem("defect", Optional.of("a mistake")))));
        chain.defective = false;
        chain.heads.accept(Samples.block(102));
        until(state -> isAt(state, 102) && state.problem().isEmpty());
    }

    @Test
    void aLostConnectionIsSaidUntilItIsBack() {
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100));
        FakeChain chain = chains.getFirst();
        Problem lost = new Problem("The connection was lost.", Optional.empty());
        chain.links.accept(new Trouble.Lost(lost));
        assertThat(service.current().link()).isEqualTo(Link.OFFLINE);
        assertThat(service.current().problem()).contains(lost);
        assertThat(isAt(service.current(), 100)).as("the last numbers stay").isTrue();
        service.retry();
        await().until(() -> chain.reconnects == 1);
        chain.links.accept(new Trouble.None());
        until(state -> state.link() == Link.LIVE && state.problem().isEmpty());
    }

    @Test
    void otherAccountsOnTheSameNetworkKeepTheConnection() {
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100));
        service.select(Networks.finney(), List.of(Samples.TRADING));
        assertThat(service.current().snapshot()).as("never the numbers of another wallet")
                .satisfiesAnyOf(
                        snapshot -> assertThat(snapshot).isEmpty(),
                        snapshot -> assertThat(snapshot.orElseThrow().accounts().getFirst().account())
                                .isEqualTo(Samples.TRADING.account()));
        until(state -> isAt(state, 100));
        assertThat(service.current().snapshot().orElseThrow().accounts().getFirst().account())
                .isEqualTo(Samples.TRADING.account());
        assertThat(chains).hasSize(1);
    }

    @Test
    void anotherNetworkEndsTheOldConnectionAndWhatItStillBrings() throws InterruptedException {
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100));
        FakeChain old = chains.getFirst();
        service.select(Networks.test(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100) && state.network().equals(Optional.of(Networks.test())));
        await().until(() -> old.closed);
        PortfolioState before = service.current();
        old.heads.accept(Samples.block(999));
        old.links.accept(new Trouble.Reconnecting());
        assertThat(service.current()).isEqualTo(before);
    }

    @Test
    void listenersHearTheCurrentStateAtOnceAndNothingAfterTheyStop() {
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100));
        Queue<PortfolioState> heard = new ArrayDeque<>();
        PortfolioSource.Watch watch = service.watch(heard::add);
        assertThat(heard).containsExactly(service.current());
        watch.close();
        watch.close();
        chains.getFirst().heads.accept(Samples.block(101));
        until(state -> isAt(state, 101));
        assertThat(heard).hasSize(1);
    }

    @Test
    void closingEndsAReadThatIsOnItsWayAndNothingIsPublishedAfterwards() throws InterruptedException {
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100));
        FakeChain chain = chains.getFirst();
        chain.gate.acquire(999);
        chain.heads.accept(Samples.block(101));
        await().until(() -> chain.reads.size() == 2);
        CountDownLatch heard = new CountDownLatch(2);
        service.watch(_ -> heard.countDown());
        PortfolioState before = service.current();
        service.close();
        chain.gate.release(100);
        assertThat(service.current()).isEqualTo(before);
        assertThat(heard.getCount()).isEqualTo(1);
        service.select(Networks.test(), List.of());
        assertThat(chains).hasSize(1);
    }

    @Test
    void mistakesWhileConnectingAreSaidAndTriedAgain() {
        service = service(ENDLESS);
        connectDefects.add(new IllegalStateException("cannot connect"));
        connectDefects.add(new StackOverflowError("too deep"));
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> state.link() == Link.OFFLINE && said(state, "cannot connect"));
        service.retry();
        until(state -> state.link() == Link.OFFLINE && said(state, "too deep"));
        service.retry();
        until(state -> isAt(state, 100) && state.link() == Link.LIVE && state.problem().isEmpty());
    }

    @Test
    void anErrorWhileFollowingClosesTheConnectionAndBeginsAgainAfterAPause() {
        watchDefects.add(new AssertionError("cannot follow"));
        List<PortfolioState> seen = new CopyOnWriteArrayList<>();
        service.watch(seen::add);
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100) && state.link() == Link.LIVE && state.problem().isEmpty());
        assertThat(seen).anyMatch(state -> state.link() == Link.OFFLINE && said(state, "cannot follow"));
        assertThat(chains).hasSize(2);
        assertThat(chains.getFirst().closed).isTrue();
    }

    @Test
    void anErrorWhileReadingBeginsAgainAndTheBrokenConnectionIsNotHeardAnyMore() {
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100));
        FakeChain broken = chains.getFirst();
        broken.readDefect = new AssertionError("cannot read");
        broken.heads.accept(Samples.block(101));
        await().until(() -> chains.size() == 2);
        await().until(() -> !chains.get(1).reads.isEmpty());
        until(state -> state.link() == Link.LIVE && state.problem().isEmpty());
        assertThat(broken.closed).isTrue();
        broken.links.accept(new Trouble.Reconnecting());
        assertThat(service.current().link()).isEqualTo(Link.LIVE);
    }

    @Test
    void aLostPracticeNetworkIsFoundOrStartedAgain() {
        service.select(Networks.practice(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100) && state.link() == Link.LIVE);
        FakeChain ended = chains.getFirst();
        List<PortfolioState> seen = new CopyOnWriteArrayList<>();
        service.watch(seen::add);
        shares.addAll(List.of(0.0, 0.4, 1.0));
        ended.links.accept(new Trouble.Lost(new Problem("It is gone.", Optional.empty())));
        await().until(() -> chains.size() == 2 && !chains.get(1).reads.isEmpty());
        until(state -> state.link() == Link.LIVE && state.problem().isEmpty() && state.starting().isEmpty());
        assertThat(ended.closed).isTrue();
        assertThat(ended.reconnects).isZero();
        assertThat(seen).extracting(PortfolioState::starting).contains(Optional.of(0), Optional.of(40));
        assertThat(seen).anyMatch(state -> state.link() == Link.OFFLINE);
        assertThat(seen).as("the numbers stay meanwhile").allMatch(state -> state.snapshot().isPresent());
    }

    @Test
    void aPracticeNetworkThatCannotBeStartedIsSaidAndTriedAgain() {
        shares.add(0.2);
        connectFailures.add(new Trial("The practice network could not be started."));
        List<PortfolioState> seen = new CopyOnWriteArrayList<>();
        service.watch(seen::add);
        service.select(Networks.practice(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100) && state.link() == Link.LIVE && state.problem().isEmpty());
        assertThat(seen).anyMatch(state -> state.link() == Link.OFFLINE && state.starting().isEmpty()
                && state.problem().filter(one -> one.sentence().contains("could not be started")).isPresent());
    }

    @Test
    void aLostConnectionToAnotherNetworkIsItsOwnToMakeAgain() {
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100) && state.link() == Link.LIVE);
        chains.getFirst().links.accept(new Trouble.Lost(new Problem("It is gone.", Optional.empty())));
        until(state -> state.link() == Link.OFFLINE);
        chains.getFirst().links.accept(new Trouble.None());
        chains.getFirst().heads.accept(Samples.block(101));
        until(state -> isAt(state, 101) && state.link() == Link.LIVE && state.problem().isEmpty());
        assertThat(chains).hasSize(1);
    }

    @Test
    void choosingAnotherNetworkDoesNotWaitForTheOldConnectionToClose() {
        closing = new CountDownLatch(1);
        service.select(Networks.finney(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100));
        FakeChain old = chains.getFirst();
        service.select(Networks.test(), List.of(Samples.SAVINGS));
        until(state -> isAt(state, 100) && state.network().equals(Optional.of(Networks.test())));
        assertThat(old.closed).as("still closing").isFalse();
        closing.countDown();
        await().until(() -> old.closed);
    }

    private static boolean said(PortfolioState state, String details) {
        return state.problem().equals(Optional.of(new Problem("defect", Optional.of(details))));
    }
}
