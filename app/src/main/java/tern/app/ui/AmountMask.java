package tern.app.ui;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Whether amounts are masked in this window. [TaoFormat] asks it for each text it makes; whoever has made one earlier
/// makes it again when [#hidden] changes.
public final class AmountMask {

    /// What stands in place of an amount.
    public static final String DOTS = "••••";

    private final ReadOnlyBooleanWrapper hidden = new ReadOnlyBooleanWrapper();
    private volatile boolean now;

    /// To be called on the FX thread.
    public void hide(boolean wanted) {
        now = wanted;
        hidden.set(wanted);
    }

    /// Any thread may ask.
    public boolean isHidden() {
        return now;
    }

    /// For the FX thread.
    public ReadOnlyBooleanProperty hidden() {
        return hidden.getReadOnlyProperty();
    }
}
