package tern.app.window;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import tern.app.fx.Fx;

/// Keeps a window small that stands open for days. Java collects what lives for a moment by itself; of what lived a
/// little longer, such as the answers of a node that are being read, some is left with each block, and Java lets that
/// grow to the heap's limit of 1 GB before it looks at all of it. So all of it is looked at when much has come together
/// and nobody is using the window: that takes some hundredths of a second. On the FX thread.
final class MemoryCare {

    /// One a second. The lowest of them is what Java does not collect by itself.
    private static final int SAMPLES = 12;
    private static final long QUIET_NANOS = Duration.ofSeconds(2).toNanos();
    /// Bytes that are worth the pause; where more is held for good a third of that, since the pause is longer then.
    private static final long MUCH = 16L << 20;
    private static final long PART = 3;

    private final LongSupplier used;
    private final Runnable collect;
    private final LongSupplier nanos;
    private final long[] samples = new long[SAMPLES];
    private int sampled;
    private long kept;
    private long lastInput;

    /// @param used    bytes of the heap that are not free
    /// @param collect collects everything
    /// @param nanos   a clock that only goes forward
    MemoryCare(LongSupplier used, Runnable collect, LongSupplier nanos) {
        this.used = used;
        this.collect = collect;
        this.nanos = nanos;
        lastInput = nanos.getAsLong();
    }

    /// Begins, for as long as the toolkit runs.
    static void of(Scene scene) {
        Runtime java = Runtime.getRuntime();
        MemoryCare care = new MemoryCare(() -> java.totalMemory() - java.freeMemory(), System::gc, System::nanoTime);
        scene.addEventFilter(InputEvent.ANY, _ -> care.input());
        Fx.Stop _ = Fx.every(Duration.ofSeconds(1), care::tick);
    }

    /// The person is using the window.
    void input() {
        lastInput = nanos.getAsLong();
    }

    /// A second has passed.
    void tick() {
        samples[sampled % SAMPLES] = used.getAsLong();
        sampled++;
        if (sampled < SAMPLES) {
            return;
        }
        long lowest = Arrays.stream(samples).min().orElseThrow();
        kept = Math.min(kept, lowest);
        if (lowest - kept >= Math.max(MUCH, kept / PART) && nanos.getAsLong() - lastInput >= QUIET_NANOS) {
            collect.run();
            kept = used.getAsLong();
            sampled = 0;
        }
    }
}
