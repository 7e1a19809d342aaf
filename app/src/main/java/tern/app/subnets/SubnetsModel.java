package tern.app.subnets;

import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tern.app.feed.Problem;
import tern.app.pool.PricesPicture;

/// What the page shows now. Changed by [SubnetsPresenter] alone, on the FX thread.
public final class SubnetsModel {

    final ObservableList<SubnetRow> rows = FXCollections
            .observableArrayList(row -> new Observable[]{row.values()});
    private final ObservableList<SubnetRow> rowsShown = FXCollections.unmodifiableObservableList(rows);
    final ReadOnlyObjectWrapper<SubnetFilter> filter = new ReadOnlyObjectWrapper<>(SubnetFilter.ALL);
    final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    final ReadOnlyStringWrapper nothing = new ReadOnlyStringWrapper("");
    final ReadOnlyObjectWrapper<Optional<String>> stale = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Integer>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<DetailPicture>> detail = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<RewardsPicture>> rewards = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<PricesPicture>> prices = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<RewardSpan> span = new ReadOnlyObjectWrapper<>(RewardSpan.MONTH);
    final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> note = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyBooleanWrapper fillable = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper filling = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper neurons = new ReadOnlyBooleanWrapper();

    /// The subnets that match, by number.
    public ObservableList<SubnetRow> rows() {
        return rowsShown;
    }

    public ReadOnlyObjectProperty<SubnetFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    /// How many there are, in words.
    public ReadOnlyStringProperty count() {
        return count.getReadOnlyProperty();
    }

    /// What stands in the table while it is empty.
    public ReadOnlyStringProperty nothing() {
        return nothing.getReadOnlyProperty();
    }

    /// Of when the numbers are, in words, where they are not of now.
    public ReadOnlyObjectProperty<Optional<String>> stale() {
        return stale.getReadOnlyProperty();
    }

    /// The subnet that is looked at.
    public ReadOnlyObjectProperty<Optional<Integer>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<DetailPicture>> detail() {
        return detail.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<RewardsPicture>> rewards() {
        return rewards.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<PricesPicture>> prices() {
        return prices.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RewardSpan> span() {
        return span.getReadOnlyProperty();
    }

    /// Why what was asked for could not be read.
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// Whether the table shows who sits on the chosen subnet instead of the subnets.
    public ReadOnlyBooleanProperty neurons() {
        return neurons.getReadOnlyProperty();
    }

    /// How the past of prices stands, in words.
    public ReadOnlyObjectProperty<Optional<String>> note() {
        return note.getReadOnlyProperty();
    }

    /// Whether the past of prices can be fetched now.
    public ReadOnlyBooleanProperty fillable() {
        return fillable.getReadOnlyProperty();
    }

    /// Whether it is being fetched.
    public ReadOnlyBooleanProperty filling() {
        return filling.getReadOnlyProperty();
    }
}
