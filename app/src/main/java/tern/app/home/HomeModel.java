package tern.app.home;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tern.app.feed.Problem;
import tern.app.history.Past.PositionPast;
import tern.app.history.Span;
import tern.app.ui.PositionRow;
import tern.app.ui.PositionValues;

/// What Home shows now. Changed by [HomePresenter] alone, on the FX thread.
public final class HomeModel {

    /// What stands on the page.
    public enum Phase {
        /// Nothing is known yet: skeletons.
        LOADING,
        /// Nothing is known and something stands in the way: the problem.
        PROBLEM,
        /// Numbers; a problem, if there is one, stands above them.
        READY
    }

    final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    final ReadOnlyObjectWrapper<Optional<Balance>> balance = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Worth>> worth = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Where>> where = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> stale = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<LastKnown>> last = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> waiting = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyBooleanWrapper penniless = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper severalAccounts = new ReadOnlyBooleanWrapper();
    final ReadOnlyObjectWrapper<Optional<ChartPicture>> chart = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Span> span = new ReadOnlyObjectWrapper<>(Span.MONTH);
    final ReadOnlyObjectWrapper<Optional<String>> filling = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> historyProblem = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyBooleanWrapper fillable = new ReadOnlyBooleanWrapper();
    final Map<PositionValues.Key, PositionPast> pasts = new HashMap<>();
    final PastColumns columns = new PastColumns(this);
    final ObservableList<PositionRow> rows = FXCollections.observableArrayList();
    // made once: a view listens weakly to its list, so one that nobody holds stops telling its listeners
    private final ObservableList<PositionRow> rowsShown = FXCollections.unmodifiableObservableList(rows);
    final ObjectProperty<Optional<PositionValues.Key>> wanted = new SimpleObjectProperty<>(Optional.empty());

    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Balance>> balance() {
        return balance.getReadOnlyProperty();
    }

    /// What the total is worth in the person's currency; empty where prices are off, or nothing here has one.
    public ReadOnlyObjectProperty<Optional<Worth>> worth() {
        return worth.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Where>> where() {
        return where.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// Which block the numbers are of, in words, while no newer ones come.
    public ReadOnlyObjectProperty<Optional<String>> stale() {
        return stale.getReadOnlyProperty();
    }

    /// What the history knows of the total, where nothing newer was read since the window was opened.
    public ReadOnlyObjectProperty<Optional<LastKnown>> last() {
        return last.getReadOnlyProperty();
    }

    /// What is waited for and how far it is, in words, where that takes longer than a connection.
    public ReadOnlyObjectProperty<Optional<String>> waiting() {
        return waiting.getReadOnlyProperty();
    }

    /// Whether nothing at all is owned, on the practice network, where that can be helped.
    public ReadOnlyBooleanProperty penniless() {
        return penniless.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty severalAccounts() {
        return severalAccounts.getReadOnlyProperty();
    }

    /// The line of the total; empty while it is being read.
    public ReadOnlyObjectProperty<Optional<ChartPicture>> chart() {
        return chart.getReadOnlyProperty();
    }

    /// The stretch of time that was chosen.
    public ReadOnlyObjectProperty<Span> span() {
        return span.getReadOnlyProperty();
    }

    /// How far the past is fetched, in words, while it is.
    public ReadOnlyObjectProperty<Optional<String>> filling() {
        return filling.getReadOnlyProperty();
    }

    /// Why the history is not written or could not be fetched, in words.
    public ReadOnlyObjectProperty<Optional<String>> historyProblem() {
        return historyProblem.getReadOnlyProperty();
    }

    /// Whether the past can be fetched now.
    public ReadOnlyBooleanProperty fillable() {
        return fillable.getReadOnlyProperty();
    }

    /// The stake table's rows; they stay while their values change.
    public ObservableList<PositionRow> rows() {
        return rowsShown;
    }

    /// A position that the table is to mark and scroll to; the view empties it when done.
    public ObjectProperty<Optional<PositionValues.Key>> wanted() {
        return wanted;
    }
}
