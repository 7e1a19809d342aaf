package tern.app.onboarding;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tern.app.feed.Problem;

/// What the first start shows.
public final class WelcomeModel {

    private final ObjectProperty<Found> found = new SimpleObjectProperty<>(new Found(0, "", Optional.empty()));
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> backTo = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty network = new SimpleStringProperty("");

    /// What is in the folder of wallets.
    ///
    /// @param wallets  how many can be opened
    /// @param folder   as a person writes it
    /// @param trouble  why it could not be read; a sentence
    public record Found(int wallets, String folder, Optional<String> trouble) {}

    /// What the page is called that was shown before, to go back to; empty where nothing was.
    public ObjectProperty<Optional<String>> backTo() {
        return backTo;
    }

    public ObjectProperty<Found> found() {
        return found;
    }

    /// The title of the network that will be shown; blank until it is known.
    public StringProperty network() {
        return network;
    }

    /// Why the window could not start with what it was asked for.
    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }
}
