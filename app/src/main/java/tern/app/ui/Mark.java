package tern.app.ui;

import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// Tern's mark: a tern in flight, accent colour with a coral beak. Same paths as `tern/assets/icons/mark.svg`.
public final class Mark extends Region {

    private static final double GRID = 26;
    private static final String BIRD = "M2 9c6-1 9 1 11 5 2-5 6-8 11-8-4 2-6 4-7 8-1 5-4 8-9 9 3-2 4-4 4-6C9 16 6 12 2 9z";
    private static final String BEAK = "M22.5 6.2 26 5.6l-2.6 2z";

    private final Scale scale = new Scale(1, 1);

    public Mark() {
        getChildren().addAll(shape(BIRD, "bird"), shape(BEAK, "beak"));
        getStyleClass().add("mark");
        setMouseTransparent(true);
    }

    private SVGPath shape(String path, String styleClass) {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add(styleClass);
        shape.setManaged(false);
        shape.getTransforms().add(scale);
        return shape;
    }

    @Override
    protected void layoutChildren() {
        double factor = Math.min(getWidth(), getHeight()) / GRID;
        scale.setX(factor);
        scale.setY(factor);
    }
}
