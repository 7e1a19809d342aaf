package tern.app.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;
import tern.app.theme.Fonts;
import tern.app.theme.Look;
import tern.app.theme.Theme;
import tern.app.window.Pictures;

/// A window with a chart in it, in Tern's looks.
final class ChartRig {

    private static final Path SCREENS = Path.of("target", "screens");

    private final Scene scene;
    private final Look look;
    private final Region probe = new Region();

    /// On the FX thread.
    ChartRig(Stage stage, Parent content, double width, double height, Theme theme) {
        Fonts.load();
        probe.setManaged(false);
        probe.setVisible(false);
        scene = new Scene(new StackPane(content, probe), width, height);
        look = new Look(scene);
        look.wear(theme);
        stage.setScene(scene);
        // the stage may have a size of its own from the test before
        stage.sizeToScene();
        stage.show();
    }

    void wear(Theme theme) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> look.wear(theme));
        settle();
    }

    void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// A colour of the style sheets as it is now.
    Color colour(String token) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            probe.setStyle("-fx-background-color: " + token);
            probe.applyCss();
            return (Color) probe.getBackground().getFills().getFirst().getFill();
        });
    }

    void picture(String name) {
        settle();
        WritableImage image = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> scene.snapshot(null));
        try {
            Files.createDirectories(SCREENS);
            Pictures.write(image, SCREENS.resolve(name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
