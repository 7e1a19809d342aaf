package tern.gpu.host;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is known of this computer, read by a program of its own once a second and less often when nobody looks. A program
/// that ends is started again after a pause that grows. Safe for several threads; listeners are called on the thread that
/// reads.
public final class HostMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostMonitor.class);
    /// Known here by its name alone.
    private static final String PROGRAM = "tern.gpu.host.program.HostMain";
    private static final Set<String> PASSED = Set.of("PATH", "LANG", "LC_ALL", "TMPDIR", "SystemRoot", "SYSTEMROOT",
            "windir", "ProgramFiles", "ProgramData", "TEMP", "TMP");
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /// After this long a program was well, and its end is the first again.
    private static final Duration WELL = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Object lock = new Object();
    private final List<Consumer<HostFacts>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<String>> questions = new ConcurrentHashMap<>();
    private volatile @Nullable HostFacts newest;
    private volatile boolean closed;
    private @Nullable Process process;
    private long periodMillis;

    private HostMonitor(Duration period) {
        periodMillis = period.toMillis();
    }

    /// @param period between two readings
    public static HostMonitor start(Duration period) {
        HostMonitor monitor = new HostMonitor(period);
        Thread.ofPlatform().daemon().name("host-monitor").start(monitor::run);
        return monitor;
    }

    /// The newest reading; empty before the first, and after the program has ended.
    public Optional<HostFacts> current() {
        return Optional.ofNullable(newest);
    }

    public void listen(Consumer<HostFacts> listener) {
        listeners.add(listener);
    }

    public void setPeriod(Duration period) {
        synchronized (lock) {
            periodMillis = period.toMillis();
        }
        send("R " + period.toMillis());
    }

    /// A program's use of this computer. Empty where it has ended, or within ten seconds no answer came.
    public CompletableFuture<Optional<HostFacts.Program>> program(long pid) {
        return ask("P " + pid).thenApply(HostText::program);
    }

    /// Who listens at a port of this computer. Fails where within ten seconds no answer came.
    public CompletableFuture<Optional<HostFacts.PortOwner>> port(int port) {
        return ask("B " + port).thenApply(HostText::port);
    }

    /// Two who ask the same at the same time get the same answer.
    private CompletableFuture<String> ask(String question) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> before = questions.putIfAbsent(question, answer);
        if (before != null) {
            return before;
        }
        send(question);
        return answer.completeOnTimeout("", LONGEST_WAIT.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> questions.remove(question, answer));
    }

    private void send(String line) {
        synchronized (lock) {
            Process running = process;
            if (running == null || closed) {
                // it is sent when the program has started
                return;
            }
            try {
                OutputStream out = running.getOutputStream();
                out.write((line + '\n').getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException e) {
                // the program has ended, which the reader finds out too
                LOG.debug("asking the host program", e);
            }
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            long began = System.nanoTime();
            try {
                once();
            } catch (IOException e) {
                LOG.warn("the program that reads this computer cannot be used", e);
            }
            newest = null;
            if (System.nanoTime() - began > WELL.toNanos()) {
                pause = FIRST_PAUSE;
            }
            synchronized (lock) {
                process = null;
                if (!closed) {
                    try {
                        lock.wait(pause.toMillis());
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /// One life of the program.
    private void once() throws IOException {
        Process started;
        synchronized (lock) {
            if (closed) {
                return;
            }
            ProcessBuilder builder = new ProcessBuilder(command());
            builder.environment().keySet().removeIf(name -> !PASSED.contains(name));
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            started = builder.start();
            process = started;
        }
        questions.keySet().forEach(this::send);
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(started.getInputStream(), StandardCharsets.US_ASCII))) {
            if (!HostText.HEADER.equals(in.readLine())) {
                throw new IOException("the program says nothing that is known");
            }
            for (String line = in.readLine(); line != null && !closed; line = in.readLine()) {
                take(line);
            }
        } finally {
            started.destroyForcibly();
        }
    }

    private void take(String line) {
        Optional<HostFacts> facts = HostText.facts(line);
        if (facts.isPresent()) {
            newest = facts.get();
            listeners.forEach(listener -> listener.accept(facts.get()));
            return;
        }
        String[] words = line.split(" ", 3);
        if (words.length >= 2) {
            CompletableFuture<String> waiting = questions.get(words[0] + ' ' + words[1]);
            if (waiting != null) {
                waiting.complete(line);
            }
        }
    }

    private List<String> command() {
        String java = File.separatorChar == '\\' ? "java.exe" : "java";
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", java).toString(), "-XX:+UseSerialGC", "-Xms8m",
                "-Xmx48m", "-Xss512k", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash", "-XX:+ExitOnOutOfMemoryError", "-Dslf4j.internal.verbosity=ERROR",
                "--enable-native-access=ALL-UNNAMED", "--illegal-native-access=deny", "-classpath",
                OwnLibraries.withOshi(), PROGRAM));
        command.add(Long.toString(periodMillis));
        return command;
    }

    /// The program ends with it.
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            Process running = process;
            if (running != null) {
                running.destroyForcibly();
            }
            lock.notifyAll();
        }
        questions.values().forEach(waiting -> waiting.complete(""));
    }
}
