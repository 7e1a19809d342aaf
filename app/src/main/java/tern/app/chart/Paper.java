package tern.app.chart;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// What a chart is drawn on, on the screen or for a file: a canvas with its letters and the colours of grid and words.
///
/// @param ground what stands behind it
record Paper(
        GraphicsContext g, double width, double height, Font letters, Color grid, Color words, Color ground) {

    /// The room of the drawing itself, in pixels, and the values at its lower and upper edge.
    record Area(double left, double top, double width, double height, double low, double high) {

        double y(double value) {
            return top + height * (1 - (value - low) / (high - low));
        }

        double right() {
            return left + width;
        }

        double bottom() {
            return top + height;
        }
    }

    /// Words below the drawing.
    ///
    /// @param x of their middle
    record Below(double x, String words) {}

    double em() {
        return letters.getSize();
    }

    double widthOf(String words) {
        Text measure = new Text(words);
        measure.setFont(letters);
        return measure.getLayoutBounds().getWidth();
    }

    /// How wide the labels of the values are, with the room before them.
    double gutter(List<String> labels) {
        return Math.ceil(labels.stream().mapToDouble(this::widthOf).max().orElse(0) + em() * 0.9);
    }

    /// @param gutter at the right, for the labels of the values
    Area area(List<Double> values, double gutter) {
        return new Area(0, Math.round(em() * 0.6), Math.max(1, width - gutter), Math.max(1, height - em() * 2.6),
                values.getFirst(), values.getLast());
    }

    /// Lines across the drawing, with their values at the right.
    void grid(Area area, List<Double> values, List<String> labels) {
        g.setFont(letters);
        g.setLineWidth(1);
        g.setStroke(grid);
        g.setFill(words);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < values.size(); i++) {
            double y = Math.floor(area.y(values.get(i))) + 0.5;
            g.strokeLine(area.left(), y, area.right(), y);
            g.fillText(labels.get(i), area.right() + em() * 0.7, y);
        }
    }

    /// Words below the drawing, inside its edges, and left out where they would touch those before them.
    void below(Area area, List<Below> labels) {
        g.setFont(letters);
        g.setFill(words);
        g.setTextBaseline(VPos.TOP);
        g.setTextAlign(TextAlignment.LEFT);
        double free = -1;
        for (Below label : labels) {
            double wide = widthOf(label.words());
            double left = Math.clamp(label.x() - wide / 2, area.left(), Math.max(area.left(), area.right() - wide));
            if (left > free) {
                g.fillText(label.words(), left, area.bottom() + em() * 0.7);
                free = left + wide + em();
            }
        }
    }
}
