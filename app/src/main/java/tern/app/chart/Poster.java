package tern.app.chart;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// A chart as a picture that stands for itself: with its name, what its colours mean, and room around it.
final class Poster {

    /// Twice as fine as the screen's pixels.
    static final int FINE = 2;

    private static final double LEAST_WIDTH = 320;
    private static final double LEAST_HEIGHT = 160;

    private Poster() {}

    /// @param colour of the series that the words name
    record Key(Color colour, String words) {}

    /// @param name    stands above
    /// @param drawing whose colours and size it has
    /// @param draw    draws the chart without its crosshair
    static WritableImage of(String name, List<Key> keys, Drawing drawing, Consumer<Paper> draw) {
        double width = Math.max(LEAST_WIDTH, Math.floor(drawing.getWidth()));
        double height = Math.max(LEAST_HEIGHT, Math.floor(drawing.getHeight()));
        Canvas canvas = new Canvas();
        Paper paper = drawing.paper(canvas, width, height);
        double em = paper.em();
        double around = Math.round(em * 1.5);
        double top = Math.round(around + em * 2);
        double below = keys.isEmpty() ? 0 : em * 2;
        canvas.setWidth((width + 2 * around) * FINE);
        canvas.setHeight((top + height + below + around) * FINE);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(paper.ground());
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.scale(FINE, FINE);
        g.translate(around, around);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        g.setFont(Font.font("Tern Inter SemiBold", em * 1.15));
        g.setFill(drawing.strong());
        g.fillText(name, 0, 0);
        g.translate(0, top - around);
        g.save();
        draw.accept(paper);
        g.restore();
        keys(paper, keys, height + em * 0.8, drawing.strong());
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(paper.ground());
        return canvas.snapshot(parameters, null);
    }

    private static void keys(Paper paper, List<Key> keys, double y, Color strong) {
        GraphicsContext g = paper.g();
        g.setFont(paper.letters());
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        double em = paper.em();
        double x = 0;
        for (Key key : keys) {
            g.setFill(key.colour());
            g.fillRoundRect(x, y + em * 0.2, em * 0.8, em * 0.8, 3, 3);
            g.setFill(strong);
            g.fillText(key.words(), x + em * 1.2, y);
            x += em * 2.4 + paper.widthOf(key.words());
        }
    }
}
