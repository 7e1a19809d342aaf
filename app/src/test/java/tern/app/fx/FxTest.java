package tern.app.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class FxTest {

    /// What arrived, and when.
    private record Arrival(int value, long nanos, boolean onFxThread) {}

    @Test
    void coalescingKeepsTheLatestAndDeliversAtMostTenASecond() throws InterruptedException {
        List<Arrival> arrivals = new CopyOnWriteArrayList<>();
        Consumer<Integer> fed = Fx.coalesce(
                value -> arrivals.add(new Arrival(value, System.nanoTime(), Platform.isFxApplicationThread())));
        int last = 200_000;
        Thread feeder = Thread.ofVirtual().start(() -> {
            for (int i = 1; i <= last; i++) {
                fed.accept(i);
            }
        });
        feeder.join();
        await().atMost(Duration.ofSeconds(10)).until(() -> !arrivals.isEmpty() && arrivals.getLast().value() == last);

        assertThat(arrivals).allMatch(Arrival::onFxThread);
        assertThat(arrivals).isSortedAccordingTo((a, b) -> Integer.compare(a.value(), b.value()));
        for (int i = 1; i < arrivals.size(); i++) {
            assertThat(arrivals.get(i).nanos() - arrivals.get(i - 1).nanos())
                    .isGreaterThan(Duration.ofMillis(80).toNanos());
        }
    }

    @Test
    void aValueThatComesWhileAnotherIsShownIsNotLost() {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Consumer<Integer>> self = new AtomicReference<>();
        self.set(Fx.coalesce(value -> {
            seen.add(value);
            if (value < 3) {
                self.get().accept(next.incrementAndGet());
            }
        }));
        self.get().accept(0);
        await().atMost(Duration.ofSeconds(5)).until(() -> seen.equals(List.of(0, 1, 2, 3)));
    }

    @Test
    void nothingIsDeliveredAfterTheStopNotEvenWhatIsOnItsWay() throws InterruptedException {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        Fx.Latest<Integer> fed = Fx.coalesce(seen::add);
        Fx.runAndWait(() -> {
            fed.accept(1);
            fed.stop();
        });
        CountDownLatch after = new CountDownLatch(1);
        Fx.runAndWait(() -> {
            Fx.Stop _ = Fx.after(Duration.ofMillis(300), after::countDown);
        });
        assertThat(after.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).isEmpty();
    }

    @Test
    void runningAndWaitingReturnsAfterTheAction() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        Fx.runAndWait(done::incrementAndGet);
        assertThat(done).hasValue(1);
    }

    @Test
    void aTickerTicksUntilStopped() throws InterruptedException {
        CountDownLatch three = new CountDownLatch(3);
        Fx.Stop[] stop = new Fx.Stop[1];
        Fx.runAndWait(() -> stop[0] = Fx.every(Duration.ofMillis(10), three::countDown));
        three.await();
        Fx.runAndWait(stop[0]::stop);
        AtomicInteger later = new AtomicInteger();
        Fx.runAndWait(() -> Fx.after(Duration.ofMillis(10), later::incrementAndGet).stop());
        Fx.runAndWait(() -> assertThat(later).hasValue(0));
    }

    /// A window that waits for the next second costs nothing: JavaFX's own timers would run a pulse sixty times a second.
    @Test
    void waitingRunsNoPulses() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean()
                .getInputArguments()
                .stream()
                .filter(option -> !option.startsWith("-javaagent") && !option.startsWith("-XX:StartFlightRecording"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StillWindow.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String all = said.readAllLines().stream().collect(Collectors.joining("\n"));
            assertThat(process.waitFor()).as(all).isZero();
            Matcher pulses = Pattern.compile("pulses (\\d+)").matcher(all);
            assertThat(pulses.find()).as(all).isTrue();
            assertThat(Integer.parseInt(pulses.group(1))).as("pulses in a second").isLessThan(5);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void newsBringTheBeatWithThem() throws InterruptedException {
        List<Long> beats = new CopyOnWriteArrayList<>();
        Beat[] beat = new Beat[1];
        Fx.runAndWait(() -> beat[0] = new Beat(() -> beats.add(System.nanoTime())));
        await().atMost(Duration.ofSeconds(10)).until(() -> !beats.isEmpty());
        AtomicInteger news = new AtomicInteger();
        await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).until(() -> {
            Fx.runAndWait(() -> {
                news.incrementAndGet();
                beat[0].with();
            });
            return beats.size() >= 4;
        });
        Fx.runAndWait(beat[0]::stop);
        assertThat(news.get()).as("not each of them is a beat").isGreaterThan(4);
        for (int i = 1; i < beats.size(); i++) {
            assertThat(beats.get(i) - beats.get(i - 1)).isGreaterThanOrEqualTo(Duration.ofMillis(690).toNanos());
        }
    }
}
