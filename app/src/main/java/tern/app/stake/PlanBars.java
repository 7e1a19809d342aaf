package tern.app.stake;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import tern.app.ui.Series;

/// How something is spread, as one bar of coloured parts. The numbers stand elsewhere in words: it is not read out.
final class PlanBars extends Region {

    private static final double GAP = 2;

    private List<Double> shares = List.of();

    PlanBars() {
        getStyleClass().add("plan-bar");
        setMouseTransparent(true);
    }

    /// @param series of each part, 0 for free TAO
    /// @param parts  of the whole, 0 to 1 together
    void show(List<Integer> series, List<Double> parts) {
        List<Region> made = new ArrayList<>();
        List<Double> kept = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) > 0) {
                Region part = new Region();
                part.getStyleClass().setAll("plan-bar-part", Series.styleClass(series.get(i)));
                made.add(part);
                kept.add(parts.get(i));
            }
        }
        shares = kept;
        getChildren().setAll(made);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        double room = Math.max(0, getWidth() - GAP * Math.max(0, shares.size() - 1));
        for (int i = 0; i < shares.size(); i++) {
            double width = snapSizeX(room * Math.min(1, shares.get(i)));
            getChildren().get(i).resizeRelocate(x, 0, Math.max(1, Math.min(width, getWidth() - x)), getHeight());
            x += width + GAP;
        }
    }
}
