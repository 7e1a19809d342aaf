package tern.node.practice.chain;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import tern.node.practice.runtime.RuntimeEdition;

/// How a practice chain is made and run.
///
/// @param file         of its blocks
/// @param seed         everything in a new world follows from it
/// @param historyHours hours that a new world has behind it, 0 to 1,440
/// @param edition      rules of a new world
/// @param blockTime    between blocks; zero: blocks are made only when asked for
/// @param finalityLag  blocks between the newest and the newest final one
/// @param catchUp      whether hours that passed while the node was off are made up for at the start
/// @param clock        what time it is
public record ChainOptions(Path file, long seed, int historyHours, RuntimeEdition edition, Duration blockTime,
        int finalityLag, boolean catchUp, InstantSource clock) {

    public static final int MAX_HISTORY_HOURS = 1_440;
    public static final Duration STANDARD_BLOCK_TIME = Duration.ofSeconds(12);

    /// The chain's own time between two blocks, whatever the clock on the wall says: 12 seconds.
    public static final long SLOT_MILLIS = 12_000;
    /// Blocks in an hour of the chain.
    public static final int BLOCKS_PER_HOUR = 300;

    public ChainOptions {
        if (historyHours < 0 || historyHours > MAX_HISTORY_HOURS) {
            throw new IllegalArgumentException("a history has 0 to 1,440 hours, not " + historyHours);
        }
        if (finalityLag < 0 || blockTime.isNegative()) {
            throw new IllegalArgumentException("a lag or a block time is never negative");
        }
    }

    /// As the practice network is started when nobody asks for anything else.
    public static ChainOptions standard(Path file) {
        return new ChainOptions(file, 1, MAX_HISTORY_HOURS, RuntimeEdition.CURRENT, STANDARD_BLOCK_TIME, 2, true,
                InstantSource.system());
    }

    public ChainOptions withSeed(long other) {
        return new ChainOptions(file, other, historyHours, edition, blockTime, finalityLag, catchUp, clock);
    }

    public ChainOptions withHistory(int hours) {
        return new ChainOptions(file, seed, hours, edition, blockTime, finalityLag, catchUp, clock);
    }

    public ChainOptions withEdition(RuntimeEdition other) {
        return new ChainOptions(file, seed, historyHours, other, blockTime, finalityLag, catchUp, clock);
    }

    public ChainOptions withBlockTime(Duration time) {
        return new ChainOptions(file, seed, historyHours, edition, time, finalityLag, catchUp, clock);
    }

    public ChainOptions withFinalityLag(int blocks) {
        return new ChainOptions(file, seed, historyHours, edition, blockTime, blocks, catchUp, clock);
    }

    public ChainOptions withCatchUp(boolean wanted) {
        return new ChainOptions(file, seed, historyHours, edition, blockTime, finalityLag, wanted, clock);
    }

    public ChainOptions withClock(InstantSource other) {
        return new ChainOptions(file, seed, historyHours, edition, blockTime, finalityLag, catchUp, other);
    }
}
