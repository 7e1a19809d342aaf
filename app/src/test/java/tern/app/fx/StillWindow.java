package tern.app.fx;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/// A process with a window in which nothing moves, and with clocks that tick. Prints how many pulses it ran meanwhile. It
/// is a process of its own, since whatever another test has left moving would run pulses, too.
final class StillWindow {

    private static final int TICKS = 20;

    private StillWindow() {}

    /// @param args none
    public static void main(String[] args) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Fx.start(begun::countDown);
        begun.await();
        Stage[] stage = new Stage[1];
        Fx.runAndWait(() -> {
            stage[0] = new Stage();
            stage[0].setScene(new Scene(new Label("TAO")));
            stage[0].show();
        });
        while (pulses(stage[0], 2) > 0) {
            // it is still being drawn for the first time
        }
        System.out.println("pulses " + pulses(stage[0], TICKS));
        Fx.exit();
    }

    private static int pulses(Stage stage, int ticks) throws InterruptedException {
        AtomicInteger pulses = new AtomicInteger();
        Runnable count = pulses::incrementAndGet;
        CountDownLatch over = new CountDownLatch(ticks);
        Fx.Stop[] stops = new Fx.Stop[2];
        Fx.runAndWait(() -> {
            stage.getScene().addPostLayoutPulseListener(count);
            stops[0] = Fx.every(Duration.ofMillis(50), over::countDown);
            stops[1] = new Beat(() -> {});
        });
        over.await();
        Fx.runAndWait(() -> {
            stops[0].stop();
            stops[1].stop();
            stage.getScene().removePostLayoutPulseListener(count);
        });
        return pulses.get();
    }
}
