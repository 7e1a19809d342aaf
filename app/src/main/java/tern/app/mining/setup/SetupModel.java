package tern.app.mining.setup;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A miner as it stands in its fields. For the FX thread.
public final class SetupModel {

    private final Map<SetupEntry, StringProperty> texts = new EnumMap<>(SetupEntry.class);
    private final Map<SetupEntry, ReadOnlyObjectWrapper<Optional<String>>> wrongs = new EnumMap<>(SetupEntry.class);
    private final ObjectProperty<Optional<HotkeyChoice>> hotkey = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty restart = new SimpleBooleanProperty(true);
    private final BooleanProperty onBattery = new SimpleBooleanProperty();
    private final BooleanProperty goesOn = new SimpleBooleanProperty();
    final ObservableList<HotkeyChoice> hotkeys = FXCollections.observableArrayList();
    final ObservableList<CardChoice> cards = FXCollections.observableArrayList();
    final ObservableList<CheckLine> checks = FXCollections.observableArrayList();
    final ReadOnlyObjectWrapper<Boolean> fresh = new ReadOnlyObjectWrapper<>(true);
    final ReadOnlyObjectWrapper<Optional<String>> hotkeyWrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> needs = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> wrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> said = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> checked = new ReadOnlyObjectWrapper<>(Optional.empty());

    public SetupModel() {
        for (SetupEntry entry : SetupEntry.values()) {
            texts.put(entry, new SimpleStringProperty(""));
            wrongs.put(entry, new ReadOnlyObjectWrapper<>(Optional.empty()));
        }
    }

    /// A card that the miner may use.
    ///
    /// @param uuid  of the card
    /// @param name  in words
    /// @param taken whether it may
    record CardChoice(String uuid, String name, BooleanProperty taken) {}

    /// One thing that was looked at before a start.
    ///
    /// @param id   ends the ids of its controls
    /// @param good empty: to be looked at; false: in the way
    /// @param word the same in one word
    /// @param said what was measured, what is needed, what to do
    record CheckLine(String id, Optional<Boolean> good, String word, String title, String said) {}

    StringProperty text(SetupEntry entry) {
        return of(texts, entry);
    }

    /// What is wrong with what was typed.
    ReadOnlyObjectWrapper<Optional<String>> wrong(SetupEntry entry) {
        return of(wrongs, entry);
    }

    private static <T> T of(Map<SetupEntry, T> all, SetupEntry entry) {
        T known = all.get(entry);
        if (known == null) {
            throw new IllegalStateException(entry.name());
        }
        return known;
    }

    ObjectProperty<Optional<HotkeyChoice>> hotkey() {
        return hotkey;
    }

    BooleanProperty restart() {
        return restart;
    }

    BooleanProperty onBattery() {
        return onBattery;
    }

    /// Whether it goes on when Tern closes.
    BooleanProperty goesOn() {
        return goesOn;
    }

    ObservableList<HotkeyChoice> hotkeys() {
        return hotkeys;
    }

    ObservableList<CardChoice> cards() {
        return cards;
    }

    ObservableList<CheckLine> checks() {
        return checks;
    }

    /// Whether it is a new one, which can still be named.
    ReadOnlyObjectProperty<Boolean> fresh() {
        return fresh.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> hotkeyWrong() {
        return hotkeyWrong.getReadOnlyProperty();
    }

    /// What the subnet says that a miner needs.
    ReadOnlyObjectProperty<Optional<String>> needs() {
        return needs.getReadOnlyProperty();
    }

    /// What is wrong with all of it.
    ReadOnlyObjectProperty<Optional<String>> wrong() {
        return wrong.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> said() {
        return said.getReadOnlyProperty();
    }

    /// All checks in one sentence.
    ReadOnlyObjectProperty<Optional<String>> checked() {
        return checked.getReadOnlyProperty();
    }

    /// Cards by their UUIDs that may be used.
    List<String> takenCards() {
        return cards.stream().filter(card -> card.taken().get()).map(CardChoice::uuid).toList();
    }
}
