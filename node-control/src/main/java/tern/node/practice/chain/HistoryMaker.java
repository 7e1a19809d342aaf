package tern.node.practice.chain;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.Executive;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.PracticeRuntime;
import tern.node.practice.store.ChainStore;
import tern.node.practice.store.StoreException;
import tern.node.practice.subtensor.World;
import tern.wallet.units.Hash32;

/// Makes a new world with its past. One thread lets the world live hour by hour, another hashes the blocks and writes.
final class HistoryMaker {

    private static final int HOURS_PER_DAY = 24;
    /// Steps that may wait to be written: few, since each holds what an hour changed.
    private static final int WAITING = 16;
    private static final long WAIT_SECONDS = 120;

    private final ChainStore store;
    private final ChainOptions options;
    private final DoubleConsumer progress;
    /// Values now of every key that any step changed.
    private final Map<State.Key, byte @Nullable []> touched = new HashMap<>();

    /// @param progress takes the share that is done, 0 to 1
    HistoryMaker(ChainStore store, ChainOptions options, DoubleConsumer progress) {
        this.store = store;
        this.options = options;
        this.progress = progress;
    }

    /// Fills an empty store.
    ///
    /// @return the newest block
    Head make(PracticeRuntime runtime, World world, State state) throws StoreException, InterruptedException {
        int hours = options.historyHours();
        long now = options.clock().millis();
        long started = now - hours * ChainOptions.BLOCKS_PER_HOUR * ChainOptions.SLOT_MILLIS;
        Executive.genesis(runtime, state, started);
        world.genesis(state, options.seed());
        var header = Executive.genesisHeader(state);
        Head genesis = new Head(header, header.hash(), java.util.List.of(), started);
        store.together(() -> {
            store.append(genesis, Map.of());
            store.keyframe(state);
        });
        Head head = genesis;
        BlockingQueue<CoarseStep> steps = new ArrayBlockingQueue<>(WAITING);
        ExecutorService writer = Executors.newSingleThreadExecutor(
                work -> Thread.ofPlatform().name("practice-history").daemon().unstarted(work));
        try {
            Future<Head> written = writer.submit(() -> write(runtime, genesis, hours, steps));
            long number = 0;
            long time = started;
            for (int hour = 0; hour < hours && !written.isDone(); hour++) {
                CoarseStep step = CoarseStep.live(runtime, world, state, genesis.hash(), number, time);
                number = step.last();
                time = step.time();
                while (!steps.offer(step, 1, TimeUnit.SECONDS)) {
                    if (written.isDone()) {
                        break;
                    }
                }
                progress.accept((hour + 1.0) / hours);
            }
            head = written.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException cause) {
                throw cause;
            }
            throw new IllegalStateException("the history could not be written", e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the history was not written in time", e);
        } finally {
            writer.shutdownNow();
        }
        return head;
    }

    private Head write(PracticeRuntime runtime, Head genesis, int hours, BlockingQueue<CoarseStep> steps)
            throws StoreException, InterruptedException {
        Head head = genesis;
        int done = 0;
        while (done < hours) {
            int day = Math.min(HOURS_PER_DAY, hours - done);
            Head from = head;
            try {
                head = store.together(() -> writeDay(runtime, from, day, steps));
            } catch (Interrupted e) {
                throw e.cause;
            }
            done += day;
        }
        return head;
    }

    private Head writeDay(PracticeRuntime runtime, Head from, int hours, BlockingQueue<CoarseStep> steps)
            throws StoreException {
        Head head = from;
        for (int hour = 0; hour < hours; hour++) {
            CoarseStep step;
            try {
                step = steps.take();
            } catch (InterruptedException e) {
                throw new Interrupted(e);
            }
            head = append(store, runtime, head, step);
            touched.putAll(step.changes());
        }
        store.keyframe(touched);
        return head;
    }

    /// Writes a step after a block. To be called inside [ChainStore#together].
    ///
    /// @return the step's last block
    static Head append(ChainStore store, PracticeRuntime runtime, Head after, CoarseStep step) throws StoreException {
        byte[] hashes = QuietBlocks.hashes(runtime, after, Math.toIntExact(step.last() - after.number() - 1));
        store.appendQuiet(hashes);
        Hash32 parent = hashes.length == 0 ? after.hash() : QuietBlocks.last(hashes);
        Head head = step.head(runtime, parent);
        store.append(head, step.changes());
        return head;
    }

    /// Carries an interrupt through the store, which knows none.
    private static final class Interrupted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final InterruptedException cause;

        Interrupted(InterruptedException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
