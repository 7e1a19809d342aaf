package tern.app.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeType;

/// A ring of parts with a number in its middle. Starts at the top and runs clockwise.
///
/// The size comes from style sheets (`.donut`, in em). What it shows is also its accessible text, part by part; a
/// legend beside it carries the same as words.
public final class DonutChart extends Region {

    private static final double THICKNESS = 0.15;
    private static final double GAP_DEGREES = 1.6;

    private final Circle ground = new Circle();
    private final Label number = new Label();
    private final Label caption = new Label();
    private final VBox middle = new VBox(number, caption);
    private final List<Arc> arcs = new ArrayList<>();
    private List<Slice> slices = List.of();

    public DonutChart() {
        getStyleClass().add("donut");
        number.getStyleClass().add("donut-number");
        caption.getStyleClass().add("donut-caption");
        middle.setAlignment(Pos.CENTER);
        ground.getStyleClass().add("donut-ground");
        ground.setFill(Color.TRANSPARENT);
        ground.setManaged(false);
        getChildren().addAll(ground, middle);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// Shows parts; their order is kept. A part too thin to see is drawn as thin as the gap allows.
    ///
    /// @param number  stands in the middle
    /// @param caption stands under it
    public void show(List<Slice> parts, String number, String caption) {
        this.number.setText(number);
        this.caption.setText(caption);
        setAccessibleText(number + " " + caption + ". "
                + parts.stream().map(part -> part.name() + " " + part.share()).collect(Collectors.joining(", ")));
        if (parts.equals(slices)) {
            return;
        }
        slices = List.copyOf(parts);
        while (arcs.size() < slices.size()) {
            arcs.add(arc());
        }
        while (arcs.size() > slices.size()) {
            getChildren().remove(arcs.removeLast());
        }
        for (int i = 0; i < arcs.size(); i++) {
            arcs.get(i).getStyleClass().setAll("donut-arc", slices.get(i).colour());
        }
        requestLayout();
    }

    private Arc arc() {
        Arc arc = new Arc();
        arc.setType(ArcType.OPEN);
        arc.setFill(Color.TRANSPARENT);
        arc.setStrokeType(StrokeType.CENTERED);
        arc.setStrokeLineCap(StrokeLineCap.BUTT);
        arc.setManaged(false);
        getChildren().add(arc);
        return arc;
    }

    @Override
    protected void layoutChildren() {
        double side = Math.min(getWidth(), getHeight());
        double centreX = getWidth() / 2;
        double centreY = getHeight() / 2;
        double thickness = side * THICKNESS;
        double radius = (side - thickness) / 2;
        ground.setCenterX(centreX);
        ground.setCenterY(centreY);
        ground.setRadius(radius);
        ground.setStrokeWidth(thickness);
        ground.setVisible(arcs.isEmpty());

        double total = slices.stream().mapToDouble(part -> part.value().value()).sum();
        double gap = slices.size() > 1 ? GAP_DEGREES : 0;
        double from = 90;
        for (int i = 0; i < arcs.size(); i++) {
            double degrees = total == 0 ? 0 : 360 * slices.get(i).value().value() / total;
            Arc arc = arcs.get(i);
            arc.setCenterX(centreX);
            arc.setCenterY(centreY);
            arc.setRadiusX(radius);
            arc.setRadiusY(radius);
            arc.setStrokeWidth(thickness);
            arc.setStartAngle(from - gap / 2);
            arc.setLength(-Math.max(degrees - gap, Math.min(degrees, 0.6)));
            from -= degrees;
        }
        // the words stand across the middle, where the hole is widest
        double inner = (2 * radius - thickness) * 0.94;
        double height = middle.prefHeight(inner);
        middle.resizeRelocate(snapPositionX(centreX - inner / 2), snapPositionY(centreY - height / 2), inner, height);
    }
}
