package tern.node.practice.chain;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// Practice chains for tests: blocks are made when asked for, and the clock stands still unless it is set.
public final class Chains {

    public static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private Chains() {}

    /// A clock that a test sets.
    public static final class TestClock implements InstantSource {

        private final AtomicReference<Instant> now = new AtomicReference<>(START);

        @Override
        public Instant instant() {
            return now.get();
        }

        public void set(Instant instant) {
            now.set(instant);
        }
    }

    public static ChainOptions options(Path folder) {
        return ChainOptions.standard(folder.resolve("chain.db"))
                .withHistory(0)
                .withBlockTime(java.time.Duration.ZERO)
                .withCatchUp(false)
                .withClock(new TestClock());
    }

    public static PracticeChain open(ChainOptions options) throws Exception {
        return PracticeChain.open(options, share -> {});
    }
}
