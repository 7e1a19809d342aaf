package tern.app.window;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.transact.PracticeWorld;
import tern.wallet.bittensor.Networks;

/// From a key on «Stake» to the quote on the screen, over the socket of a practice node with 128 subnets. No test of its
/// own: `docs/performance.md` says how it is run.
@ExtendWith(ApplicationExtension.class)
class StakeQuoteBench {

    private static final int WARMING = 20;
    private static final int KEYS = 200;

    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @Test
    void fromKeyToQuote(FxRobot robot, @TempDir Path home) throws Exception {
        PracticeWorld world = PracticeWorld.start(home, "current", Duration.ofSeconds(12));
        try {
            world.give(world.wallet("payer", Optional.empty()), "9000");
            try (SendRig rig = new SendRig(stage, robot, world, Networks.practice(), "payer")) {
                rig.go("stake");
                SendRig.until(() -> rig.window().shows("#stake-amount") && rig.window().shows("#stake-choose"));
                robot.interact(() -> {
                    rig.window().main().stake().open(3, Optional.empty());
                });
                SendRig.until(() -> rig.window().text("#stake-subnet").endsWith("subnet 3")
                        && rig.window().shows("#stake-choose"));
                rig.window().fire("#stake-choose");
                measure(robot);
            }
        } finally {
            world.close();
        }
    }

    private static void measure(FxRobot robot) throws Exception {
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < WARMING + KEYS; i++) {
            long took = once(robot, Integer.toString(100 + i));
            if (i >= WARMING) {
                micros.add(took);
            }
        }
        Collections.sort(micros);
        System.out.printf(Locale.ROOT, "key to quote: median %.1f ms, 95 %% %.1f ms, longest %.1f ms of %d%n",
                micros.get(micros.size() / 2) / 1e3, micros.get(micros.size() * 95 / 100) / 1e3,
                micros.getLast() / 1e3, micros.size());
    }

    private static long once(FxRobot robot, String amount) throws Exception {
        Label shown = robot.lookup("#stake-receive").query();
        TextField field = robot.lookup("#stake-amount").query();
        CompletableFuture<Long> done = new CompletableFuture<>();
        AtomicLong began = new AtomicLong();
        Runnable[] pulse = new Runnable[1];
        ChangeListener<String> changed = (_, _, _) -> shown.getScene().addPostLayoutPulseListener(pulse[0]);
        robot.interact(() -> {
            pulse[0] = () -> {
                shown.getScene().removePostLayoutPulseListener(pulse[0]);
                done.complete((System.nanoTime() - began.get()) / 1_000);
            };
            shown.textProperty().addListener(changed);
            began.set(System.nanoTime());
            field.setText(amount);
        });
        long took = done.get(20, TimeUnit.SECONDS);
        robot.interact(() -> shown.textProperty().removeListener(changed));
        return took;
    }
}
