package tern.app.ui;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import tern.wallet.units.Rao;

/// An amount with its unit: four decimals at rest, all nine on hover and for screen readers.
public final class AmountLabel extends Label {

    private final TaoFormat format;
    private final Tooltip exact = new Tooltip();
    private final InvalidationListener maskChanged = _ -> again();
    private Optional<Rao> shown = Optional.empty();
    private String unit = TaoFormat.TAO;

    public AmountLabel(TaoFormat format) {
        this.format = format;
        getStyleClass().add("amount");
        setText(TaoFormat.UNKNOWN);
        format.mask().hidden().addListener(new WeakInvalidationListener(maskChanged));
    }

    /// @param amount empty: `—`
    /// @param symbol the unit
    public void show(Optional<Rao> amount, String symbol) {
        shown = amount;
        unit = symbol;
        setText(format.amount(amount, symbol));
        if (amount.isPresent()) {
            String all = format.exact(amount.get(), symbol);
            exact.setText(all);
            setAccessibleText(all);
            setTooltip(exact);
        } else {
            setAccessibleText(null);
            setTooltip(null);
        }
    }

    private void again() {
        show(shown, unit);
    }

    /// An amount of TAO.
    public void showTao(Rao amount) {
        show(Optional.of(amount), TaoFormat.TAO);
    }
}
