package tern.node.practice.chain;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tern.node.practice.chain.ChainEvent.Fate;
import tern.node.practice.runtime.InvalidTransaction;
import tern.node.practice.runtime.UnknownTransaction;
import tern.node.practice.runtime.Validity;
import tern.wallet.crypto.Blake2;
import tern.wallet.units.Hash32;

/// Transactions that wait for a block, after the rules of Substrate's pool: those that may go at once (ready) and those
/// that wait for an earlier one (future); no two may provide the same tag; what was refused or used is banned for a
/// while. Tips do not matter on this chain: first come, first served, operational calls before all.
///
/// Not for several threads.
final class TransactionPool {

    static final int READY_LIMIT = 8_192;
    static final int FUTURE_LIMIT = 512;
    static final long BYTES_LIMIT = 20L << 20;
    /// How long a used or refused transaction is not looked at again.
    static final Duration BAN = Duration.ofMinutes(30);
    private static final int BANNED_LIMIT = 100_000;

    /// Judges a transaction at the newest block.
    @FunctionalInterface
    interface Judge {
        Validity judge(byte[] extrinsic);
    }

    /// One that waits.
    ///
    /// @param dies number of the first block that may not hold it any more
    record Waiting(Hash32 hash, byte[] bytes, long priority, List<ByteBuffer> requires, List<ByteBuffer> provides,
            long dies) {}

    private final Map<Hash32, Waiting> ready = new LinkedHashMap<>();
    private final Map<Hash32, Waiting> future = new LinkedHashMap<>();
    private final Map<ByteBuffer, Hash32> provided = new HashMap<>();
    private final Map<Hash32, Instant> banned = new LinkedHashMap<>();
    private final BiConsumer<Hash32, Fate> fates;
    private long bytes;

    /// @param fates is told what becomes of transactions
    TransactionPool(BiConsumer<Hash32, Fate> fates) {
        this.fates = fates;
    }

    /// Takes a transaction.
    ///
    /// @param next number of the next block
    Hash32 submit(byte[] extrinsic, Judge judge, long next, Instant now) throws PoolException {
        Hash32 hash = Hash32.of(Blake2.hash256(extrinsic));
        Instant until = banned.get(hash);
        if (until != null && now.isBefore(until)) {
            throw PoolException.banned();
        }
        if (ready.containsKey(hash) || future.containsKey(hash)) {
            throw PoolException.alreadyImported(hash.toString());
        }
        switch (judge.judge(extrinsic)) {
            case Validity.Valid valid -> take(waiting(hash, extrinsic, valid, next));
            case Validity.Invalid(InvalidTransaction reason) -> {
                ban(hash, now);
                throw PoolException.invalid(reason.words());
            }
            case Validity.Unknown(UnknownTransaction reason) -> throw PoolException.unknown(reason.words());
            case Validity.Undecodable(String why) -> throw PoolException.undecodable(why);
        }
        return hash;
    }

    private static Waiting waiting(Hash32 hash, byte[] extrinsic, Validity.Valid valid, long next) {
        long dies = valid.longevity() == Long.MAX_VALUE ? Long.MAX_VALUE : next + valid.longevity();
        return new Waiting(hash, extrinsic, valid.priority(), tags(valid.requires()), tags(valid.provides()), dies);
    }

    private static List<ByteBuffer> tags(List<byte[]> tags) {
        return tags.stream().map(ByteBuffer::wrap).toList();
    }

    private void take(Waiting added) throws PoolException {
        boolean isReady = provided.keySet().containsAll(added.requires());
        if (isReady && ready.size() >= READY_LIMIT) {
            throw PoolException.full();
        }
        if (bytes + added.bytes().length > BYTES_LIMIT) {
            throw PoolException.full();
        }
        if (!isReady) {
            if (future.size() >= FUTURE_LIMIT) {
                // the oldest makes room: what it waits for has not come for longest
                Waiting oldest = future.values().iterator().next();
                future.remove(oldest.hash());
                bytes -= oldest.bytes().length;
                fates.accept(oldest.hash(), new Fate.Dropped());
            }
            future.put(added.hash(), added);
            bytes += added.bytes().length;
            fates.accept(added.hash(), new Fate.Future());
            return;
        }
        for (ByteBuffer tag : added.provides()) {
            Waiting other = ready.get(provided.get(tag));
            if (other != null && other.priority() >= added.priority()) {
                throw PoolException.tooLowPriority(added.priority(), other.priority());
            }
        }
        admit(added);
        promote();
    }

    /// Makes it ready; whoever provided the same and is less important goes.
    private void admit(Waiting added) {
        for (ByteBuffer tag : added.provides()) {
            Hash32 other = provided.get(tag);
            if (other != null) {
                drop(other);
                fates.accept(other, new Fate.Usurped(added.hash()));
            }
        }
        ready.put(added.hash(), added);
        bytes += added.bytes().length;
        added.provides().forEach(tag -> provided.put(tag, added.hash()));
        fates.accept(added.hash(), new Fate.Ready());
    }

    /// Moves to ready what waited for nothing but what is ready now.
    private void promote() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Iterator<Waiting> each = future.values().iterator(); each.hasNext();) {
                Waiting waiting = each.next();
                if (provided.keySet().containsAll(waiting.requires())) {
                    each.remove();
                    bytes -= waiting.bytes().length;
                    if (waiting.provides().stream().anyMatch(provided::containsKey)) {
                        fates.accept(waiting.hash(), new Fate.Usurped(firstOther(waiting)));
                    } else {
                        admit(waiting);
                    }
                    moved = true;
                    break;
                }
            }
        }
    }

    private Hash32 firstOther(Waiting waiting) {
        return waiting.provides().stream().map(provided::get).filter(other -> other != null).findFirst().orElseThrow();
    }

    /// What may go into a block, in the order in which it should be tried.
    List<Waiting> order() {
        List<Waiting> all = new ArrayList<>(ready.values());
        all.sort(java.util.Comparator.comparingLong(Waiting::priority).reversed());
        return all;
    }

    /// It is in a block. What waited for it may go into the next.
    void used(Waiting included, Instant now) {
        drop(included.hash());
        ban(included.hash(), now);
    }

    /// It can never be in a block.
    void refused(Waiting waiting, @Nullable InvalidTransaction reason, Instant now) {
        drop(waiting.hash());
        ban(waiting.hash(), now);
        fates.accept(waiting.hash(), new Fate.Invalid(reason));
    }

    /// After a block: lets go what is too old or no longer valid, and sorts what waits anew.
    ///
    /// What is ready and has all it requires is not judged again: a signature costs more than all the rest. Ready ones
    /// whose predecessor was refused go with it, as in Substrate's pool.
    ///
    /// @param next  number of the next block
    /// @param again whether everything has to be judged anew, as after an upgrade of the runtime
    void refresh(Judge judge, long next, boolean again, Instant now) {
        List<Waiting> wereReady = new ArrayList<>(ready.values());
        List<Waiting> wereFuture = new ArrayList<>(future.values());
        ready.clear();
        future.clear();
        provided.clear();
        bytes = 0;
        for (Waiting waiting : wereReady) {
            if (next >= waiting.dies()) {
                end(waiting, null, now);
            } else if (!again && provided.keySet().containsAll(waiting.requires())) {
                keep(waiting);
            } else {
                judged(waiting, judge, true, now);
            }
        }
        for (Waiting waiting : wereFuture) {
            if (next >= waiting.dies()) {
                end(waiting, null, now);
            } else {
                judged(waiting, judge, false, now);
            }
        }
        promote();
        banned.values().removeIf(until -> !now.isBefore(until));
    }

    private void judged(Waiting waiting, Judge judge, boolean wasReady, Instant now) {
        switch (judge.judge(waiting.bytes())) {
            case Validity.Valid valid -> {
                Waiting fresh = new Waiting(waiting.hash(), waiting.bytes(), valid.priority(), tags(valid.requires()),
                        tags(valid.provides()), waiting.dies());
                if (provided.keySet().containsAll(fresh.requires())) {
                    keep(fresh);
                    if (!wasReady) {
                        fates.accept(fresh.hash(), new Fate.Ready());
                    }
                } else if (wasReady) {
                    end(fresh, new InvalidTransaction.Future(), now);
                } else {
                    future.put(fresh.hash(), fresh);
                    bytes += fresh.bytes().length;
                }
            }
            case Validity.Invalid(InvalidTransaction reason) -> end(waiting, reason, now);
            case Validity.Unknown _,Validity.Undecodable _ -> end(waiting, null, now);
        }
    }

    private void end(Waiting waiting, @Nullable InvalidTransaction reason, Instant now) {
        ban(waiting.hash(), now);
        fates.accept(waiting.hash(), new Fate.Invalid(reason));
    }

    private void keep(Waiting waiting) {
        ready.put(waiting.hash(), waiting);
        bytes += waiting.bytes().length;
        waiting.provides().forEach(tag -> provided.put(tag, waiting.hash()));
    }

    private void drop(Hash32 hash) {
        Waiting gone = ready.remove(hash);
        if (gone != null) {
            bytes -= gone.bytes().length;
            gone.provides().forEach(tag -> provided.remove(tag, hash));
        }
    }

    private void ban(Hash32 hash, Instant now) {
        if (banned.size() < BANNED_LIMIT) {
            banned.put(hash, now.plus(BAN));
        }
    }

    /// Whether a tag is provided by something that is ready.
    boolean provides(byte[] tag) {
        return provided.containsKey(ByteBuffer.wrap(tag));
    }

    int readySize() {
        return ready.size();
    }

    int futureSize() {
        return future.size();
    }
}
