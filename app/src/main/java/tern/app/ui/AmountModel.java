package tern.app.ui;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tern.app.prices.Fiat;

/// A field for an amount, as it is shown now. Changed by [AmountTyping] on the FX thread, but for what the person types.
public final class AmountModel {

    private final StringProperty text = new SimpleStringProperty("");
    final ReadOnlyBooleanWrapper inMoney = new ReadOnlyBooleanWrapper();
    final ReadOnlyObjectWrapper<Optional<Fiat>> currency = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> otherUnit = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> note = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> wrong = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// As typed, in TAO or in the currency.
    public StringProperty text() {
        return text;
    }

    /// Whether the amount is typed in the currency.
    public ReadOnlyBooleanProperty inMoney() {
        return inMoney.getReadOnlyProperty();
    }

    /// In which the amount can be typed beside TAO; empty where there is no price.
    public ReadOnlyObjectProperty<Optional<Fiat>> currency() {
        return currency.getReadOnlyProperty();
    }

    /// The amount in the unit in which it was not typed.
    public ReadOnlyObjectProperty<Optional<String>> otherUnit() {
        return otherUnit.getReadOnlyProperty();
    }

    /// What became of the amount without the person's doing.
    public ReadOnlyObjectProperty<Optional<String>> note() {
        return note.getReadOnlyProperty();
    }

    /// What is wrong with it.
    public ReadOnlyObjectProperty<Optional<String>> wrong() {
        return wrong.getReadOnlyProperty();
    }

    /// Says what is wrong with it; empty: nothing.
    public void say(Optional<String> sentence) {
        wrong.set(sentence);
    }
}
