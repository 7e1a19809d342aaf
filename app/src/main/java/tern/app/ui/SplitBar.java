package tern.app.ui;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// One bar cut into parts of a whole. Height from style sheets (`.split-bar`, in em).
public final class SplitBar extends Region {

    private static final double GAP = 2;
    private static final double THINNEST = 3;

    private final Rectangle clip = new Rectangle();
    private List<Slice> slices = List.of();

    public SplitBar() {
        getStyleClass().add("split-bar");
        setClip(clip);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// Shows parts from left to right. Parts of size zero are left out.
    public void show(List<Slice> parts) {
        setAccessibleText(
                parts.stream().map(part -> part.name() + " " + part.share()).collect(Collectors.joining(", ")));
        List<Slice> shown = parts.stream().filter(part -> !part.value().isZero()).toList();
        if (shown.equals(slices)) {
            return;
        }
        slices = shown;
        while (getChildren().size() > slices.size()) {
            getChildren().removeLast();
        }
        while (getChildren().size() < slices.size()) {
            Region part = new Region();
            part.setManaged(false);
            getChildren().add(part);
        }
        for (int i = 0; i < slices.size(); i++) {
            getChildren().get(i).getStyleClass().setAll("split-part", slices.get(i).colour());
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        clip.setArcWidth(getHeight());
        clip.setArcHeight(getHeight());
        double total = slices.stream().mapToDouble(part -> part.value().value()).sum();
        double room = getWidth() - GAP * (slices.size() - 1) - THINNEST * slices.size();
        double x = 0;
        for (int i = 0; i < slices.size(); i++) {
            // every part keeps a visible width, the rest is shared by size
            double width = THINNEST + Math.max(0, room) * slices.get(i).value().value() / total;
            getChildren().get(i).resizeRelocate(x, 0, width, getHeight());
            x += width + GAP;
        }
    }
}
