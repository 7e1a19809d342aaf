package tern.app.window;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;

/// Notices when the FX thread misses its pulses for longer than [#LONGEST], and why.
///
/// A gap is Tern's fault when the FX thread worked through most of it, or stood in Tern's own code (which a thread that
/// looks at its stack tells) while the machine had time. On a machine with processors to spare every gap counts. That
/// the machine had time is told by a thread of the highest priority that does nothing but look at the clock. To be
/// started and stopped on the FX thread.
final class PulseWatch extends AnimationTimer {

    static final Duration LONGEST = Duration.ofMillis(100);
    private static final long BUSY = Duration.ofMillis(80).toNanos();
    private static final long KEPT = Duration.ofSeconds(20).toNanos();
    private static final double SPARE = 0.02;
    private static final long LOOK = Duration.ofMillis(10).toNanos();

    /// A pause of the machine itself.
    private record Starved(long from, long to) {}

    /// One look at the FX thread's stack.
    private record Look(long at, boolean inTern) {}

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Starved> starved = new CopyOnWriteArrayList<>();
    private final Deque<Look> looks = new ConcurrentLinkedDeque<>();
    private final List<String> otherGaps = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private final Thread clock = Thread.ofPlatform()
            .daemon()
            .name("pulse-clock")
            .priority(Thread.MAX_PRIORITY)
            .unstarted(this::lookAtTheClock);
    private volatile boolean running = true;
    private volatile Thread fx = Thread.currentThread();
    private long last;
    private long lastCpu;
    private long begun;
    private int pulses;

    @Override
    public void start() {
        fx = Thread.currentThread();
        begun = System.nanoTime();
        clock.start();
        super.start();
    }

    @Override
    public void stop() {
        super.stop();
        running = false;
    }

    @Override
    public void handle(long ignored) {
        long now = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        if (pulses > 0 && now - last > LONGEST.toNanos()) {
            long worked = cpu - lastCpu;
            long machine = starvedBetween(last, now);
            long from = last;
            List<Look> inside = looks.stream().filter(look -> look.at() > from && look.at() < now).toList();
            long ours = longestStand(inside);
            boolean stood = ours - machine > LONGEST.toNanos() - 2 * LOOK;
            String words = "%d ms, of which %d ms worked, %d ms without a processor, %d ms standing in Tern".formatted(
                    (now - last) / 1_000_000, worked / 1_000_000, machine / 1_000_000, ours / 1_000_000);
            (worked > BUSY || stood ? gaps : otherGaps).add(words);
        }
        pulses++;
        last = now;
        lastCpu = cpu;
    }

    int pulses() {
        return pulses;
    }

    /// Gaps that are Tern's fault; all of them where the machine had time to spare.
    List<String> gaps() {
        List<String> all = new ArrayList<>(gaps);
        if (starvedShare() < SPARE) {
            all.addAll(otherGaps);
        }
        return all;
    }

    /// Gaps while the machine was busy with other things.
    List<String> otherGaps() {
        return otherGaps;
    }

    /// The share of the time in which no processor was free for a thread of the highest priority.
    double starvedShare() {
        long now = System.nanoTime();
        return (double) starvedBetween(begun, now) / Math.max(1, now - begun);
    }

    private long starvedBetween(long from, long to) {
        return starved.stream()
                .mapToLong(pause -> Math.max(0, Math.min(to, pause.to()) - Math.max(from, pause.from())))
                .sum();
    }

    private void lookAtTheClock() {
        long before = System.nanoTime();
        while (running) {
            LockSupport.parkNanos(LOOK);
            long now = System.nanoTime();
            looks.add(new Look(now, isInTern()));
            // older ones are of gaps that were looked at already
            while (now - looks.getFirst().at() > KEPT) {
                looks.removeFirst();
            }
            if (now - before > 3 * LOOK) {
                starved.add(new Starved(before, now));
            }
            before = now;
        }
    }

    /// The longest time in which every look found the thread in Tern's code.
    private static long longestStand(List<Look> looks) {
        long longest = 0;
        long from = 0;
        boolean before = false;
        for (Look look : looks) {
            from = look.inTern() && !before ? look.at() : from;
            before = look.inTern();
            longest = before ? Math.max(longest, look.at() - from) : longest;
        }
        return longest;
    }

    private boolean isInTern() {
        for (StackTraceElement frame : fx.getStackTrace()) {
            if (frame.getClassName().startsWith("tern.") && !frame.getClassName().equals(PulseWatch.class.getName())) {
                return true;
            }
        }
        return false;
    }
}
