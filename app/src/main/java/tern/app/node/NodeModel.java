package tern.app.node;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tern.app.chart.DayLine;
import tern.app.log.LogModel;
import tern.app.ui.Question;
import tern.app.ui.TaoFormat;

/// What the page shows now. Changed by its presenters alone, on the FX thread.
///
/// Each value of the cards is a property of its own: once a second only what has changed is drawn again.
public final class NodeModel {

    /// What stands under the first card.
    enum Screen {
        /// Nothing runs: what a start needs, and where the program comes from.
        REST,
        /// Something runs: the cards.
        LIVE,
        /// The node's settings, in place of everything.
        SETTINGS
    }

    /// How good it is.
    public enum Level {
        /// Nothing runs.
        RESTS,
        /// It does what it should.
        WELL,
        /// It is getting there.
        UNDER_WAY,
        /// Something is in the way.
        TROUBLED
    }

    /// How a node stands.
    public record Standing(Level level, String words) {}

    final ReadOnlyObjectWrapper<Screen> screen = new ReadOnlyObjectWrapper<>(Screen.REST);
    final ReadOnlyObjectWrapper<HeadPicture> head = new ReadOnlyObjectWrapper<>(HeadPicture.empty());
    final ReadOnlyObjectWrapper<List<StageBar>> stages = new ReadOnlyObjectWrapper<>(List.of());
    final ReadOnlyStringWrapper network = new ReadOnlyStringWrapper("");
    final ReadOnlyBooleanWrapper choosable = new ReadOnlyBooleanWrapper();
    final ReadOnlyObjectWrapper<Optional<String>> wrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> said = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<ProgramPicture> program = new ReadOnlyObjectWrapper<>(ProgramPicture.empty());
    final ReadOnlyBooleanWrapper programShown = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper needsEngine = new ReadOnlyBooleanWrapper(true);
    final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    final ReadOnlyStringWrapper checkSummary = new ReadOnlyStringWrapper("");
    private final LogModel log = new LogModel();
    final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
    final ReadOnlyObjectWrapper<Optional<String>> consoleWrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyBooleanWrapper canAsk = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper canSet = new ReadOnlyBooleanWrapper();
    final ReadOnlyObjectWrapper<Optional<Question>> question = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Standing> stands = new ReadOnlyObjectWrapper<>(new Standing(Level.RESTS, ""));
    /// Counts how often the log was asked for.
    final ReadOnlyIntegerWrapper logWanted = new ReadOnlyIntegerWrapper();
    final Map<Fact, ReadOnlyStringWrapper> facts = new EnumMap<>(Fact.class);
    final Map<Fact, ReadOnlyObjectWrapper<DayLine>> lines = new EnumMap<>(Fact.class);
    final ObservableList<CheckRow> checks = FXCollections.observableArrayList();
    final ObservableList<CheckRow> problems = FXCollections.observableArrayList();
    final ObservableList<DataRow> data = FXCollections.observableArrayList();
    private final SettingsModel settings = new SettingsModel();

    public NodeModel() {
        for (Fact fact : Fact.values()) {
            facts.put(fact, new ReadOnlyStringWrapper(TaoFormat.UNKNOWN));
        }
    }

    ReadOnlyObjectProperty<Screen> screen() {
        return screen.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<HeadPicture> head() {
        return head.getReadOnlyProperty();
    }

    /// None while nothing runs.
    ReadOnlyObjectProperty<List<StageBar>> stages() {
        return stages.getReadOnlyProperty();
    }

    /// Id of the network whose node is shown.
    ReadOnlyStringProperty network() {
        return network.getReadOnlyProperty();
    }

    /// Whether another network can be chosen on the first card.
    ReadOnlyBooleanProperty choosable() {
        return choosable.getReadOnlyProperty();
    }

    /// What went wrong with the last thing that was to be done.
    ReadOnlyObjectProperty<Optional<String>> wrong() {
        return wrong.getReadOnlyProperty();
    }

    /// What became of it.
    ReadOnlyObjectProperty<Optional<String>> said() {
        return said.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ProgramPicture> program() {
        return program.getReadOnlyProperty();
    }

    /// Whether this node has a program that is to be chosen.
    ReadOnlyBooleanProperty programShown() {
        return programShown.getReadOnlyProperty();
    }

    /// Whether this computer has no container engine, as far as it was looked at.
    ReadOnlyBooleanProperty needsEngine() {
        return needsEngine.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty checking() {
        return checking.getReadOnlyProperty();
    }

    ReadOnlyStringProperty checkSummary() {
        return checkSummary.getReadOnlyProperty();
    }

    /// Of the console.
    ReadOnlyStringProperty answer() {
        return answer.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<String>> consoleWrong() {
        return consoleWrong.getReadOnlyProperty();
    }

    /// Whether the node takes questions.
    ReadOnlyBooleanProperty canAsk() {
        return canAsk.getReadOnlyProperty();
    }

    /// Whether the node has settings.
    ReadOnlyBooleanProperty canSet() {
        return canSet.getReadOnlyProperty();
    }

    /// What the person is being asked.
    ReadOnlyObjectProperty<Optional<Question>> question() {
        return question.getReadOnlyProperty();
    }

    /// How the node stands, for its entry in the sidebar.
    public ReadOnlyObjectProperty<Standing> stands() {
        return stands.getReadOnlyProperty();
    }

    /// Which node the page shows, in words.
    public String what() {
        return head.get().what();
    }

    /// Changes when the log is to be brought into sight.
    ReadOnlyIntegerProperty logWanted() {
        return logWanted.getReadOnlyProperty();
    }

    ReadOnlyStringProperty fact(Fact fact) {
        return wrapper(fact).getReadOnlyProperty();
    }

    ReadOnlyStringWrapper wrapper(Fact fact) {
        ReadOnlyStringWrapper known = facts.get(fact);
        if (known == null) {
            throw new IllegalStateException(fact.name());
        }
        return known;
    }

    /// How a value was over the last minutes.
    ReadOnlyObjectProperty<DayLine> line(Fact fact) {
        return lineWrapper(fact).getReadOnlyProperty();
    }

    ReadOnlyObjectWrapper<DayLine> lineWrapper(Fact fact) {
        return lines.computeIfAbsent(fact, _ -> new ReadOnlyObjectWrapper<>(DayLine.unknown("")));
    }

    ObservableList<CheckRow> checks() {
        return checks;
    }

    ObservableList<CheckRow> problems() {
        return problems;
    }

    LogModel log() {
        return log;
    }

    ObservableList<DataRow> data() {
        return data;
    }

    SettingsModel settings() {
        return settings;
    }
}
