package tern.app.activity;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tern.app.history.Kinds;

/// What the page shows now. Changed by [ActivityPresenter] alone, on the FX thread.
public final class ActivityModel {

    final ObservableList<ActivityRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ActivityRow> rowsShown = FXCollections.unmodifiableObservableList(rows);
    final ReadOnlyObjectWrapper<Kinds> kinds = new ReadOnlyObjectWrapper<>(Kinds.ALL);
    final ReadOnlyObjectWrapper<Optional<ActivityRow>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyBooleanWrapper anything = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper severalWallets = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper fillable = new ReadOnlyBooleanWrapper();
    final ReadOnlyObjectWrapper<Optional<String>> note = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");

    /// What matches, newest first.
    public ObservableList<ActivityRow> rows() {
        return rowsShown;
    }

    public ReadOnlyObjectProperty<Kinds> kinds() {
        return kinds.getReadOnlyProperty();
    }

    /// Whose detail stands open.
    public ReadOnlyObjectProperty<Optional<ActivityRow>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// Whether there is any activity, matching or not.
    public ReadOnlyBooleanProperty anything() {
        return anything.getReadOnlyProperty();
    }

    /// Whether the history was read.
    public ReadOnlyBooleanProperty known() {
        return known.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty severalWallets() {
        return severalWallets.getReadOnlyProperty();
    }

    /// Whether the past can be fetched now.
    public ReadOnlyBooleanProperty fillable() {
        return fillable.getReadOnlyProperty();
    }

    /// How far the past is fetched, or what went wrong, in words.
    public ReadOnlyObjectProperty<Optional<String>> note() {
        return note.getReadOnlyProperty();
    }

    /// How many there are, in words.
    public ReadOnlyStringProperty count() {
        return count.getReadOnlyProperty();
    }
}
