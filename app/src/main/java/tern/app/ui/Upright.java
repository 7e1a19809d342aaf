package tern.app.ui;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Cards below each other that take the width they are given. How high they have to be is not asked for the width they
/// would like: beside others that is none, and words are endless there.
public final class Upright extends VBox {

    public Upright(Node... cards) {
        super(cards);
        setMinWidth(0);
        setPrefWidth(0);
    }

    @Override
    public @Nullable Orientation getContentBias() {
        return null;
    }

    @Override
    protected double computeMinHeight(double width) {
        return super.computeMinHeight(getWidth() > 0 ? getWidth() : -1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(getWidth() > 0 ? getWidth() : -1);
    }
}
