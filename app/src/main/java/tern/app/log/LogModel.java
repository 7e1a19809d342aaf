package tern.app.log;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is shown of a log. Changed by [LogPresenter] alone, on the FX thread.
public final class LogModel {

    final ReadOnlyObjectWrapper<LogFilter> filter = new ReadOnlyObjectWrapper<>(LogFilter.ALL);
    final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    final ObservableList<LogRow> rows = FXCollections.observableArrayList();

    public ReadOnlyObjectProperty<LogFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    /// Whether new lines are shown as they come.
    public ReadOnlyBooleanProperty following() {
        return following.getReadOnlyProperty();
    }

    /// How many lines are shown, or have come since.
    public ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    /// Newest first.
    public ObservableList<LogRow> rows() {
        return rows;
    }
}
