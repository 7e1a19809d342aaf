package tern.node.practice.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.BlockRun;
import tern.node.practice.runtime.Executive;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.Inclusion;
import tern.node.practice.runtime.InvalidTransaction;
import tern.node.practice.runtime.PracticeBlock;
import tern.node.practice.runtime.PracticeRuntime;
import tern.node.practice.runtime.RuntimeEdition;
import tern.node.practice.runtime.SystemStep;
import tern.node.practice.runtime.Validity;
import tern.node.practice.subtensor.World;

/// Makes one block: the world's own trades, what was asked of the chain itself, and transactions of the pool.
final class BlockMaker {

    private static final Logger LOG = LoggerFactory.getLogger(BlockMaker.class);
    /// After so many that did not fit no more are tried: the block is full.
    private static final int MISFITS = 32;

    /// What was made.
    ///
    /// @param included the pool's transactions that are in it, with their places
    /// @param refused  those that can never be
    record Made(PracticeBlock block, List<Placed> included, List<Refused> refused) {}

    record Placed(TransactionPool.Waiting waiting, int index) {}

    record Refused(TransactionPool.Waiting waiting, @Nullable InvalidTransaction reason) {}

    /// A step that the chain itself was asked for, and where to say what came of it.
    interface Wish extends SystemStep {
        void done(Optional<DispatchException> failure);
    }

    private BlockMaker() {}

    /// @param upgrade the runtime that is in force after this block
    static Made make(PracticeRuntime runtime, World world, State state, Head after, long timeMillis,
            List<TransactionPool.Waiting> waiting, List<Wish> wishes, Optional<RuntimeEdition> upgrade) {
        BlockRun run = new Executive(runtime).begin(state, after.number() + 1, after.hash(), timeMillis);
        boolean done = false;
        try {
            live(run, world);
            wishes.forEach(wish -> carryOut(run, wish));
            List<Placed> included = new ArrayList<>();
            List<Refused> refused = new ArrayList<>();
            fill(run, waiting, included, refused);
            upgrade.ifPresent(run::upgrade);
            PracticeBlock block = run.end();
            done = true;
            return new Made(block, included, refused);
        } finally {
            if (!done) {
                run.abandon();
            }
        }
    }

    private static void live(BlockRun run, World world) {
        try {
            run.system(world::live);
        } catch (DispatchException e) {
            throw new IllegalStateException("the world's own step failed: " + e.error(), e);
        }
    }

    private static void carryOut(BlockRun run, Wish wish) {
        try {
            run.system(wish);
            wish.done(Optional.empty());
        } catch (DispatchException e) {
            wish.done(Optional.of(e));
        }
    }

    private static void fill(BlockRun run, List<TransactionPool.Waiting> waiting, List<Placed> included,
            List<Refused> refused) {
        int misfits = 0;
        for (TransactionPool.Waiting each : waiting) {
            Inclusion result;
            try {
                result = run.apply(each.bytes());
            } catch (RuntimeException e) {
                // a mistake in a pallet takes back this one transaction and must not stop the chain
                LOG.error("transaction {} broke the runtime and was refused", each.hash(), e);
                refused.add(new Refused(each, null));
                continue;
            }
            switch (result) {
                case Inclusion.Included(int index, var _, var _) -> included.add(new Placed(each, index));
                case Inclusion.Refused no when no.mayFitLater() -> misfits++;
                case Inclusion.Refused(Validity.Invalid(InvalidTransaction reason)) ->
                    refused.add(new Refused(each, reason));
                case Inclusion.Refused _ -> refused.add(new Refused(each, null));
            }
            if (misfits >= MISFITS) {
                return;
            }
        }
    }

    /// Tells the pool, once the block is on disk.
    static void settle(TransactionPool pool, Made made, Instant now) {
        made.included().forEach(placed -> pool.used(placed.waiting(), now));
        made.refused().forEach(each -> pool.refused(each.waiting(), each.reason(), now));
    }
}
