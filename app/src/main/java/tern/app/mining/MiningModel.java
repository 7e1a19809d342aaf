package tern.app.mining;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tern.node.miner.MinerProfile;

/// What the page shows now. Changed by its presenters alone, on the FX thread.
public final class MiningModel {

    /// How good it is.
    public enum Level {
        /// Nothing runs.
        RESTS,
        /// A miner mines.
        WELL,
        /// It is getting there, or earns nothing.
        UNDER_WAY,
        /// Something is in the way.
        TROUBLED
    }

    /// How the miners stand, for the sidebar.
    public record Standing(Level level, String words) {}

    final ReadOnlyObjectWrapper<Standing> stands = new ReadOnlyObjectWrapper<>(new Standing(Level.RESTS, ""));
    final ReadOnlyObjectWrapper<Optional<MinerProfile>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<MinerPlace>> place = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<List<MinerProfile>> profiles = new ReadOnlyObjectWrapper<>(List.of());
    final ObservableList<CardPicture> cards = FXCollections.observableArrayList();

    public ReadOnlyObjectProperty<Standing> stands() {
        return stands.getReadOnlyProperty();
    }

    /// The miner that the page is about; empty where there is none yet.
    public ReadOnlyObjectProperty<Optional<MinerProfile>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// All that are set up, by name.
    public ReadOnlyObjectProperty<List<MinerProfile>> profiles() {
        return profiles.getReadOnlyProperty();
    }

    /// How the chosen miner stands on the chain; empty until it was read.
    public ReadOnlyObjectProperty<Optional<MinerPlace>> place() {
        return place.getReadOnlyProperty();
    }

    ObservableList<CardPicture> cards() {
        return cards;
    }
}
