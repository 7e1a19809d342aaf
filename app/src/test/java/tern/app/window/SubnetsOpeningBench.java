package tern.app.window;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.feed.Samples;
import tern.app.market.ScriptedMarket;
import tern.app.market.SubnetPast;
import tern.app.theme.Theme;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.units.Rao;
import tern.wallet.yields.PricePoint;

/// What the first opening of «Subnets» costs, over made-up numbers of 128 subnets, and what the same costs in a second
/// window of the same process, where all code has run once. No test of its own: `docs/performance.md` says how it is run.
@ExtendWith(ApplicationExtension.class)
class SubnetsOpeningBench {

    private static final int SUBNETS = 128;
    /// How long a window stands there before the page is opened, as a person's does.
    private static final Duration REST = Duration.ofSeconds(Integer.getInteger("tern.bench.rest", 6));

    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @Test
    void firstOpenings(FxRobot robot) throws Exception {
        for (int round = 0; round < 2; round++) {
            FakeWorld world = world();
            WindowRig window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
            WindowRig.until(() -> window.shows("#home-total"));
            TimeUnit.MILLISECONDS.sleep(REST.toMillis());
            if (!Boolean.getBoolean("tern.bench.unrehearsed")) {
                rehearse(robot, window);
            }
            robot.interact(() -> {
                opening(window, "subnets");
                opening(window, "home");
                opening(window, "subnets");
            });
            window.picture("bench-subnets");
            window.close();
        }
    }

    /// As [Rehearsing] does it.
    private static void rehearse(FxRobot robot, WindowRig window) {
        List<Runnable> steps = new ArrayList<>();
        robot.interact(
                () -> window.main().allPages().forEach(page -> steps.addAll(page.rehearsal(window.main().scene()))));
        List<Long> took = new ArrayList<>();
        long before = held();
        for (Runnable step : steps) {
            robot.interact(() -> {
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                step.run();
                took.add(millis(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu));
            });
        }
        System.out.printf(Locale.ROOT, "rehearsed in %s ms of processor time, classes and code grew by %d KiB%n", took,
                (held() - before) >> 10);
    }

    private static long held() {
        return ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed();
    }

    private static void opening(WindowRig window, String page) {
        Parent root = window.main().scene().getRoot();
        long[] wall = new long[5];
        long[] own = new long[5];
        Runnable[] parts = {() -> window.main().view().open(page), root::applyCss, root::layout,
                () -> window.main().scene().snapshot(null)};
        for (int i = 0; i < parts.length; i++) {
            long from = System.nanoTime();
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            parts[i].run();
            wall[i] = System.nanoTime() - from;
            own[i] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
            wall[4] += wall[i];
            own[4] += own[i];
        }
        System.out.printf(Locale.ROOT, "%-8s made %4d/%d, styles %4d/%d, layout %4d/%d, drawn %4d/%d, all %4d/%d ms%n",
                page,
                millis(wall[0]), millis(own[0]), millis(wall[1]), millis(own[1]), millis(wall[2]), millis(own[2]),
                millis(wall[3]), millis(own[3]), millis(wall[4]), millis(own[4]));
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private static FakeWorld world() {
        FakeWorld world = new FakeWorld();
        List<Samples.Stake> stakes = new ArrayList<>();
        for (int netuid = 1; netuid <= SUBNETS; netuid++) {
            stakes.add(new Samples.Stake(netuid, "Subnet of " + netuid, "α", "Rizzo", "12.5", "0.0" + (100 + netuid),
                    "1.0000", Optional.of(true)));
        }
        PortfolioSnapshot snapshot = Samples.portfolio(Samples.BLOCK, List.of(Samples.SAVINGS), stakes, "84.257");
        world.source.answering(Samples.live(snapshot, FakeWorld.NOW.minusSeconds(4)));
        SubnetPast[] pasts = new SubnetPast[SUBNETS];
        for (int i = 0; i < SUBNETS; i++) {
            Rao price = Rao.of(10_000_000L + i * 100_000L);
            List<PricePoint> month = new ArrayList<>();
            for (int day = 30; day >= 0; day--) {
                month.add(new PricePoint(Samples.BLOCK - day * 7_200L, at(day),
                        Rao.of(price.value() - day * (i % 7 - 3) * 50_000L)));
            }
            pasts[i] = new SubnetPast(i + 1, price, Optional.of(Rao.of(price.value() - 400_000)),
                    Optional.of(Rao.of(price.value() + 300_000)), List.of(), month, Map.of());
        }
        world.market.answer(ScriptedMarket.knowing(snapshot.genesis(), FakeWorld.NOW, pasts));
        return world;
    }

    private static Instant at(int day) {
        return FakeWorld.NOW.minus(Duration.ofDays(day));
    }
}
