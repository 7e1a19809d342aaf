package tern.app.mining.worth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tern.wallet.mining.Tariff;

/// What «Should I mine there?» shows, and what stands in its fields. For the FX thread.
public final class WorthModel {

    private final Map<WorthEntry, StringProperty> texts = new EnumMap<>(WorthEntry.class);
    private final Map<WorthEntry, ReadOnlyObjectWrapper<Optional<String>>> wrongs = new EnumMap<>(WorthEntry.class);
    private final Map<WorthEntry, ReadOnlyObjectWrapper<Optional<String>>> notes = new EnumMap<>(WorthEntry.class);
    private final List<StringProperty> hours = new ArrayList<>();
    private final BooleanProperty byHour = new SimpleBooleanProperty();
    final ObservableList<SubnetName> subnets = FXCollections.observableArrayList();
    final ReadOnlyObjectWrapper<Optional<SubnetName>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> hoursWrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> waits = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<WorthPicture>> picture = new ReadOnlyObjectWrapper<>(Optional.empty());

    public WorthModel() {
        for (WorthEntry entry : WorthEntry.values()) {
            texts.put(entry, new SimpleStringProperty(""));
            wrongs.put(entry, new ReadOnlyObjectWrapper<>(Optional.empty()));
            notes.put(entry, new ReadOnlyObjectWrapper<>(Optional.empty()));
        }
        for (int hour = 0; hour < Tariff.HOURS; hour++) {
            hours.add(new SimpleStringProperty(""));
        }
    }

    /// A subnet that can be chosen.
    public record SubnetName(int netuid, String name) {}

    StringProperty text(WorthEntry entry) {
        return of(texts, entry);
    }

    /// What is wrong with what was typed.
    ReadOnlyObjectWrapper<Optional<String>> wrong(WorthEntry entry) {
        return of(wrongs, entry);
    }

    /// Where what stands there comes from, where nobody typed it.
    ReadOnlyObjectWrapper<Optional<String>> note(WorthEntry entry) {
        return of(notes, entry);
    }

    private static <T> T of(Map<WorthEntry, T> all, WorthEntry entry) {
        T known = all.get(entry);
        if (known == null) {
            throw new IllegalStateException(entry.name());
        }
        return known;
    }

    /// Prices of a kilowatt-hour, midnight first.
    List<StringProperty> hours() {
        return hours;
    }

    /// Whether the tariff differs by the hour.
    BooleanProperty byHour() {
        return byHour;
    }

    ReadOnlyObjectProperty<Optional<String>> hoursWrong() {
        return hoursWrong.getReadOnlyProperty();
    }

    ObservableList<SubnetName> subnets() {
        return subnets;
    }

    public ReadOnlyObjectProperty<Optional<SubnetName>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// What is being read.
    ReadOnlyObjectProperty<Optional<String>> waits() {
        return waits.getReadOnlyProperty();
    }

    /// Why there is nothing, or nothing newer.
    ReadOnlyObjectProperty<Optional<String>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<WorthPicture>> picture() {
        return picture.getReadOnlyProperty();
    }
}
