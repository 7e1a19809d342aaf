package tern.app.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// The name beside the mark, as outlines of Inter Bold set with its kerning, which JavaFX's text does not apply.
///
/// The height of its capitals comes from style sheets (`.wordmark`, in em).
public final class Wordmark extends Region {

    private static final double WIDTH = 212.4;
    private static final double CAP_HEIGHT = 72.8;
    private static final String TERN = "M3.7 12.4V0H63.1V12.4H40.9V72.8H25.9V12.4Z"
            + "M88.6 73.8Q80.3 73.8 74.2 70.4Q68.2 67 64.9 60.7Q61.7 54.4 61.7 45.8Q61.7 37.3 64.9 31Q68.2 24.6 74.1 21"
            + "Q80 17.5 87.9 17.5Q95 17.5 100.9 20.5Q106.7 23.5 110.1 29.7Q113.5 35.8 113.5 45.2V49.3H76.2"
            + "Q76.4 56 79.9 59.4Q83.4 62.8 88.9 62.8"
            + "Q92.7 62.8 95.5 61.2Q98.3 59.5 99.4 56.3L112.7 58.8Q110.7 65.6 104.4 69.7"
            + "Q98.2 73.8 88.6 73.8ZM76.3 40.1H99.4Q98.9 34.8 96 31.6Q93.1 28.5 88.1 28.5Q82.8 28.5 79.8 31.8"
            + "Q76.7 35 76.3 40.1ZM122.4 72.8V18.2H136.5V27.7H137.1Q138.6 22.7 142.2 20Q145.7 17.4 150.3 17.4"
            + "Q152.8 17.4 155 17.9V31Q154 30.7 152.2 30.5Q150.3 30.3 148.7 30.3Q143.6 30.3 140.3 33.4"
            + "Q137 36.6 137 41.7V72.8Z"
            + "M177.3 41.2V72.8H162.6V18.2H176.4L176.6 29.4Q178.9 23.7 183.1 20.6Q187.3 17.5 193.6 17.5"
            + "Q202.1 17.5 207.2 22.9Q212.4 28.4 212.4 38V72.8H197.7V40.6Q197.7 35.5 195.1 32.6Q192.5 29.7 187.9 29.7"
            + "Q183.2 29.7 180.2 32.7Q177.3 35.7 177.3 41.2Z";

    private final Scale scale = new Scale(1, 1);

    /// @param name what it says, for those who cannot see it
    public Wordmark(String name) {
        SVGPath letters = new SVGPath();
        letters.setContent(TERN);
        letters.getStyleClass().add("letters");
        letters.setManaged(false);
        letters.getTransforms().add(scale);
        getChildren().add(letters);
        getStyleClass().add("wordmark");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(name);
        setMouseTransparent(true);
    }

    @Override
    protected double computePrefWidth(double height) {
        return prefHeight(-1) * WIDTH / CAP_HEIGHT;
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected void layoutChildren() {
        double factor = getHeight() / CAP_HEIGHT;
        scale.setX(factor);
        scale.setY(factor);
    }
}
