package tern.app.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.wallet.chain.BlockContent;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.EventReader;
import tern.wallet.chain.Network.Trust;
import tern.wallet.history.ActivityEntry;
import tern.wallet.history.ActivityReader;
import tern.wallet.history.HistoryException;
import tern.wallet.history.HistoryStore;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// Reads the events of every block, one after the other, for the accounts shown. One virtual thread for one connection.
///
/// It begins where it stopped last time, if that is not too far back for the node, and goes back where the chain undid
/// blocks. A read that fails is tried again. A block that cannot be read, because the node has given up its state or
/// answers what does not fit the chain's rules, is left out: it is said once, it is never counted as looked at, and what
/// comes after it is read.
final class BlockFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BlockFollower.class);
    /// Nodes that keep no old state keep that of the last 256 blocks.
    private static final int REACH_OF_OTHERS = 200;
    /// A day of twelve-second blocks.
    private static final int REACH_OF_OWN = 7_200;
    /// Every node keeps the state of so many.
    private static final int NEAR = 24;
    private static final int BLOCKS_PER_ROUND = 8;
    private static final int HASHES_REMEMBERED = 64;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final ChainClient client;
    private final HistoryStore store;
    private final Runnable changed;
    private final Thread thread;
    private final Map<Long, Hash32> followed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Hash32> eldest) {
            return size() > HASHES_REMEMBERED;
        }
    };

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private @Nullable BlockRef head;
    private List<AccountId> accounts = List.of();
    private List<AccountId> known = List.of();
    private long next;
    /// The newest block that was tried in vain: a node that was only out of step has another chance.
    private long triedInVain = -1;
    /// The newest block that was left out.
    private long leftOut = -1;
    private boolean closed;

    /// @param changed called after something was added
    BlockFollower(ChainClient client, HistoryStore store, Runnable changed) {
        this.client = client;
        this.store = store;
        this.changed = changed;
        this.thread = Thread.ofVirtual().name("history-blocks").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// There is a newer block, or other accounts are shown.
    void offer(BlockRef newest, List<AccountId> whose) {
        lock.lock();
        try {
            head = newest;
            accounts = List.copyOf(new HashSet<>(whose));
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private record Task(BlockRef head, List<AccountId> accounts) {}

    private void run() {
        try {
            @Nullable
            BlockRef done = null;
            while (true) {
                Task task = await(done);
                long before = next;
                if (follow(task)) {
                    done = task.head();
                    known = task.accounts();
                } else if (next == before) {
                    pause();
                }
            }
        } catch (InterruptedException e) {
            // closed: that is how this thread ends
            Thread.currentThread().interrupt();
        }
    }

    private Task await(@Nullable BlockRef done) throws InterruptedException {
        lock.lock();
        try {
            while (!closed && (head == null || accounts.isEmpty() || (head.equals(done) && accounts.equals(known)))) {
                news.await();
            }
            if (closed || head == null) {
                throw new InterruptedException();
            }
            return new Task(head, accounts);
        } finally {
            lock.unlock();
        }
    }

    private void pause() throws InterruptedException {
        lock.lock();
        try {
            long left = PAUSE.toNanos();
            while (!closed && left > 0) {
                left = news.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
            }
            if (closed) {
                throw new InterruptedException();
            }
        } finally {
            lock.unlock();
        }
    }

    /// @return false where it has to be tried again
    private boolean follow(Task task) throws InterruptedException {
        try {
            if (!task.accounts().equals(known)) {
                next = begin(task);
                known = task.accounts();
            }
            long last = task.head().number();
            if (last - next > reach()) {
                // a jump of the chain, or a long sleep: the rest of it is for whoever fetches the past
                next = last - reach();
            }
            if (last < next - 1) {
                // a shorter chain: it is looked at again from where it may have parted
                next = last;
            }
            while (next <= last) {
                if (isClosed()) {
                    throw new InterruptedException();
                }
                // the one before as well: its hash is what the first one's runtime is asked for by
                List<BlockRef> blocks = client.events().hashes(next - 1, Math.min(last, next + BLOCKS_PER_ROUND - 1));
                if (blocks.size() < 2) {
                    return true;
                }
                if (!read(blocks.getFirst(), blocks.subList(1, blocks.size()), task.accounts())) {
                    pause();
                }
            }
            return true;
        } catch (ChainException e) {
            if (isClosed() || e.kind() == ChainException.Kind.CANCELLED) {
                throw new InterruptedException();
            }
            LOG.warn("blocks from {} could not be read: {} {}", next, e.sentence(), e.details().orElse(""));
            if (e.kind() == ChainException.Kind.STATE_GONE) {
                // what the node has given up cannot be read; what is newer can
                next = Math.max(next + 1, task.head().number() - NEAR);
                return next > task.head().number();
            }
            return false;
        } catch (HistoryException e) {
            LOG.error("what blocks held could not be kept: {}", e.details().orElse(""), e);
            return false;
        }
    }

    /// The first block to read: after the last one that was read for all accounts, if the node still knows it.
    private long begin(Task task) throws HistoryException {
        long newest = task.head().number();
        long from = newest;
        for (AccountId account : task.accounts()) {
            OptionalLong last = store.lastWatched(client.genesis(), account);
            if (last.isPresent() && last.getAsLong() >= newest - reach()) {
                from = Math.min(from, last.getAsLong() + 1);
            }
        }
        return Math.max(1, from);
    }

    /// How far back it goes at most.
    private long reach() {
        Trust trust = client.network().trust();
        return trust == Trust.PRACTICE || trust == Trust.OWN ? REACH_OF_OWN : REACH_OF_OTHERS;
    }

    /// Reads and keeps some blocks. Where the chain has undone the one before, what was kept of it is forgotten and it is
    /// begun again further back.
    ///
    /// @return false where a block could not be read and is to be tried once more
    private boolean read(BlockRef start, List<BlockRef> blocks, List<AccountId> whose)
            throws ChainException, HistoryException {
        List<ActivityEntry> found = new ArrayList<>();
        long first = blocks.getFirst().number();
        for (EventReader.Reading reading : client.events().readContents(start.hash(), blocks)) {
            BlockRef block = reading.block();
            Optional<BlockContent> content = reading.content();
            Hash32 before = followed.get(block.number() - 1);
            if (content.isPresent() && before != null && !before.equals(content.get().parent())) {
                long undone = block.number() - 1;
                followed.keySet().removeIf(number -> number >= undone);
                store.forgetFrom(client.genesis(), undone);
                next = Math.max(1, undone);
                changed.run();
                return true;
            }
            Optional<List<ActivityEntry>> entries = content.isPresent()
                    ? entries(content.get(), whose)
                    : Optional.empty();
            if (entries.isPresent()) {
                found.addAll(entries.get());
            } else {
                keep(first, block.number() - 1, whose, found);
                found.clear();
                next = block.number();
                if (!leaveOut(reading)) {
                    return false;
                }
                first = block.number() + 1;
                next = first;
            }
            followed.put(block.number(), block.hash());
        }
        keep(first, blocks.getLast().number(), whose, found);
        next = blocks.getLast().number() + 1;
        return true;
    }

    private static Optional<List<ActivityEntry>> entries(BlockContent content, List<AccountId> whose) {
        try {
            return Optional.of(ActivityReader.read(content, new HashSet<>(whose)));
        } catch (RuntimeException e) {
            LOG.error("block {} was not understood", content.block().number(), e);
            return Optional.empty();
        }
    }

    /// Says that a block is left out; of many in a row only the first.
    ///
    /// @return false where it has to be tried once more before
    private boolean leaveOut(EventReader.Reading reading) {
        long number = reading.block().number();
        boolean goesOn = leftOut == number - 1;
        if (!goesOn && triedInVain != number) {
            triedInVain = number;
            return false;
        }
        leftOut = number;
        if (!goesOn) {
            LOG.warn("block {} cannot be read and is left out: {}", number,
                    reading.failure().map(why -> why.sentence() + ' ' + why.details().orElse("")).orElse(""));
        }
        return true;
    }

    private void keep(long first, long last, List<AccountId> whose, List<ActivityEntry> found)
            throws HistoryException {
        if (first > last) {
            return;
        }
        if (leftOut > 0 && first == leftOut + 1) {
            LOG.info("blocks are read again from {}", first);
        }
        store.addActivity(client.genesis(), client.network().id(), whose, first, last, found);
        if (!found.isEmpty()) {
            changed.run();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }

    /// Waits until nothing is written any more; not on the thread that must not block.
    void awaitEnd(Duration longest) throws InterruptedException {
        boolean _ = thread.join(longest);
    }
}
