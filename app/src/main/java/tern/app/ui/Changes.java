package tern.app.ui;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableList;

/// Sets what has changed and leaves alone what has not, so that nothing is drawn again for nothing.
public final class Changes {

    private Changes() {}

    public static <T> void put(ObjectProperty<T> property, T value) {
        if (!value.equals(property.get())) {
            property.set(value);
        }
    }

    public static <T> void put(ObservableList<T> list, List<T> values) {
        if (!values.equals(list)) {
            list.setAll(values);
        }
    }
}
