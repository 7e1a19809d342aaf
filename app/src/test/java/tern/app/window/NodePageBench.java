package tern.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import tern.app.fx.Fx;
import tern.app.node.NodeSamples;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.theme.Theme;
import tern.node.manage.LogLine.Level;

/// What the page Node takes of a processor, for docs/performance.md, which says how to start it: the whole window over
/// made-up nodes, on whatever screen there is. Once a second comes a status in which every number is another one, and
/// every five seconds a line of the log, as a node that catches up prints it. Processor time is what the system counts
/// for each thread of this process.
///
/// Arguments: seconds to warm up, seconds to measure, and `still` for a page to which nothing comes, or `bare` for
/// the least that JavaFX can show in its place.
public final class NodePageBench {

    private NodePageBench() {}

    public static void main(String[] arguments) throws Exception {
        int warm = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        boolean bare = List.of(arguments).contains("bare");
        boolean still = bare || List.of(arguments).contains("still");
        FakeWorld world = new FakeWorld();
        world.lives();
        world.bittensorNode.publish(_ -> NodeSamples.syncing(FakeWorld.NOW, 0.5));
        NodeSamples.lines().forEach(line -> world.bittensorNode.print(Level.INFO, line));
        Fx.start(() -> {
            if (bare) {
                Stage stage = new Stage();
                stage.setScene(new Scene(new Label("TAO"), 1440, 900));
                stage.show();
                return;
            }
            MainScene main = new MainScene(world.parts(), 1440, 900);
            Stage stage = new Stage();
            Scene scene = main.scene();
            stage.setScene(scene);
            main.start(new Wish(Optional.empty(), Optional.empty(), Optional.of(Theme.DARK)));
            stage.show();
            if (scene.lookup("#nav-node") instanceof ButtonBase entry) {
                entry.fire();
            }
        });
        int second = 0;
        long begin = System.nanoTime();
        Map<String, Long> before = Map.of();
        for (; second < warm + seconds; second++) {
            if (second == warm) {
                before = processor();
            }
            int now = second;
            if (!still) {
                world.now = FakeWorld.NOW.plusSeconds(now);
                world.bittensorNode.publish(_ -> NodeSamples.at(FakeWorld.NOW, now));
                if (now % 5 == 0) {
                    world.bittensorNode.print(Level.INFO, NodeSamples.lines().get(now / 5 % 5));
                }
            }
            TimeUnit.NANOSECONDS.sleep(begin + Duration.ofSeconds(second + 1).toNanos() - System.nanoTime());
        }
        Map<String, Long> start = before;
        Map<String, Double> used = new HashMap<>();
        processor().forEach((name, nanos) -> used.put(name, (nanos - start.getOrDefault(name, 0L)) / 1e6 / seconds));
        double all = used.values().stream().mapToDouble(each -> each).sum();
        used.entrySet()
                .stream()
                .filter(each -> each.getValue() >= 0.05)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(each -> System.out
                        .println("%8.2f ms a second  %s".formatted(each.getValue(), each.getKey())));
        System.out.println(
                "%8.2f ms a second, %.2f %% of a core, all threads over %d s, on %s, %s".formatted(all, all / 10,
                        seconds, System.getProperty("glass.platform", "gtk"),
                        bare ? "a bare window" : still ? "nothing comes" : "a status a second"));
        System.exit(0);
    }

    /// Nanoseconds of each thread, by its name.
    private static Map<String, Long> processor() throws IOException {
        Map<String, Long> all = new HashMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                String name = Files.readString(task.resolve("comm")).strip();
                long nanos = Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ")[0]);
                all.merge(name, nanos, Long::sum);
            }
        }
        return all;
    }
}
