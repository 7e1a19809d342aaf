import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import tern.app.chart.Marker;
import tern.app.chart.TimeChart;
import tern.app.chart.TimeData;
import tern.app.chart.TimeLine;
import tern.app.chart.ValueUnit;
import tern.app.theme.Fonts;
import tern.app.theme.Look;
import tern.app.theme.Theme;
import tern.app.ui.TaoFormat;

/// How smoothly a chart over many points is dragged, for docs/performance.md, which says how to start it.
///
/// A window with one chart, half of whose points are in view, is dragged to and fro with the mouse, a little on each
/// pulse of JavaFX. JavaFX begins a pulse only when the frame before it is drawn, so pulses are frames. Two runs tell it
/// all: one as it is, where JavaFX itself stops at 60 pulses a second, and one with `-Djavafx.animation.fullspeed=true`,
/// which says how many it could be. Arguments: points, width, height, seconds.
public final class ChartPanning {

    private static final int WARM_SECONDS = 4;

    private ChartPanning() {}

    public static void main(String[] arguments) throws InterruptedException {
        int points = Integer.parseInt(arguments[0]);
        int width = Integer.parseInt(arguments[1]);
        int height = Integer.parseInt(arguments[2]);
        int seconds = Integer.parseInt(arguments[3]);
        CountDownLatch done = new CountDownLatch(1);
        long before = System.nanoTime();
        TimeData data = data(points);
        long made = System.nanoTime() - before;
        Platform.startup(() -> {
            Fonts.load();
            TimeChart chart = new TimeChart("bench", ZoneId.of("UTC"), Locale.ENGLISH);
            StackPane root = new StackPane(chart);
            root.getStyleClass().add("card");
            Scene scene = new Scene(root, width, height);
            new Look(scene).wear(Theme.DARK);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            chart.show(data);
            root.layout();
            chart.zoomIn();
            chart.zoomIn();
            System.out.printf("%,d points, %d by %d pixels, made in %d ms%n", points, width, height, made / 1_000_000);
            mouse(chart, MouseEvent.MOUSE_PRESSED, width / 2.0);
            new Drag(chart, root, width, seconds, done).start();
        });
        done.await();
        System.exit(0);
    }

    private static TimeData data(int points) {
        Random random = new Random(1);
        long[] millis = new long[points];
        long[] values = new long[points];
        long at = 71_000_000_000L;
        long begin = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        for (int i = 0; i < points; i++) {
            millis[i] = begin + i * 12_000L;
            values[i] = at + random.nextLong(3_000_000_000L);
            at += random.nextLong(200_000_001L) - 100_000_000L;
        }
        TimeLine line = new TimeLine("Price", TimeLine.ACCENT, millis, values);
        return new TimeData("Price", ValueUnit.tao(new TaoFormat(Locale.ENGLISH)), List.of(line), List.<Marker>of(),
                Instant.ofEpochMilli(begin), Instant.ofEpochMilli(millis[points - 1]));
    }

    private static void mouse(TimeChart chart, EventType<MouseEvent> type, double x) {
        Event.fireEvent(chart, new MouseEvent(type, x, 60, x, 60, MouseButton.PRIMARY, 1, false, false, false, false,
                true, false, false, true, false, false, null));
    }

    private static final class Drag extends AnimationTimer {

        private final TimeChart chart;
        private final StackPane root;
        private final double width;
        private final long seconds;
        private final CountDownLatch done;
        private final List<Long> gaps = new ArrayList<>();
        private final List<Long> draws = new ArrayList<>();
        private final long begun = System.nanoTime();
        private long last;
        private int frame;
        private long cpu;
        private long own;

        Drag(TimeChart chart, StackPane root, double width, long seconds, CountDownLatch done) {
            this.chart = chart;
            this.root = root;
            this.width = width;
            this.seconds = seconds;
            this.done = done;
        }

        @Override
        public void handle(long ignored) {
            long now = System.nanoTime();
            boolean warm = now - begun > WARM_SECONDS * 1_000_000_000L;
            if (warm && cpu == 0) {
                cpu = cpu("QuantumRenderer");
                own = cpu("JavaFX Application");
            } else if (warm) {
                gaps.add(now - last);
            }
            last = now;
            // to and fro by a sixth of the width
            frame++;
            mouse(chart, MouseEvent.MOUSE_DRAGGED, width / 2 + Math.sin(frame / 40.0) * width / 6);
            long before = System.nanoTime();
            root.layout();
            if (warm) {
                draws.add(System.nanoTime() - before);
            }
            if (now - begun > (WARM_SECONDS + seconds) * 1_000_000_000L) {
                stop();
                say();
                done.countDown();
            }
        }

        private void say() {
            double total = gaps.stream().mapToLong(Long::longValue).sum() / 1e9;
            long missed = gaps.stream().filter(gap -> gap > 25_000_000).count();
            System.out.printf(Locale.ENGLISH, "%.1f frames a second; between frames: median %.1f ms, 99 of 100 %.1f ms,"
                    + " longest %.1f ms; %d of %d over 25 ms%n", gaps.size() / total, at(gaps, 0.5), at(gaps, 0.99),
                    at(gaps, 1), missed, gaps.size());
            System.out.printf(Locale.ENGLISH, "processor time a frame: window's thread %.2f ms, renderer %.2f ms%n",
                    (cpu("JavaFX Application") - own) / 1e6 / gaps.size(),
                    (cpu("QuantumRenderer") - cpu) / 1e6 / gaps.size());
            System.out.printf(Locale.ENGLISH, "one drawing on the window's thread: median %.2f ms, 99 of 100 %.2f ms%n",
                    at(draws, 0.5), at(draws, 0.99));
        }

        private static long cpu(String thread) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                    .filter(info -> info != null && info.getThreadName().startsWith(thread))
                    .mapToLong(info -> threads.getThreadCpuTime(info.getThreadId()))
                    .sum();
        }

        private static double at(List<Long> nanos, double share) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return Arrays.stream(sorted).skip((long) ((sorted.length - 1) * share)).findFirst().orElse(0) / 1e6;
        }
    }
}
