package tern.wallet.chain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tern.wallet.chain.ChainException.Kind;
import tern.wallet.chain.Submission.Signal;
import tern.wallet.rpc.RpcException;
import tern.wallet.units.Hash32;
import tern.wallet.units.Said;
import tools.jackson.databind.JsonNode;

/// Sends one transaction and follows it to its verdict.
///
/// As long as the node reports on it, its reports are followed. When they end (the connection was lost, the node has
/// given up on finality, or it is silent), the blocks of the transaction's era are searched instead, at every new
/// block, until it is found or until all blocks that could hold it are final without it: then it can no longer be
/// included, and that is told as certain. What the node says about a block is never the verdict; the block's events
/// are.
///
/// One object for one transaction, used by one thread, which [#follow] blocks.
final class Follower {

    /// Blocks after which an event that should have come long ago is not waited for any more.
    private static final long TOO_LATE = 256;
    /// Signals that wait at most; what a node says beyond that is not heard, and the blocks tell instead.
    private static final int QUEUE = 1024;
    /// Different reports that count as progress; no transaction has that many.
    private static final int REPORTS = 256;
    /// Looks at one signal, in case the chain changes while it is looked at.
    private static final int ROUNDS = 3;

    private final ChainClient client;
    private final SignedExtrinsic signed;
    private final boolean untilFinal;
    private final Consumer<TxStatus> watcher;
    private final Limits limits;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>(QUEUE);
    private final Set<String> reported = new HashSet<>();
    private final List<Watch> opened = new ArrayList<>();
    private @Nullable BlockSearch search;
    private @Nullable Outcome included;
    private boolean watching;
    private long highest;
    private long best;
    private long finalized;

    /// How long to be patient.
    ///
    /// @param silence  without any report, until the blocks are looked at
    /// @param patience without any word from any node, until the outcome counts as unknown
    /// @param retry    between two attempts to follow the blocks
    record Limits(Duration silence, Duration patience, Duration retry) {
        static final Limits STANDARD = new Limits(Duration.ofSeconds(60), Duration.ofMinutes(10),
                Duration.ofSeconds(5));

        Limits withPatience(Duration wanted) {
            return new Limits(silence.compareTo(wanted) > 0 ? wanted : silence, wanted, retry);
        }
    }

    Follower(
            ChainClient client, SignedExtrinsic signed, boolean untilFinal, Consumer<TxStatus> watcher, Limits limits) {
        this.client = client;
        this.signed = signed;
        this.untilFinal = untilFinal;
        this.watcher = watcher;
        this.limits = limits;
    }

    Outcome follow() throws ChainException {
        // an immortal transaction has no first block of its own: it cannot be older than this moment
        long first = signed.draft().era() instanceof Era.Immortal
                ? client.bestBlock().number()
                : signed.draft().birth().number() + 1;
        try {
            tell(new TxStatus.Sent(signed.hash()));
            if (new Submission(client, signed).send(signals, opened) == Submission.Result.UNWATCHED) {
                startSearch(first);
            }
            return await(first);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChainException(Kind.CANCELLED, Texts.say("chain.wait-cancelled"), trace(), e);
        } finally {
            opened.forEach(Watch::close);
        }
    }

    private Outcome await(long first) throws ChainException, InterruptedException {
        long heard = System.nanoTime();
        while (true) {
            Signal signal = next(heard);
            try {
                if (signal != null) {
                    Optional<Outcome> done = handle(signal, first);
                    if (done.isPresent()) {
                        return done.get();
                    }
                    if (progress(signal)) {
                        heard = System.nanoTime();
                    }
                } else if (search == null) {
                    startSearch(first);
                    heard = System.nanoTime();
                } else if (watching || !left(heard).isPositive()) {
                    throw unknown("no word for " + limits.patience());
                } else {
                    openWatches();
                }
            } catch (ChainException e) {
                goOnAfter(e, first);
            }
        }
    }

    /// Whether a signal says something new. A node that repeats itself keeps nobody waiting.
    private boolean progress(Signal signal) {
        return switch (signal) {
            case Signal.Report(JsonNode status) -> {
                // how many nodes it was passed on to is no progress
                String what = status.has("broadcast") ? "broadcast" : status.toString();
                yield reported.size() < REPORTS && reported.add(what);
            }
            case Signal.ReportsEnded() -> true;
            case Signal.Best(BlockRef block) -> higher(block);
            case Signal.Final(BlockRef block) -> higher(block);
        };
    }

    private boolean higher(BlockRef block) {
        boolean higher = block.number() > highest;
        highest = Math.max(highest, block.number());
        return higher;
    }

    /// @param heard when something new was heard last
    /// @return null when nothing was heard in time
    private @Nullable Signal next(long heard) throws InterruptedException {
        Duration limit = limits.silence().minusNanos(System.nanoTime() - heard);
        if (search != null) {
            limit = left(heard);
            if (!watching && limit.compareTo(limits.retry()) > 0) {
                limit = limits.retry();
            }
        }
        return limit.isPositive() ? signals.poll(limit.toNanos(), TimeUnit.NANOSECONDS) : null;
    }

    /// @throws ChainException what cannot be overcome by asking again
    private void goOnAfter(ChainException e, long first) throws ChainException {
        switch (e.kind()) {
            case UNREACHABLE, TIMEOUT, RATE_LIMITED, NODE_ERROR, STATE_GONE -> {
                // the node that answers next will tell; patience is measured from the last word
                Log.log().info("following {} goes on after: {}", signed.hash(), e.sentence());
                startSearch(first);
            }
            case MALFORMED, METADATA -> {
                ChainException unknown = unknown(Failures.technical(e));
                unknown.addSuppressed(e);
                throw unknown;
            }
            default -> throw e;
        }
    }

    private ChainException unknown(String details) {
        return new ChainException(Kind.OUTCOME_UNKNOWN, until(
                "chain.outcome-unknown", "chain.outcome-unknown-immortal"), details + "; " + trace());
    }

    /// A sentence that says until which block the transaction can be included.
    private Said until(String mortal, String immortal) {
        long death = signed.draft().death();
        return death == Long.MAX_VALUE ? Texts.say(immortal) : Texts.say(mortal, death);
    }

    private String trace() {
        long death = signed.draft().death();
        return "transaction " + signed.hash() + ", number " + signed.draft().nonce() + ", "
                + (death == Long.MAX_VALUE ? "valid without end" : "can be included before block " + death);
    }

    /// A watcher that fails must not cost the verdict.
    private void tell(TxStatus status) {
        try {
            watcher.accept(status);
        } catch (RuntimeException e) {
            Log.log().error("a watcher of {} failed", signed.hash(), e);
        }
    }

    private Duration left(long heard) {
        return limits.patience().minusNanos(System.nanoTime() - heard);
    }

    private Optional<Outcome> handle(Signal signal, long first) throws ChainException {
        return switch (signal) {
            case Signal.Report(JsonNode status) -> report(status, first);
            case Signal.ReportsEnded() -> {
                startSearch(first);
                yield Optional.empty();
            }
            case Signal.Best(BlockRef block) -> {
                best = block.number();
                yield look();
            }
            case Signal.Final(BlockRef block) -> {
                finalized = block.number();
                best = Math.max(best, finalized);
                yield look();
            }
        };
    }

    /// One report of the node: a word, or an object with one field.
    private Optional<Outcome> report(JsonNode status, long first) throws ChainException {
        String word = status.isString() ? status.stringValue() : status.propertyNames().stream().findFirst().orElse("");
        JsonNode value = status.path(word);
        switch (word) {
            case "future" -> tell(new TxStatus.Future());
            case "ready" -> tell(new TxStatus.Ready());
            case "broadcast" -> tell(new TxStatus.Broadcast(value.size()));
            case "inBlock" -> {
                return inBlock(Json.hash(value, "status"), false);
            }
            case "finalized" -> {
                return inBlock(Json.hash(value, "status"), true);
            }
            case "retracted" -> retracted(Json.hash(value, "status"));
            case "finalityTimeout" -> {
                tell(new TxStatus.FinalityLate(Json.hash(value, "status")));
                startSearch(first);
            }
            case "usurped" -> {
                return gone(Kind.USURPED, Texts.say("chain.usurped"), first);
            }
            case "dropped" -> {
                return gone(Kind.DROPPED, until("chain.dropped", "chain.dropped-immortal"), first);
            }
            case "invalid" -> {
                return gone(Kind.REFUSED,
                        until("chain.became-invalid", "chain.became-invalid-immortal"), first);
            }
            default -> Log.log().info("a transaction status of unknown meaning: {}", word);
        }
        return Optional.empty();
    }

    private Optional<Outcome> inBlock(Hash32 block, boolean isFinal) throws ChainException {
        Outcome known = included;
        Outcome outcome = known != null && known.block().hash().equals(block) ? known : outcome(block);
        if (isFinal) {
            return Optional.of(finish(outcome));
        }
        if (known == null || !known.equals(outcome)) {
            included = outcome;
            tell(new TxStatus.InBlock(outcome));
        }
        return untilFinal ? Optional.empty() : Optional.of(outcome);
    }

    private Outcome outcome(Hash32 block) throws ChainException {
        Optional<Outcome> outcome = client.events().findOutcome(block, signed.hash());
        if (outcome.isEmpty()) {
            throw Failures.malformed("status", "block " + block + " does not hold " + signed.hash());
        }
        return outcome.get();
    }

    private Outcome finish(Outcome outcome) {
        Outcome done = outcome.asFinalized();
        tell(new TxStatus.Finalized(done));
        return done;
    }

    private void retracted(Hash32 block) {
        included = null;
        tell(new TxStatus.Retracted(block));
    }

    /// From here on the blocks are searched too. What the node still reports is heard as well.
    private void startSearch(long first) {
        if (search != null) {
            return;
        }
        long death = signed.draft().death();
        search = new BlockSearch(client, signed.hash(), first, death == Long.MAX_VALUE ? first + TOO_LATE : death);
        tell(new TxStatus.Searching());
        openWatches();
    }

    private void openWatches() {
        List<Watch> both = new ArrayList<>(2);
        try {
            // finality first: what is final is known before the blocks are searched; a head that finds the queue full
            // is followed by another
            both.add(HeadWatch.finalized(client.rpc(), block -> signals.offer(new Signal.Final(block))));
            both.add(HeadWatch.heads(client.rpc(), block -> signals.offer(new Signal.Best(block))));
            opened.addAll(both);
            watching = true;
        } catch (ChainException e) {
            both.forEach(Watch::close);
            Log.log().info("blocks cannot be followed yet: {}", e.sentence());
        }
    }

    /// Looks where the transaction is now: found, it is looked at again at once, since its block may be final already.
    private Optional<Outcome> look() throws ChainException {
        for (int round = 0; round < ROUNDS; round++) {
            Outcome known = included;
            if (known != null) {
                if (known.block().number() > finalized) {
                    // finality has come to a halt: the verdict is given as it stands, not final
                    return best > known.block().number() + TOO_LATE ? Optional.of(known) : Optional.empty();
                }
                if (hashAt(known.block().number()).equals(known.block().hash())) {
                    return Optional.of(finish(known));
                }
                retracted(known.block().hash());
            }
            Optional<Hash32> found = search == null ? Optional.empty() : search.search(best, finalized);
            if (found.isEmpty()) {
                giveUpWhenTooLate();
                return Optional.empty();
            }
            Optional<Outcome> done = inBlock(found.get(), false);
            if (done.isPresent()) {
                return done;
            }
        }
        return Optional.empty();
    }

    private void giveUpWhenTooLate() throws ChainException {
        BlockSearch blocks = search;
        if (blocks == null) {
            return;
        }
        boolean mortal = signed.draft().death() != Long.MAX_VALUE;
        if (blocks.exhausted() && mortal) {
            throw new ChainException(Kind.EXPIRED, Texts.say("chain.expired"),
                    "not in any block before " + signed.draft().death());
        }
        if (blocks.exhausted() || (mortal && best > signed.draft().death() + TOO_LATE)) {
            throw unknown("not found up to block " + best);
        }
    }

    private Hash32 hashAt(long number) throws ChainException {
        try {
            return Json.hash(client.rpc().read("chain_getBlockHash", number), "block hash");
        } catch (RpcException e) {
            throw Failures.rpc(e);
        }
    }

    /// The node says that it no longer holds the transaction. It may have been included all the same, through another
    /// node, so the blocks are looked at once.
    ///
    /// @throws ChainException when it is in none of them
    private Optional<Outcome> gone(Kind kind, Said sentence, long first) throws ChainException {
        finalized = client.finalizedBlock().number();
        best = client.bestBlock().number();
        startSearch(first);
        Optional<Outcome> done = look();
        if (done.isPresent() || included != null) {
            return done;
        }
        if (kind == Kind.REFUSED) {
            // the runtime's typed reason, if it still refuses
            Submission.check(client, signed);
        }
        throw new ChainException(kind == Kind.REFUSED ? Kind.DROPPED : kind, sentence, trace());
    }
}
