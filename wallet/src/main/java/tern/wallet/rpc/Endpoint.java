package tern.wallet.rpc;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tern.wallet.units.Said;

/// One endpoint as experience has it, over all connections to it: when it may be tried, how fast it may be asked, how
/// long a batch it takes, and why it was refused. Times are those of [System#nanoTime]. Safe for many threads.
final class Endpoint {

    private static final int MAX_DOUBLINGS = 20;

    private final URI uri;
    private final URI shown;
    private final long gapNanos;
    private final long backOffInitial;
    private final long backOffMax;

    private long nextFrameAt;
    private long pausedUntil;
    private long attemptAt;
    private long pauseSetAt;
    private int failures;
    private int pauses;
    private int batchLimit;
    private @Nullable Said refusal;
    private @Nullable Said lastFailure;
    private RpcException.Kind lastKind = RpcException.Kind.UNREACHABLE;

    Endpoint(URI uri, RpcOptions options) {
        String scheme = uri.getScheme();
        if (uri.getHost() == null || !("ws".equalsIgnoreCase(scheme) || "wss".equalsIgnoreCase(scheme))) {
            // the address itself may hold an access key
            throw new IllegalArgumentException("an endpoint's address begins with ws:// or wss:// and names a host");
        }
        this.uri = uri;
        this.shown = Texts.shown(uri);
        this.gapNanos = options.requestGap().toNanos();
        this.backOffInitial = options.backOffInitial().toNanos();
        this.backOffMax = options.backOffMax().toNanos();
        this.batchLimit = options.maxBatch();
        long now = System.nanoTime();
        this.nextFrameAt = now;
        this.pausedUntil = now;
        this.attemptAt = now;
        this.pauseSetAt = now;
    }

    /// The whole address; never for a log, an exception or a state.
    URI uri() {
        return uri;
    }

    URI shown() {
        return shown;
    }

    /// Nanoseconds until the next frame may be sent; zero or less: now.
    synchronized long frameWait(long now) {
        return Math.max(nextFrameAt - now, pausedUntil - now);
    }

    synchronized void frameSent(long now) {
        nextFrameAt = now + gapNanos;
    }

    /// Nanoseconds until a connection may be tried; zero or less: now.
    synchronized long attemptWait(long now) {
        return Math.max(attemptAt - now, frameWait(now));
    }

    /// A connection could not be made, or did not last.
    synchronized void failed(RpcException failure, @Nullable Duration retryAfter) {
        long now = System.nanoTime();
        failures++;
        attemptAt = now + backOff(failures);
        lastFailure = failure.said();
        lastKind = failure.kind();
        if (retryAfter != null && now + retryAfter.toNanos() - pausedUntil > 0) {
            pausedUntil = now + retryAfter.toNanos();
        }
    }

    /// A connection lasted, so that the next failure begins the back-off afresh.
    synchronized void lasted() {
        failures = 0;
    }

    /// Forgets the back-off, not the pauses the endpoint asked for.
    synchronized void hurry() {
        attemptAt = System.nanoTime();
    }

    /// The endpoint answered "too many requests" to a frame.
    ///
    /// @param sentAt when that frame was sent: answers to frames sent before the pause was known lengthen it no more
    synchronized void tooMany(long sentAt) {
        if (pauses > 0 && sentAt - pauseSetAt <= 0) {
            return;
        }
        long now = System.nanoTime();
        pauses++;
        pauseSetAt = now;
        pausedUntil = now + backOff(pauses);
    }

    /// The endpoint answered a frame properly.
    synchronized void answered() {
        pauses = 0;
    }

    synchronized void refuse(Said sentence) {
        refusal = sentence;
    }

    /// It may be asked again.
    synchronized void reconsider() {
        refusal = null;
    }

    synchronized Optional<Said> refusal() {
        return Optional.ofNullable(refusal);
    }

    /// Why the last attempt failed, for a person; empty when none did.
    synchronized Optional<Said> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    synchronized RpcException.Kind lastKind() {
        return lastKind;
    }

    synchronized int batchLimit() {
        return batchLimit;
    }

    synchronized void limitBatch(int entries) {
        batchLimit = Math.max(1, Math.min(batchLimit, entries));
    }

    /// Doubles with each failure; between half and the whole of it, so that clients that were cut off together do not
    /// come back together.
    private long backOff(int count) {
        long whole = backOffInitial << Math.min(count - 1, MAX_DOUBLINGS);
        if (whole <= 0 || whole > backOffMax) {
            whole = backOffMax;
        }
        return whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1);
    }
}
