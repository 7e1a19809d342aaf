package tern.app.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One position in the table. The row stays while its values change, so that selection and scrolling stay too.
public final class PositionRow {

    private final PositionValues.Key key;
    private final ReadOnlyObjectWrapper<PositionValues> values;

    public PositionRow(PositionValues values) {
        this.key = values.key();
        this.values = new ReadOnlyObjectWrapper<>(values);
    }

    public PositionValues.Key key() {
        return key;
    }

    public ReadOnlyObjectProperty<PositionValues> values() {
        return values.getReadOnlyProperty();
    }

    /// @throws IllegalArgumentException when the values are another position's
    public void update(PositionValues newer) {
        if (!newer.key().equals(key)) {
            throw new IllegalArgumentException("these are the values of another position");
        }
        values.set(newer);
    }
}
