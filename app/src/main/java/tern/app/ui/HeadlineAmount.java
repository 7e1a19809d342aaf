package tern.app.ui;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import tern.wallet.units.Rao;

/// The one big number of a page: whole part strong, decimals quiet, unit after it.
public final class HeadlineAmount extends HBox {

    private final TaoFormat format;
    private final Label whole = part("headline-whole");
    private final Label fraction = part("headline-fraction");
    private final Label unit = part("headline-unit");
    private final Tooltip exact = new Tooltip();
    private final InvalidationListener maskChanged = _ -> again();
    private @Nullable Rao shown;

    public HeadlineAmount(TaoFormat format) {
        this.format = format;
        getStyleClass().add("headline");
        setAlignment(Pos.BASELINE_LEFT);
        unit.setText(TaoFormat.TAO);
        getChildren().addAll(whole, fraction, unit);
        setAccessibleRole(AccessibleRole.TEXT);
        Tooltip.install(this, exact);
        format.mask().hidden().addListener(new WeakInvalidationListener(maskChanged));
    }

    public void show(Rao amount) {
        shown = amount;
        TaoFormat.Parts parts = format.parts(amount);
        whole.setText(parts.whole());
        fraction.setText(parts.fraction());
        String all = format.exact(amount, TaoFormat.TAO);
        exact.setText(all);
        setAccessibleText(all);
    }

    private void again() {
        Rao amount = shown;
        if (amount != null) {
            show(amount);
        }
    }

    private static Label part(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
