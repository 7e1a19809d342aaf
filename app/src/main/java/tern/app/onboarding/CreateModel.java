package tern.app.onboarding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import tern.app.feed.Problem;

/// What the way to a new wallet shows. Holds nothing secret: the words are with the presenter.
public final class CreateModel {

    /// The steps in their order.
    public enum Step {
        NAME, WORDS, CHECK, PASSWORD
    }

    final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.NAME);
    final NameStep.State shared = new NameStep.State();
    final ObjectProperty<Optional<String>> hotkeyWrong = new SimpleObjectProperty<>(Optional.empty());
    final BooleanProperty shown = new SimpleBooleanProperty();
    final BooleanProperty seen = new SimpleBooleanProperty();
    final ObjectProperty<Optional<String>> printed = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<List<Integer>> asked = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<Set<Integer>> wrong = new SimpleObjectProperty<>(Set.of());

    public ObjectProperty<Step> step() {
        return step;
    }

    /// Why the wallet cannot have the name that was typed.
    public ObjectProperty<Optional<String>> nameWrong() {
        return shared.nameWrong;
    }

    public ObjectProperty<Optional<String>> hotkeyWrong() {
        return hotkeyWrong;
    }

    /// Whether the words can be read now.
    public BooleanProperty shown() {
        return shown;
    }

    /// Whether the words were shown, so that somebody may have written them down.
    public BooleanProperty seen() {
        return seen;
    }

    /// What came of printing, in words.
    public ObjectProperty<Optional<String>> printed() {
        return printed;
    }

    /// The numbers of the words that are asked back, in order.
    public ObjectProperty<List<Integer>> asked() {
        return asked;
    }

    /// The numbers of the asked words that were not right.
    public ObjectProperty<Set<Integer>> wrong() {
        return wrong;
    }

    /// Whether something is being worked out or written.
    public BooleanProperty working() {
        return shared.working;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return shared.problem;
    }
}
