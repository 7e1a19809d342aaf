package tern.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tern.wallet.chain.ChainException.Kind;
import tern.wallet.chain.Transactions.Until;
import tern.wallet.keys.KeyPair;
import tern.wallet.keys.KeyScheme;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Sending and following to the verdict.
class FollowTest {

    private FakeNode node;
    private ChainClient client;
    private Transactions transactions;
    private KeyPair alice;
    private final List<TxStatus> statuses = new CopyOnWriteArrayList<>();
    private Thread follower;

    @BeforeEach
    void start() throws Exception {
        node = new FakeNode(100);
        node.produce();
        node.makeFinal(1);
        client = connect();
        transactions = transactions(Duration.ofMinutes(5), Duration.ofMinutes(5));
        alice = RealRuntime.key("//Alice");
    }

    private ChainClient connect() throws ChainException {
        ChainOptions options = ChainOptions.standard();
        return ChainClient.connect(node.network(),
                options.withRpc(options.rpc()
                        .withBackOff(Duration.ofMillis(20), Duration.ofMillis(50))
                        .withConnectTimeout(Duration.ofSeconds(1))));
    }

    private Transactions transactions(Duration silence, Duration patience) {
        return new Transactions(client, new Follower.Limits(silence, patience, Duration.ofMillis(20)));
    }

    @AfterEach
    void stop() throws Exception {
        if (follower != null) {
            follower.interrupt();
        }
        alice.close();
        client.close();
        node.close();
    }

    private SignedExtrinsic signed() throws ChainException {
        return signed(8);
    }

    private SignedExtrinsic signed(int era) throws ChainException {
        Draft draft = transactions.prepare(alice.account(), KeyScheme.SR25519,
                new CallSpec("System", "remark", Map.of("remark", Value.of(new byte[]{1, 2}))),
                TxOptions.with(DigestPolicy.REQUIRE).withEraBlocks(era));
        return transactions.signAndCheck(draft, Signer.of(alice));
    }

    private FutureTask<Outcome> follow(SignedExtrinsic signed) {
        return follow(() -> transactions.submitAndFollow(signed, statuses::add));
    }

    private FutureTask<Outcome> follow(Callable<Outcome> call) {
        FutureTask<Outcome> task = new FutureTask<>(call);
        follower = Thread.ofVirtual().start(task);
        return task;
    }

    private void submitted() {
        await().until(() -> node.watchers("author_extrinsicUpdate") == 1);
    }

    private void searching() {
        // a watch that is refused is asked for again after pauses that grow
        await().atMost(Duration.ofSeconds(30))
                .until(() -> statuses.stream().anyMatch(status -> status instanceof TxStatus.Searching)
                        && node.watchers("chain_newHead") == 1);
    }

    private static Outcome outcome(FutureTask<Outcome> task) throws Exception {
        return task.get(20, TimeUnit.SECONDS);
    }

    private static ChainException failure(FutureTask<Outcome> task) throws Exception {
        try {
            throw new AssertionError("followed to " + task.get(20, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ChainException chain) {
                return chain;
            }
            throw e;
        }
    }

    private List<String> names() {
        return statuses.stream().map(status -> status.getClass().getSimpleName()).toList();
    }

    private String hash(BlockRef block) {
        return block.hash().toString();
    }

    // --- the node reports

    @Test
    void followsTheReportsToFinality() throws Exception {
        SignedExtrinsic signed = signed();
        FutureTask<Outcome> task = follow(signed);
        submitted();
        node.report("\"future\"");
        node.report("{\"ready\":null}");
        node.report("{\"broadcast\":[\"a\",\"b\"]}");
        BlockRef block = node.produce(new byte[]{9}, signed.bytes());
        node.report("{\"inBlock\":\"" + hash(block) + "\"}");
        await().until(() -> names().contains("InBlock"));
        node.report("{\"finalized\":\"" + hash(block) + "\"}");

        Outcome outcome = outcome(task);
        assertThat(names()).containsExactly("Sent", "Future", "Ready", "Broadcast", "InBlock", "Finalized");
        assertThat(statuses).contains(new TxStatus.Broadcast(2));
        assertThat(outcome.success()).isTrue();
        assertThat(outcome.finalized()).isTrue();
        assertThat(outcome.block()).isEqualTo(block);
        assertThat(outcome.index()).isEqualTo(1);
        assertThat(outcome.hash()).isEqualTo(signed.hash());
        assertThat(outcome.feePaid()).isEqualTo(Rao.of(FakeEvents.FEE));
        assertThat(outcome.events()).extracting(Event::name).containsExactly("TransactionFeePaid", "ExtrinsicSuccess");
        // the subscription is given back
        await().until(() -> node.watchers("author_extrinsicUpdate") == 0);
    }

    @Test
    void returnsAtTheFirstBlockWhenThatIsEnough() throws Exception {
        SignedExtrinsic signed = signed();
        FutureTask<Outcome> task = follow(() -> transactions.submitAndFollow(signed, Until.IN_BLOCK, statuses::add));
        submitted();
        BlockRef block = node.produce(signed.bytes());
        node.report("{\"inBlock\":\"" + hash(block) + "\"}");
        assertThat(outcome(task).finalized()).isFalse();
        // may still be undone: the number stays taken
        assertThat(client.nonces().take(alice.account(), 5, 100)).isFalse();
    }

    @Test
    void aRetractedBlockIsForgotten() throws Exception {
        SignedExtrinsic signed = signed();
        FutureTask<Outcome> task = follow(signed);
        submitted();
        BlockRef first = node.produce(signed.bytes());
        node.report("{\"inBlock\":\"" + hash(first) + "\"}");
        await().until(() -> names().contains("InBlock"));
        node.report("{\"retracted\":\"" + hash(first) + "\"}");
        BlockRef second = node.replaceBest(new byte[]{7}, signed.bytes());
        node.report("{\"inBlock\":\"" + hash(second) + "\"}");
        node.report("{\"finalized\":\"" + hash(second) + "\"}");
        assertThat(outcome(task).block()).isEqualTo(second);
        assertThat(names()).containsExactly("Sent", "InBlock", "Retracted", "InBlock", "Finalized");
    }

    @Test
    void aWatcherThatFailsDoesNotCostTheVerdict() throws Exception {
        SignedExtrinsic signed = signed();
        FutureTask<Outcome> task = follow(() -> transactions.submitAndFollow(signed, _ -> {
            throw new IllegalStateException("a bug of the screen");
        }));
        submitted();
        BlockRef block = node.produce(signed.bytes());
        node.report("{\"finalized\":\"" + hash(block) + "\"}");
        assertThat(outcome(task).success()).isTrue();
    }

    @Test
    void aBlockWithoutTheTransactionIsNoVerdict() throws Exception {
        FutureTask<Outcome> task = follow(signed());
        submitted();
        BlockRef other = node.produce(new byte[]{1});
        node.report("{\"finalized\":\"" + hash(other) + "\"}");
        assertThat(failure(task).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    // --- what it did

    private Outcome included(Value... events) throws Exception {
        SignedExtrinsic signed = signed();
        FutureTask<Outcome> task = follow(signed);
        submitted();
        BlockRef block = node.produceWith(FakeEvents.of(0, events), signed.bytes());
        node.report("{\"finalized\":\"" + hash(block) + "\"}");
        return outcome(task);
    }

    @Test
    void namesAPalletsError() throws Exception {
        Outcome outcome = included(FakeEvents.fee(), FakeEvents.failed(FakeEvents.module(5, 2)));
        assertThat(outcome.success()).isFalse();
        DispatchFailure failure = outcome.failure().orElseThrow();
        assertThat(failure.origin()).isEqualTo("Balances");
        assertThat(failure.name()).isEqualTo("InsufficientBalance");
        assertThat(failure.sentence()).isEqualTo("There is not enough balance for this payment.");
        assertThat(outcome.feePaid()).isEqualTo(Rao.of(FakeEvents.FEE));
    }

    @Test
    void namesErrorsThatHaveNoSentence() throws Exception {
        assertThat(included(FakeEvents.failed(FakeEvents.module(5, 9))).failure().orElseThrow().sentence())
                .isEqualTo("The chain refused the call with Balances.NobodyKnows.");
        stop();
        start();
        assertThat(included(FakeEvents.failed(FakeEvents.module(77, 3))).failure().orElseThrow().name())
                .isEqualTo("error 3");
    }

    @Test
    void namesErrorsOutsidePallets() throws Exception {
        assertThat(included(FakeEvents.failed(Value.variant("BadOrigin"))).failure().orElseThrow().sentence())
                .isEqualTo("This account is not allowed to do that.");
        stop();
        start();
        DispatchFailure token = included(FakeEvents.failed(
                Value.variant("Token", Value.variant("FundsUnavailable")))).failure().orElseThrow();
        assertThat(token.origin()).isEqualTo("Token");
        assertThat(token.name()).isEqualTo("FundsUnavailable");
    }

    @Test
    void aFailedProxiedCallIsAFailure() throws Exception {
        Outcome outcome = included(
                FakeEvents.event("Proxy", Value.variant("ProxyExecuted", Map.of("result",
                        Value.variant("Err", Value.variant("Token", Value.variant("FundsUnavailable")))))),
                FakeEvents.success());
        assertThat(outcome.success()).isFalse();
        assertThat(outcome.failure().orElseThrow().where()).isEqualTo("Proxy.ProxyExecuted");
    }

    @Test
    void aProxiedCallThatWorkedIsASuccess() throws Exception {
        assertThat(included(
                FakeEvents.event("Proxy", Value.variant("ProxyExecuted", Map.of("result",
                        Value.variant("Ok", Value.unit())))),
                FakeEvents.success()).success()).isTrue();
    }

    @Test
    void tellsWhichCallOfABatchFailed() throws Exception {
        Value error = Value.variant("Token", Value.variant("FundsUnavailable"));
        Outcome interrupted = included(
                FakeEvents.event("Utility", Value.variant("BatchInterrupted",
                        Map.of("index", Value.of(3), "error", error))),
                FakeEvents.success());
        assertThat(interrupted.success()).isFalse();
        assertThat(interrupted.failure().orElseThrow().item()).hasValue(3);
        stop();
        start();
        Outcome forced = included(
                FakeEvents.event("Utility", Value.variant("ItemCompleted")),
                FakeEvents.event("Utility", Value.variant("ItemFailed", Map.of("error", error))),
                FakeEvents.event("Utility", Value.variant("BatchCompletedWithErrors")),
                FakeEvents.success());
        assertThat(forced.success()).isFalse();
        assertThat(forced.failure().orElseThrow().item()).hasValue(1);
        stop();
        start();
        Value other = Value.variant("BadOrigin");
        Outcome two = included(
                FakeEvents.event("Utility", Value.variant("ItemFailed", Map.of("error", error))),
                FakeEvents.event("Utility", Value.variant("ItemCompleted")),
                FakeEvents.event("Utility", Value.variant("ItemFailed", Map.of("error", other))),
                FakeEvents.success());
        assertThat(two.failures()).extracting(DispatchFailure::name).containsExactly("FundsUnavailable", "BadOrigin");
        assertThat(two.failures()).extracting(DispatchFailure::item)
                .containsExactly(OptionalInt.of(0), OptionalInt.of(2));
        assertThat(two.failure()).contains(two.failures().getFirst());
    }

    @Test
    void eventsOfOthersAreNotTheTransactions() throws Exception {
        SignedExtrinsic signed = signed();
        FutureTask<Outcome> task = follow(signed);
        submitted();
        byte[] events = FakeEvents.encode(List.of(
                FakeEvents.record(0, FakeEvents.failed(Value.variant("BadOrigin"))),
                FakeEvents.record(1, FakeEvents.success())));
        BlockRef block = node.produceWith(events, new byte[]{3}, signed.bytes());
        node.report("{\"finalized\":\"" + hash(block) + "\"}");
        Outcome outcome = outcome(task);
        assertThat(outcome.success()).isTrue();
        assertThat(outcome.feePaid()).isEqualTo(Rao.ZERO);
    }

    // --- the node does not take it

    @Test
    void tellsWhyTheNodeDoesNotTakeIt() throws Exception {
        SignedExtrinsic signed = signed();
        node.on("author_submitAndWatchExtrinsic", _ -> {
            throw new FakeNode.Refused(1010, "Invalid Transaction");
        });
        node.on("state_call", params -> FakeNode.text("0x010001"));
        ChainException refused = failure(follow(signed));
        assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
        assertThat(refused.refusal().orElseThrow().name()).isEqualTo("Payment");
        assertThat(refused.sentence()).isEqualTo("There is not enough TAO in the account to pay the fee.");
        assertThat(client.nonces().take(alice.account(), 5, 100)).isTrue();
    }

    @Test
    void tellsACustomReason() throws Exception {
        SignedExtrinsic signed = signed();
        node.on("author_submitAndWatchExtrinsic", _ -> {
            throw new FakeNode.Refused(1010, "Invalid Transaction");
        });
        node.on("state_call", params -> FakeNode.text("0x01000708"));
        ChainException refused = failure(follow(signed));
        assertThat(refused.sentence()).isEqualTo("The price moved beyond your limit: nothing was done.");
        assertThat(refused.refusal().orElseThrow().custom()).hasValue(8);
    }

    @Test
    void tellsThatTheRuntimeWasUpgradedMeanwhile() throws Exception {
        SignedExtrinsic signed = signed();
        node.upgrade(101);
        node.on("author_submitAndWatchExtrinsic", _ -> {
            throw new FakeNode.Refused(1010, "Invalid Transaction");
        });
        assertThat(failure(follow(signed)).kind()).isEqualTo(Kind.STALE_RUNTIME);
    }

    @Test
    void tellsThatTheNumberIsTakenOrThePoolFull() throws Exception {
        Map<Integer, Kind> kinds = Map.of(1014, Kind.NONCE_TAKEN, 1016, Kind.DROPPED, -32000, Kind.NODE_ERROR);
        for (Map.Entry<Integer, Kind> one : kinds.entrySet()) {
            node.on("author_submitAndWatchExtrinsic", _ -> {
                throw new FakeNode.Refused(one.getKey(), "no");
            });
            assertThat(failure(follow(signed())).kind()).isEqualTo(one.getValue());
        }
    }

    @Test
    void searchesTheBlocksWhenTheNodeHasItAlready() throws Exception {
        SignedExtrinsic signed = signed();
        node.on("author_submitAndWatchExtrinsic", _ -> {
            throw new FakeNode.Refused(1013, "Already imported");
        });
        FutureTask<Outcome> task = follow(signed);
        searching();
        BlockRef block = node.produce(signed.bytes());
        await().until(() -> names().contains("InBlock"));
        node.makeFinal(block.number());
        assertThat(outcome(task).block()).isEqualTo(block);
    }

    // --- the connection is lost

    @Test
    void findsItInTheBlocksAfterALostConnection() throws Exception {
        SignedExtrinsic signed = signed();
        FutureTask<Outcome> task = follow(signed);
        submitted();
        BlockRef block = node.produce(signed.bytes());
        node.produce();
        node.dropConnections();
        searching();
        node.makeFinal(block.number() + 1);

        Outcome outcome = outcome(task);
        assertThat(outcome.block()).isEqualTo(block);
        assertThat(outcome.finalized()).isTrue();
        assertThat(names()).startsWith("Sent", "Searching", "InBlock").endsWith("Finalized");
        // sent once
        assertThat(node.frames().stream().filter(frame -> frame.contains("author_submitAndWatchExtrinsic"))).hasSize(1);
    }

    @Test
    void tellsForCertainThatItWasNotIncluded() throws Exception {
        SignedExtrinsic signed = signed();
        assertThat(signed.draft().death()).isEqualTo(9);
        FutureTask<Outcome> task = follow(signed);
        submitted();
        node.dropConnections();
        searching();
        for (int i = 0; i < 8; i++) {
            node.produce();
        }
        // blocks 1 to 8 could hold it; the last of them is not final yet
        node.makeFinal(7);
        node.produce();
        assertThat(task.isDone()).isFalse();
        node.makeFinal(8);
        ChainException expired = failure(task);
        assertThat(expired.kind()).isEqualTo(Kind.EXPIRED);
        assertThat(client.nonces().take(alice.account(), 5, 100)).isTrue();
    }

    @Test
    void anUndoneBlockIsSearchedForAgain() throws Exception {
        SignedExtrinsic signed = signed();
        FutureTask<Outcome> task = follow(signed);
        submitted();
        node.dropConnections();
        searching();
        node.produce(signed.bytes());
        await().until(() -> names().contains("InBlock"));
        node.replaceBest();
        BlockRef second = node.produce(new byte[]{1}, signed.bytes());
        node.makeFinal(second.number());
        assertThat(outcome(task).block()).isEqualTo(second);
        assertThat(names()).contains("Retracted");
    }

    @Test
    void givesUpWhenNobodyCanBeAsked() throws Exception {
        transactions = transactions(Duration.ofMinutes(5), Duration.ofMinutes(10))
                .withPatience(Duration.ofMillis(300));
        FutureTask<Outcome> task = follow(signed());
        submitted();
        node.close();
        ChainException unknown = failure(task);
        assertThat(unknown.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(unknown.sentence()).contains("until block 9");
    }

    @Test
    void looksAtTheBlocksWhenTheNodeIsSilent() throws Exception {
        transactions = transactions(Duration.ofMillis(50), Duration.ofMinutes(5));
        SignedExtrinsic signed = signed();
        BlockRef block = node.produce(signed.bytes());
        FutureTask<Outcome> task = follow(signed);
        searching();
        node.makeFinal(block.number());
        assertThat(outcome(task).block()).isEqualTo(block);
    }

    @Test
    void aDroppedTransactionWithoutEndCanStillBeCarriedOut() throws Exception {
        FutureTask<Outcome> task = follow(signed(0));
        submitted();
        node.report("\"dropped\"");
        ChainException dropped = failure(task);
        assertThat(dropped.kind()).isEqualTo(Kind.DROPPED);
        assertThat(dropped.sentence()).contains("at any time");
        assertThat(dropped.sent().orElseThrow().death()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aNodeThatRepeatsItselfKeepsNobodyWaiting() throws Exception {
        transactions = transactions(Duration.ofMillis(100), Duration.ofMillis(400));
        FutureTask<Outcome> task = follow(signed());
        submitted();
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            node.report("\"ready\"");
            node.report("{\"broadcast\":[\"" + statuses.size() + "\"]}");
            return task.isDone();
        });
        ChainException unknown = failure(task);
        assertThat(unknown.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(names()).contains("Ready", "Searching");
    }

    @Test
    void aWatchIsGivenBackWhenTheOtherOneCannotBeHad() throws Exception {
        AtomicInteger refused = new AtomicInteger();
        FutureTask<Outcome> task;
        SignedExtrinsic signed = signed();
        node.on("chain_subscribeNewHeads", _ -> {
            if (refused.incrementAndGet() <= 3) {
                throw new FakeNode.Refused(-32000, "not now");
            }
            return FakeNode.text("");
        });
        task = follow(signed);
        submitted();
        node.report("{\"finalityTimeout\":\"" + hash(node.best()) + "\"}");
        searching();
        await().until(() -> node.watchers("chain_finalizedHead") == 1);
        BlockRef block = node.produce(signed.bytes());
        await().until(() -> names().contains("InBlock"));
        node.makeFinal(block.number());
        assertThat(outcome(task).block()).isEqualTo(block);
        assertThat(refused).hasValue(4);
    }

    @Test
    void watchesFinalityItselfWhenTheNodeGivesUp() throws Exception {
        SignedExtrinsic signed = signed();
        FutureTask<Outcome> task = follow(signed);
        submitted();
        BlockRef block = node.produce(signed.bytes());
        node.report("{\"inBlock\":\"" + hash(block) + "\"}");
        node.report("{\"finalityTimeout\":\"" + hash(block) + "\"}");
        searching();
        node.makeFinal(block.number());
        assertThat(outcome(task).finalized()).isTrue();
        assertThat(names()).containsSubsequence("InBlock", "FinalityLate", "Finalized");
    }

    @Test
    void anImmortalOneIsNotSearchedForForEver() throws Exception {
        SignedExtrinsic signed = signed(0);
        FutureTask<Outcome> task = follow(signed);
        submitted();
        node.dropConnections();
        searching();
        for (int i = 0; i < 260; i++) {
            node.produce();
        }
        node.makeFinal(node.best().number());
        assertThat(failure(task).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    // --- the node lets it go

    @Test
    void aDroppedOneIsLookedForFirst() throws Exception {
        SignedExtrinsic signed = signed();
        FutureTask<Outcome> task = follow(signed);
        submitted();
        BlockRef block = node.produce(signed.bytes());
        node.report("\"dropped\"");
        await().until(() -> names().contains("InBlock"));
        node.makeFinal(block.number());
        assertThat(outcome(task).block()).isEqualTo(block);
    }

    @Test
    void tellsThatItWasDroppedUsurpedOrBecameInvalid() throws Exception {
        Map<String, Kind> kinds = Map.of("\"dropped\"", Kind.DROPPED,
                "{\"usurped\":\"0x" + "11".repeat(32) + "\"}", Kind.USURPED, "\"invalid\"", Kind.DROPPED);
        for (Map.Entry<String, Kind> one : kinds.entrySet()) {
            statuses.clear();
            SignedExtrinsic signed = signed();
            FutureTask<Outcome> task = follow(signed);
            submitted();
            node.report(one.getKey());
            ChainException gone = failure(task);
            assertThat(gone.kind()).as(one.getKey()).isEqualTo(one.getValue());
            assertThat(gone.sent()).contains(new ChainException.Sent(signed.hash(), 5, signed.draft().death()));
            if (one.getValue() == Kind.DROPPED) {
                assertThat(gone.sentence()).contains("until block " + signed.draft().death(), "Look at the account");
            }
            await().until(() -> node.watchers("author_extrinsicUpdate") == 0);
        }
    }

    @Test
    void tellsWhyItBecameInvalid() throws Exception {
        SignedExtrinsic signed = signed();
        FutureTask<Outcome> task = follow(signed);
        submitted();
        node.on("state_call", _ -> FakeNode.text("0x010003"));
        node.report("\"invalid\"");
        assertThat(failure(task).refusal().orElseThrow().name()).isEqualTo("Stale");
    }

    @Test
    void anInterruptEndsTheWaitingAndKeepsTheNumber() throws Exception {
        FutureTask<Outcome> task = follow(signed());
        submitted();
        follower.interrupt();
        assertThat(failure(task).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(client.nonces().take(alice.account(), 5, 100)).isFalse();
    }
}
