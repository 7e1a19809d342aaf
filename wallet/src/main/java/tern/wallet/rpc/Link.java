package tern.wallet.rpc;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One WebSocket connection: a thread that connects and reads, and one that writes. They are platform threads: two for
/// each connection are cheaper to start than the first virtual thread of a short command.
///
/// Callers never touch the socket themselves: an interrupt in the middle of a write would close it for everybody, and
/// a frame that was not yet written can be taken back for certain. The writer keeps the endpoint's request gap and
/// pauses; pings and answers to pings do not wait for them.
final class Link {

    /// Hears the connection, on its reading thread.
    interface Handler {

        /// @throws WireException when it is not what is spoken here; the connection is then closed
        void message(byte[] buffer, int length) throws WireException;

        /// The last thing heard, for a link that was opened.
        void closed(RpcException cause);
    }

    private static final int BUFFER = 16 * 1024;
    private static final Duration GOODBYE = Duration.ofMillis(250);

    private final Endpoint endpoint;
    private final RpcOptions options;
    private final Dial dial;
    private final RandomGenerator random;
    private final AtomicLong framesSent;
    private final Handler handler;

    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch written = new CountDownLatch(1);
    private final AtomicReference<@Nullable RpcException> cause = new AtomicReference<>();
    private volatile boolean isOpen;
    private volatile long lastReceived = System.nanoTime();
    private volatile @Nullable Duration retryAfter;
    private volatile @Nullable ServerTime serverTime;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // guarded by lock
    private final Deque<Exchange> queue = new ArrayDeque<>();
    private byte @Nullable [] pong;
    private boolean ping;
    private int closeCode;
    private boolean stopped;

    private volatile boolean writing;
    private volatile long writingSince;
    // for supervise alone
    private boolean pinged;
    private long pingedAt;

    Link(
            Endpoint endpoint,
            RpcOptions options,
            Dial dial,
            RandomGenerator random,
            AtomicLong framesSent,
            Handler handler) {
        this.endpoint = endpoint;
        this.options = options;
        this.dial = dial;
        this.random = random;
        this.framesSent = framesSent;
        this.handler = handler;
    }

    /// Connects; within the connect limit, name look-up and handshakes included.
    ///
    /// @throws RpcException why not; see also [#retryAfter]
    void open() throws RpcException {
        Thread.ofPlatform().daemon().name("tern-rpc-read").start(this::run);
        Duration limit = options.connectTimeout();
        try {
            if (!opened.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                abort(Failures.openingTimeout(endpoint.shown(), limit));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abort(Failures.interrupted("connecting", false));
        }
        RpcException failure = cause.get();
        if (failure != null) {
            throw failure;
        }
    }

    /// How long the endpoint asked to be left alone when it turned the connection away.
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /// What the server said of the time when the link was opened.
    @Nullable
    ServerTime serverTime() {
        return serverTime;
    }

    /// Whether nothing has ended it yet.
    boolean isUsable() {
        return cause.get() == null;
    }

    /// Queues a frame.
    ///
    /// @return false when the link is closed
    boolean send(Exchange exchange) {
        lock.lock();
        try {
            if (stopped || closeCode != 0) {
                return false;
            }
            queue.add(exchange);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Pings a silent node and gives up a connection that stays silent. For one thread.
    ///
    /// @return nanoseconds until the next look
    long supervise() {
        long now = System.nanoTime();
        long interval = options.pingInterval().toNanos();
        long timeout = options.pingTimeout().toNanos();
        long silence = now - lastReceived;
        if (writing && now - writingSince > interval + timeout) {
            // it may still talk, but takes nothing in
            abort(Failures.noSignOfLife(endpoint.shown(), Duration.ofNanos(now - writingSince)));
            return timeout;
        }
        if (silence < interval) {
            pinged = false;
            return interval - silence;
        }
        if (!pinged || lastReceived - pingedAt > 0) {
            pinged = true;
            pingedAt = now;
            lock.lock();
            try {
                ping = true;
                changed.signal();
            } finally {
                lock.unlock();
            }
            return Math.min(timeout, interval);
        }
        long waited = now - pingedAt;
        if (waited < timeout) {
            return timeout - waited;
        }
        abort(Failures.noSignOfLife(endpoint.shown(), Duration.ofNanos(silence)));
        return timeout;
    }

    /// Says goodbye with a close frame if that goes through quickly, then closes.
    void close(RpcException why) {
        cause.compareAndSet(null, why);
        if (isOpen) {
            sayGoodbye(1000);
        }
        abort(why);
    }

    /// Closes at once.
    void abort(RpcException why) {
        cause.compareAndSet(null, why);
        stopWriter();
        dial.abort();
    }

    private void run() {
        try {
            Socket socket = dial.open(endpoint.uri());
            InputStream in = new BufferedInputStream(new Noting(socket.getInputStream()), BUFFER);
            OutputStream out = socket.getOutputStream();
            serverTime = Handshake.perform(endpoint.uri(), in, out, random);
            WebSocketFrames frames = new WebSocketFrames(in, out, options.maxFrameBytes(), random);
            isOpen = true;
            Thread.ofPlatform().daemon().name("tern-rpc-write").start(() -> write(frames));
            opened.countDown();
            readAll(frames);
        } catch (IOException | RuntimeException e) {
            ended(e);
        } finally {
            if (cause.get() == null) {
                cause.compareAndSet(null, Failures.dropped(endpoint.shown(), null));
            }
            stopWriter();
            dial.abort();
            opened.countDown();
            RpcException why = cause.get();
            if (isOpen && why != null) {
                handler.closed(why);
            }
        }
    }

    private void readAll(WebSocketFrames frames) throws IOException {
        WebSocketFrames.Sink sink = new WebSocketFrames.Sink() {
            @Override
            public void message(byte[] buffer, int length) throws WireException {
                handler.message(buffer, length);
            }

            @Override
            public void ping(byte[] payload) {
                lock.lock();
                try {
                    // RFC 6455 section 5.5.3: only the latest ping needs an answer
                    pong = payload;
                    changed.signal();
                } finally {
                    lock.unlock();
                }
            }

            @Override
            public void pong() {
                // every byte received is noted already
            }
        };
        while (!Thread.interrupted()) {
            frames.read(sink);
        }
    }

    private void ended(Exception e) {
        if (cause.get() != null) {
            // the failure follows from an ending that has its reason already
            return;
        }
        if (isOpen) {
            if (cause.compareAndSet(null, Failures.dropped(endpoint.shown(), e))) {
                if (e instanceof RuntimeException) {
                    Texts.log().warn("reading from {} failed", endpoint.shown(), e);
                }
                if (e instanceof WireException wire && wire.closeCode() != 0) {
                    sayGoodbye(wire.closeCode());
                }
            }
        } else {
            cause.compareAndSet(null, Failures.opening(endpoint.shown(), e));
            if (e instanceof WireException wire) {
                retryAfter = wire.retryAfter();
            }
        }
    }

    private void sayGoodbye(int code) {
        lock.lock();
        try {
            closeCode = code;
            changed.signal();
        } finally {
            lock.unlock();
        }
        boolean interrupted = Thread.interrupted();
        try {
            if (!written.await(GOODBYE.toNanos(), TimeUnit.NANOSECONDS)) {
                Texts.log().debug("{} did not take the close frame", endpoint.shown());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopWriter() {
        lock.lock();
        try {
            stopped = true;
            queue.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void write(WebSocketFrames frames) {
        try {
            boolean more = true;
            while (more) {
                more = writeNext(frames);
            }
        } catch (IOException e) {
            abort(Failures.dropped(endpoint.shown(), e));
        } catch (InterruptedException e) {
            // nobody has this thread to interrupt it; were it so, the connection would be unusable
            Thread.currentThread().interrupt();
            abort(Failures.dropped(endpoint.shown(), e));
        } finally {
            written.countDown();
        }
    }

    private boolean writeNext(WebSocketFrames frames) throws IOException, InterruptedException {
        int opcode;
        byte[] payload;
        lock.lock();
        try {
            Exchange exchange = null;
            while (exchange == null && !stopped && closeCode == 0 && pong == null && !ping) {
                long now = System.nanoTime();
                long wait = queue.isEmpty() ? Long.MAX_VALUE : endpoint.frameWait(now);
                if (wait > 0) {
                    changed.awaitNanos(wait);
                } else {
                    exchange = claimNext(now);
                }
            }
            if (stopped) {
                return false;
            }
            if (exchange != null) {
                opcode = WebSocketFrames.TEXT;
                payload = exchange.frame();
            } else if (closeCode != 0) {
                opcode = WebSocketFrames.CLOSE;
                payload = WebSocketFrames.closePayload(closeCode);
            } else if (pong != null) {
                opcode = WebSocketFrames.PONG;
                payload = pong;
                pong = null;
            } else {
                opcode = WebSocketFrames.PING;
                payload = new byte[0];
                ping = false;
            }
        } finally {
            lock.unlock();
        }
        writingSince = System.nanoTime();
        writing = true;
        frames.write(opcode, payload);
        writing = false;
        return opcode != WebSocketFrames.CLOSE;
    }

    /// Takes the next exchange that is still wanted; holds the lock.
    private @Nullable Exchange claimNext(long now) {
        Exchange first = queue.poll();
        while (first != null && !first.claim(now)) {
            first = queue.poll();
        }
        if (first != null) {
            endpoint.frameSent(now);
            framesSent.incrementAndGet();
        }
        return first;
    }

    /// Notes that the other side lives, with every piece that arrives.
    private final class Noting extends FilterInputStream {

        Noting(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = super.read(target, from, length);
            lastReceived = System.nanoTime();
            return read;
        }
    }
}
