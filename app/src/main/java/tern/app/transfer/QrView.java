package tern.app.transfer;

import javafx.scene.layout.Region;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.transform.Scale;

/// A QR code as one shape in the size that style sheets give. It is dark on light in both themes: many readers take
/// nothing else.
final class QrView extends Region {

    /// Light squares around it that readers need.
    private static final int QUIET = 4;

    private final Path dark = new Path();
    private final Scale scale = new Scale(1, 1);
    private int side = 1;

    QrView() {
        setId("receive-qr");
        getStyleClass().add("qr");
        dark.getStyleClass().add("qr-squares");
        dark.setManaged(false);
        dark.setFillRule(FillRule.NON_ZERO);
        dark.getTransforms().add(scale);
        getChildren().add(dark);
    }

    void show(String text, String accessible) {
        boolean[][] squares = QrCodes.squares(text);
        side = squares.length + 2 * QUIET;
        dark.getElements().clear();
        for (int y = 0; y < squares.length; y++) {
            for (int x = 0; x < squares[y].length; x++) {
                if (squares[y][x]) {
                    int from = x;
                    while (x + 1 < squares[y].length && squares[y][x + 1]) {
                        x++;
                    }
                    bar(from + QUIET, y + QUIET, x + 1 + QUIET);
                }
            }
        }
        setAccessibleText(accessible);
        requestLayout();
    }

    /// One run of dark squares: fewer edges between them that could shine through.
    private void bar(double left, double top, double right) {
        dark.getElements()
                .addAll(new MoveTo(left, top), new LineTo(right, top), new LineTo(right, top + 1),
                        new LineTo(left, top + 1), new LineTo(left, top));
    }

    @Override
    protected void layoutChildren() {
        double factor = Math.min(getWidth(), getHeight()) / side;
        scale.setX(factor);
        scale.setY(factor);
    }
}
