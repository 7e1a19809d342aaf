package tern.gpu.probe;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import tern.gpu.bus.RuntimePower;
import tern.gpu.model.Diagnosis;
import tern.gpu.model.Diagnosis.Verdict;
import tern.gpu.wire.LineReader;
import tern.gpu.wire.Wire;
import tern.gpu.wire.WireLine;

/// The measuring program. Its lines go to standard output; it ends when its standard input does, which the system sees to
/// also when the one who started it is killed.
public final class ProbeMain {

    /// Exit code of a program in which a device was lost.
    public static final int EXIT_LOST = 3;
    /// Exit code of one that found nothing to measure.
    public static final int EXIT_NOTHING = 4;
    private static final int EXIT_USAGE = 2;

    /// How long a driver may take to be left in order: listening ends in steps of 0.6 s, on a busy computer later.
    private static final Duration GRACE = Duration.ofMillis(1500);

    private ProbeMain() {}

    public static void main(String[] args) {
        ProbeOptions options;
        try {
            options = ProbeOptions.read(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            exit(EXIT_USAGE);
            return;
        }
        exit(run(options, System.in, new ProbeOutput(new FileOutputStream(FileDescriptor.out))));
    }

    /// Not [System#exit]: a driver that hangs, or has its own ideas at the end of a process, must not keep this one.
    private static void exit(int code) {
        Runtime.getRuntime().halt(code);
    }

    private static int run(ProbeOptions options, InputStream in, ProbeOutput out) {
        RuntimePower power = new RuntimePower(options.sys());
        Ticks ticks = new Ticks(options.period());
        AtomicInteger numbers = new AtomicInteger();
        List<List<GpuSource>> sources = ProbeSources.all(options, power);
        try {
            out.write(new WireLine.Hello(Wire.VERSION,
                    sources.stream().map(alternatives -> alternatives.getFirst().name()).toList()));
            out.flush();
        } catch (IOException _) {
            // nobody reads
            return 0;
        }
        CountDownLatch running = new CountDownLatch(sources.size());
        AtomicReference<SourceLoop.End> end = new AtomicReference<>(SourceLoop.End.NOTHING);
        for (List<GpuSource> alternatives : sources) {
            SourceLoop loop = new SourceLoop(alternatives, power, out, ticks, numbers, options);
            Thread.ofPlatform().daemon().name("gpu-" + alternatives.getFirst().name()).start(() -> {
                try {
                    SourceLoop.End how = loop.run();
                    if (how != SourceLoop.End.NOTHING) {
                        end.compareAndSet(SourceLoop.End.NOTHING, how);
                        // whatever ends one of them for good ends the process
                        ticks.end();
                    }
                } catch (RuntimeException | Error e) {
                    broken(out, alternatives.getFirst().name(), e);
                } finally {
                    running.countDown();
                }
            });
        }
        Thread.ofPlatform().daemon().name("gpu-orders").start(() -> orders(in, ticks));
        Thread.ofPlatform().daemon().name("gpu-idle").start(() -> {
            try {
                running.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            ticks.end();
        });
        try {
            while (!ticks.hasEnded()) {
                ticks.awaitEnd(Duration.ofHours(1));
            }
            running.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return switch (end.get()) {
            case TOLD, UNHEARD -> 0;
            case LOST -> EXIT_LOST;
            case NOTHING -> EXIT_NOTHING;
        };
    }

    private static void broken(ProbeOutput out, String source, Throwable e) {
        try {
            out.write(new WireLine.Trouble(source, -1, Diagnosis.of(Verdict.OTHER, e.toString())));
            out.flush();
        } catch (IOException _) {
            // nobody reads: the end of standard input ends the rest
        }
    }

    /// What the monitor says, until it ends.
    private static void orders(InputStream in, Ticks ticks) {
        LineReader lines = new LineReader(in);
        try {
            while (lines.next()) {
                String line = new String(lines.bytes(), 0, lines.length(), StandardCharsets.US_ASCII);
                if (line.matches("R [0-9]{1,9}")) {
                    ticks.setPeriod(ProbeOptions.period(Long.parseLong(line.substring(2))));
                }
            }
        } catch (IOException _) {
            // the same as the end
        }
        ticks.end();
    }
}
