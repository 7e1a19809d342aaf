package tern.gpu.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.gpu.wire.LineReader;
import tern.gpu.wire.SampleLine;
import tern.gpu.wire.Wire;
import tern.gpu.wire.WireLine;
import tern.gpu.wire.WireText;

/// One run of the measuring program, from its start to its end. A thread of its own reads it.
final class ProbeRun {

    /// Who hears what it says; called on the run's own thread.
    interface Listener {

        void line(ProbeRun run, WireLine line);

        void sample(ProbeRun run, SampleLine line);

        void ended(ProbeRun run, int exitCode);
    }

    private static final Logger LOG = LoggerFactory.getLogger(ProbeRun.class);
    /// Lines that are none of the wire's, after which the program is not believed any more.
    private static final int MOST_REFUSED = 100;
    private static final int SHOWN_ERRORS = 2000;

    private final Process process;
    private final Listener listener;
    private final OutputStream orders;
    private final long startedNanos = System.nanoTime();
    private volatile long heardNanos = startedNanos;
    private volatile boolean greeted;

    private ProbeRun(Process process, Listener listener) {
        this.process = process;
        this.listener = listener;
        orders = process.getOutputStream();
    }

    static ProbeRun start(Process process, Listener listener) {
        ProbeRun run = new ProbeRun(process, listener);
        Thread.ofPlatform().daemon().name("gpu-probe-lines").start(run::read);
        Thread.ofPlatform().daemon().name("gpu-probe-errors").start(run::readErrors);
        return run;
    }

    long pid() {
        return process.pid();
    }

    long startedNanos() {
        return startedNanos;
    }

    /// When it said something last, by [System#nanoTime].
    long heardNanos() {
        return heardNanos;
    }

    /// Whether it has said its first line.
    boolean hasGreeted() {
        return greeted;
    }

    private void read() {
        SampleLine sample = new SampleLine();
        int refused = 0;
        try (InputStream in = process.getInputStream()) {
            LineReader lines = new LineReader(in);
            while (lines.next() && refused < MOST_REFUSED) {
                heardNanos = System.nanoTime();
                if (greeted && sample.read(lines.bytes(), lines.length())) {
                    listener.sample(this, sample);
                    continue;
                }
                Optional<WireLine> line = WireText.read(lines.bytes(), lines.length());
                if (line.isEmpty()) {
                    refused++;
                } else if (line.get() instanceof WireLine.Hello hello) {
                    if (greeted || hello.version() != Wire.VERSION) {
                        break;
                    }
                    greeted = true;
                    listener.line(this, hello);
                } else if (greeted) {
                    listener.line(this, line.get());
                } else {
                    // what does not begin as it should is another program
                    break;
                }
            }
        } catch (IOException e) {
            LOG.debug("the measuring program cannot be read: {}", e.toString());
        }
        // whatever the reason, what is not read any more must not go on
        process.destroyForcibly();
        int code = -1;
        try {
            if (process.waitFor(5, TimeUnit.SECONDS)) {
                code = process.exitValue();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        listener.ended(this, code);
    }

    private void readErrors() {
        try (InputStream in = process.getErrorStream()) {
            byte[] first = in.readNBytes(SHOWN_ERRORS);
            in.transferTo(OutputStream.nullOutputStream());
            if (first.length > 0) {
                LOG.warn("the measuring program wrote: {}", new String(first, StandardCharsets.UTF_8).strip());
            }
        } catch (IOException e) {
            // it has ended
            LOG.debug("the errors of the measuring program cannot be read: {}", e.toString());
        }
    }

    void setPeriod(long millis) {
        try {
            orders.write(("R " + millis + "\n").getBytes(StandardCharsets.US_ASCII));
            orders.flush();
        } catch (IOException e) {
            // it has ended, which its reader says
            LOG.debug("the measuring program hears nothing", e);
        }
    }

    /// Lets it end by itself.
    void close() {
        try {
            orders.close();
        } catch (IOException e) {
            LOG.debug("the measuring program heard nothing", e);
        }
    }

    /// Ends it now.
    void kill() {
        process.destroyForcibly();
    }
}
