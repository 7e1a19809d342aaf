package tern.app.subnets;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A row that keeps its place while its values change.
public final class SubnetRow {

    final ReadOnlyObjectWrapper<SubnetValues> values;

    SubnetRow(SubnetValues first) {
        values = new ReadOnlyObjectWrapper<>(first);
    }

    public ReadOnlyObjectProperty<SubnetValues> values() {
        return values.getReadOnlyProperty();
    }

    public int netuid() {
        return values.get().netuid();
    }
}
