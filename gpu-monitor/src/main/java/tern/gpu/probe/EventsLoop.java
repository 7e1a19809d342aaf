package tern.gpu.probe;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tern.gpu.model.GpuEvent;
import tern.gpu.wire.WireLine;

/// Listens to what a driver tells by itself, on a thread of its own, and not while a device sleeps: listening, too, is
/// asking the driver.
final class EventsLoop implements AutoCloseable {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    /// What drivers tell again and again is told on so often at most, of each kind: clocks must not hide an error.
    private static final long MOST_A_MINUTE = 60;
    private static final long JOIN_MILLIS = 1000;

    private final GpuSource.Events events;
    private final ProbeOutput out;
    private final List<Integer> numbers;
    private final Thread thread;
    private volatile boolean ended;
    private volatile boolean quiet;

    private EventsLoop(GpuSource.Events events, String name, ProbeOutput out, List<Integer> numbers) {
        this.events = events;
        this.out = out;
        this.numbers = numbers;
        thread = Thread.ofPlatform().daemon().name("gpu-" + name + "-events").unstarted(this::run);
    }

    /// @param numbers of the source's devices, in their order
    static EventsLoop start(GpuSource.Events events, String name, ProbeOutput out, List<Integer> numbers) {
        EventsLoop loop = new EventsLoop(events, name, out, List.copyOf(numbers));
        loop.thread.start();
        return loop;
    }

    /// Whether nothing is to be asked for now.
    void setQuiet(boolean wanted) {
        quiet = wanted;
    }

    private void run() {
        long minute = System.nanoTime();
        long[] told = new long[GpuEvent.Kind.values().length];
        try (events) {
            while (!ended && !events.isOver()) {
                if (quiet) {
                    LockSupport.parkNanos(PAUSE);
                    continue;
                }
                Optional<GpuSource.Told> next = events.await();
                if (System.nanoTime() - minute > TimeUnit.MINUTES.toNanos(1)) {
                    minute = System.nanoTime();
                    Arrays.fill(told, 0);
                }
                if (next.isPresent() && next.get().device() < numbers.size()
                        && told[next.get().kind().ordinal()]++ < MOST_A_MINUTE) {
                    tell(next.get());
                }
            }
        } catch (IOException _) {
            // nobody reads: the source's own thread ends the rest
            ended = true;
        }
    }

    private void tell(GpuSource.Told told) throws IOException {
        out.write(new WireLine.Event(numbers.get(told.device()),
                new GpuEvent(told.kind(), told.number(), Instant.ofEpochMilli(System.currentTimeMillis()))));
        out.flush();
    }

    /// Ends listening; before the driver is left.
    @Override
    public void close() {
        ended = true;
        LockSupport.unpark(thread);
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the driver may be left: nobody is in it any more.
    boolean hasEnded() {
        return !thread.isAlive();
    }
}
