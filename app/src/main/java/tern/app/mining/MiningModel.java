package tern.app.mining;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tern.app.log.LogModel;
import tern.app.ui.Question;
import tern.node.miner.MinerProfile;

/// What the page shows now. Changed by its presenters alone, on the FX thread.
public final class MiningModel {

    /// What fills the page.
    enum Screen {
        /// Cards, earnings and the miner.
        PAGE,
        /// This computer and its cards, closely.
        DETAILS,
        /// What the miner prints.
        LOG
    }

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
    final ReadOnlyObjectWrapper<Screen> screen = new ReadOnlyObjectWrapper<>(Screen.PAGE);
    final ReadOnlyObjectWrapper<Optional<String>> noCards = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<MinerPicture> miner = new ReadOnlyObjectWrapper<>(
            MinerPicture.none(Chip.of(Tone.QUIET, ""), List.of()));
    final ReadOnlyObjectWrapper<Optional<String>> wrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Question>> question = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<EarnedSpan> span = new ReadOnlyObjectWrapper<>(EarnedSpan.MONTH);
    final ReadOnlyObjectWrapper<Optional<EarnedPicture>> earned = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<DetailsPicture>> details = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<AlertSettings> alerts = new ReadOnlyObjectWrapper<>(AlertSettings.standard());
    final ReadOnlyObjectWrapper<LocalDate> today = new ReadOnlyObjectWrapper<>(LocalDate.EPOCH);
    /// Counts how often costs or prices have changed.
    final ReadOnlyIntegerWrapper costs = new ReadOnlyIntegerWrapper();
    final ReadOnlyObjectWrapper<CardSpan> cardSpan = new ReadOnlyObjectWrapper<>(CardSpan.HOUR);
    private final LogModel log = new LogModel();
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

    ReadOnlyIntegerProperty costs() {
        return costs.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Screen> screen() {
        return screen.getReadOnlyProperty();
    }

    /// Why there is no card to be shown, and what to do.
    ReadOnlyObjectProperty<Optional<String>> noCards() {
        return noCards.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<MinerPicture> miner() {
        return miner.getReadOnlyProperty();
    }

    /// What went wrong with the last thing that was to be done.
    ReadOnlyObjectProperty<Optional<String>> wrong() {
        return wrong.getReadOnlyProperty();
    }

    /// What the person is being asked.
    ReadOnlyObjectProperty<Optional<Question>> question() {
        return question.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<EarnedSpan> span() {
        return span.getReadOnlyProperty();
    }

    /// Empty until it was read.
    ReadOnlyObjectProperty<Optional<EarnedPicture>> earned() {
        return earned.getReadOnlyProperty();
    }

    /// Empty while nobody looks at it.
    ReadOnlyObjectProperty<Optional<DetailsPicture>> details() {
        return details.getReadOnlyProperty();
    }

    /// How far back the lines of cards go.
    ReadOnlyObjectProperty<CardSpan> cardSpan() {
        return cardSpan.getReadOnlyProperty();
    }

    /// What the person wants to be told of.
    ReadOnlyObjectProperty<AlertSettings> alerts() {
        return alerts.getReadOnlyProperty();
    }

    /// The day by the person's clock.
    ReadOnlyObjectProperty<LocalDate> today() {
        return today.getReadOnlyProperty();
    }

    LogModel log() {
        return log;
    }

    ObservableList<CardPicture> cards() {
        return cards;
    }
}
