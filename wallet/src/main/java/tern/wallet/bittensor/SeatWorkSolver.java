package tern.wallet.bittensor;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tern.wallet.bittensor.SeatWork.Challenge;
import tern.wallet.units.Hash32;

/// Looks for a proof of work on several processor cores at once.
public final class SeatWorkSolver {

    /// So many seals between two looks whether somebody else has found one or nobody wants one any more: some
    /// milliseconds.
    private static final int BETWEEN_LOOKS = 4_096;

    private final int threads;
    private final AtomicLong tried = new AtomicLong();

    /// @param threads at least 1
    public SeatWorkSolver(int threads) {
        this.threads = Math.max(1, threads);
    }

    /// With all cores of this computer.
    public static SeatWorkSolver onAllCores() {
        return new SeatWorkSolver(Runtime.getRuntime().availableProcessors());
    }

    /// How many seals were looked at in all; to be read from any thread.
    public long tried() {
        return tried.get();
    }

    /// Searches until a seal is found or is not wanted any more. Blocks; the threads are gone when it returns.
    ///
    /// @param start    nonce to begin with
    /// @param unwanted asked every few milliseconds, by several threads at once
    /// @return empty when it was not wanted any more
    public Optional<SeatWork> solve(Challenge challenge, long start, BooleanSupplier unwanted)
            throws InterruptedException {
        AtomicReference<@Nullable SeatWork> found = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            long first = start + i;
            workers.add(Thread.ofPlatform()
                    .daemon()
                    .name("seat-work-" + i)
                    .priority(Thread.MIN_PRIORITY)
                    .uncaughtExceptionHandler((_, e) -> broken.set(e))
                    .start(() -> search(challenge, first, found,
                            () -> broken.get() != null || unwanted.getAsBoolean())));
        }
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            broken.compareAndSet(null, e);
            throw e;
        }
        if (broken.get() != null) {
            throw new IllegalStateException("a search for work broke off", broken.get());
        }
        return Optional.ofNullable(found.get());
    }

    private void search(Challenge challenge, long first, AtomicReference<@Nullable SeatWork> found,
            BooleanSupplier unwanted) {
        MessageDigest sha256 = SeatWork.sha256();
        byte[] preimage = challenge.preimage();
        BigInteger target = challenge.target();
        // nearly every seal is far too large, which its highest eight bytes tell
        long highest = target.shiftRight(192).longValue();
        long nonce = first;
        while (found.get() == null && !unwanted.getAsBoolean()) {
            for (int i = 0; i < BETWEEN_LOOKS; i++) {
                byte[] seal = SeatWork.seal(sha256, preimage, nonce);
                if (Long.compareUnsigned(top(seal), highest) <= 0
                        && SeatWork.number(seal).compareTo(target) <= 0) {
                    found.compareAndSet(null, new SeatWork(challenge.block(), nonce, Hash32.of(seal)));
                    tried.addAndGet(i + 1L);
                    return;
                }
                nonce += threads;
            }
            tried.addAndGet(BETWEEN_LOOKS);
        }
    }

    private static long top(byte[] seal) {
        long value = 0;
        for (int i = 31; i >= 24; i--) {
            value = (value << 8) | (seal[i] & 0xFF);
        }
        return value;
    }
}
