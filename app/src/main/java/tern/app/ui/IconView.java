package tern.app.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// An [Icon] in the size that style sheets give (`.icon`, in em) and in their colour (`.icon > .line`).
public final class IconView extends Region {

    private static final double GRID = 24;

    private final Scale scale = new Scale(1, 1);

    public IconView(Icon icon) {
        SVGPath line = new SVGPath();
        line.setContent(icon.path());
        line.getStyleClass().add("line");
        line.setManaged(false);
        line.getTransforms().add(scale);
        getChildren().add(line);
        getStyleClass().add("icon");
        setMouseTransparent(true);
        // a picture beside words says nothing more than they do
        setAccessibleRole(AccessibleRole.NODE);
    }

    @Override
    protected void layoutChildren() {
        double factor = Math.min(getWidth(), getHeight()) / GRID;
        scale.setX(factor);
        scale.setY(factor);
    }
}
