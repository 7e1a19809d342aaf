package tern.app.mining.seat;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tern.app.ui.AmountModel;
import tern.app.ui.Fact;

/// What the seat's page shows. For the FX thread.
public final class SeatModel {

    final AmountModel limit = new AmountModel();
    private final StringProperty address = new SimpleStringProperty("");
    final ReadOnlyObjectWrapper<Optional<String>> addressWrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<String> title = new ReadOnlyObjectWrapper<>("");
    final ReadOnlyObjectWrapper<List<Fact>> facts = new ReadOnlyObjectWrapper<>(List.of());
    final ReadOnlyObjectWrapper<Optional<String>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> busy = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyBooleanWrapper canBuy = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper canWork = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper seated = new ReadOnlyBooleanWrapper();

    AmountModel limit() {
        return limit;
    }

    /// Where the miner is reached, as typed.
    StringProperty address() {
        return address;
    }

    ReadOnlyObjectProperty<Optional<String>> addressWrong() {
        return addressWrong.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> title() {
        return title.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Fact>> facts() {
        return facts.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// What is waited for or worked on; it can be given up.
    ReadOnlyObjectProperty<Optional<String>> busy() {
        return busy.getReadOnlyProperty();
    }

    /// What became of what was sent.
    ReadOnlyObjectProperty<Optional<String>> result() {
        return result.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canBuy() {
        return canBuy.getReadOnlyProperty();
    }

    /// Whether this subnet gives seats for work.
    ReadOnlyBooleanProperty canWork() {
        return canWork.getReadOnlyProperty();
    }

    /// Whether the miner has its seat.
    ReadOnlyBooleanProperty seated() {
        return seated.getReadOnlyProperty();
    }
}
