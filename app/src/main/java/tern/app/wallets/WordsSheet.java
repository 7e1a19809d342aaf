package tern.app.wallets;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import tern.app.ui.Em;
import tern.app.ui.Texts;

/// Recovery words in numbered boxes, covered until they are shown.
///
/// They are drawn, not written: no node of the scene has a word as its text, so that nothing that reads the scene (a
/// screen reader's dump, a test's report) holds them.
public final class WordsSheet extends Region {

    private static final double CELL_EMS = 10.5;
    private static final double ROW_EMS = 2.9;
    private static final double GAP_EMS = 0.6;
    private static final String COVER = "• • • • •";

    private final Canvas canvas = new Canvas();
    private final Em em = new Em();
    private final Label ink = tone("words-ink");
    private final Label number = tone("words-number");
    private final Label box = tone("words-box");
    private Optional<SecretWords> words = Optional.empty();
    private boolean shown;

    public WordsSheet(Texts texts) {
        setId("words-sheet");
        getStyleClass().add("words-sheet");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(texts.get("words.sheet.accessible"));
        canvas.setManaged(false);
        getChildren().addAll(em, ink, number, box, canvas);
        em.pixels().addListener((_, _, _) -> requestLayout());
        for (Label each : new Label[]{ink, number, box}) {
            each.textFillProperty().addListener((_, _, _) -> draw());
        }
    }

    /// @param newWords empty: nothing is drawn; they stay the caller's
    /// @param uncovered whether they can be read
    public void show(Optional<SecretWords> newWords, boolean uncovered) {
        boolean resized = !words.map(SecretWords::count).equals(newWords.map(SecretWords::count));
        words = newWords;
        shown = uncovered;
        if (resized) {
            requestLayout();
        }
        draw();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return unit() * CELL_EMS * 4;
    }

    @Override
    protected double computeMinWidth(double height) {
        return unit() * CELL_EMS;
    }

    @Override
    protected double computePrefHeight(double width) {
        int rows = words.map(known -> (known.count() + columns(width) - 1) / columns(width)).orElse(0);
        return Math.max(0, rows * (ROW_EMS + GAP_EMS) - GAP_EMS) * unit();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private double unit() {
        return em.get() > 0 ? em.get() : Font.getDefault().getSize();
    }

    private int columns(double width) {
        double room = width < 0 ? computePrefWidth(-1) : width;
        int fit = (int) Math.floor((room + GAP_EMS * unit()) / ((CELL_EMS + GAP_EMS) * unit()));
        return Math.clamp(fit, 1, 4);
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (words.isEmpty() || canvas.getWidth() <= 0) {
            return;
        }
        SecretWords known = words.get();
        int columns = columns(canvas.getWidth());
        double gap = GAP_EMS * unit();
        double width = (canvas.getWidth() - gap * (columns - 1)) / columns;
        double height = ROW_EMS * unit();
        pen.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < known.count(); i++) {
            double x = i % columns * (width + gap);
            double y = (double) (i / columns) * (height + gap);
            pen.setFill(box.getTextFill());
            pen.fillRoundRect(x, y, width, height, unit(), unit());
            pen.setFill(number.getTextFill());
            pen.setFont(number.getFont());
            pen.setTextAlign(TextAlignment.RIGHT);
            pen.fillText(Integer.toString(i + 1), x + 2.1 * unit(), y + height / 2);
            pen.setTextAlign(TextAlignment.LEFT);
            pen.setFill(shown ? ink.getTextFill() : number.getTextFill());
            pen.setFont(ink.getFont());
            pen.fillText(shown ? known.word(i + 1) : COVER, x + 2.8 * unit(), y + height / 2);
        }
    }

    /// Carries a colour and a font of the style sheet, which cannot reach into a canvas.
    private static Label tone(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setManaged(false);
        label.setVisible(false);
        return label;
    }
}
