package tern.app.mining.worth;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the chosen miner leaves over in a day, at today's price. For the FX thread.
public final class ProfitModel {

    final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
    final ReadOnlyObjectWrapper<Optional<String>> note = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param id   ends the id of its value
    /// @param how  where it comes from
    /// @param tone below nothing, above nothing, or neither
    public record Line(String id, String name, String value, String how, Tone tone) {}

    enum Tone {
        PLAIN,
        GOOD,
        BAD
    }

    /// None while the miner has no seat.
    public ReadOnlyObjectProperty<List<Line>> lines() {
        return lines.getReadOnlyProperty();
    }

    /// What is missing.
    ReadOnlyObjectProperty<Optional<String>> note() {
        return note.getReadOnlyProperty();
    }
}
