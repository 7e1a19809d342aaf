package tern.app.onboarding;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import tern.app.feed.Problem;
import tern.wallet.chain.Network.Trust;

/// What «What leaves this computer» shows.
public final class LeavesModel {

    /// The network that is about to be used.
    ///
    /// @param title     its name
    /// @param endpoints where it answers, in the order they are tried
    /// @param trust     whose nodes those are
    public record Shown(String title, List<String> endpoints, Trust trust) {}

    final BooleanProperty open = new SimpleBooleanProperty();
    final ObjectProperty<Optional<Shown>> network = new SimpleObjectProperty<>(Optional.empty());
    final BooleanProperty prices = new SimpleBooleanProperty();
    final ReadOnlyStringWrapper priceHost = new ReadOnlyStringWrapper("");
    final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    /// Whether the page is in the way now.
    public BooleanProperty open() {
        return open;
    }

    public ObjectProperty<Optional<Shown>> network() {
        return network;
    }

    /// Whether prices are asked for.
    public BooleanProperty prices() {
        return prices;
    }

    /// Who would be asked for them.
    public ReadOnlyStringProperty priceHost() {
        return priceHost.getReadOnlyProperty();
    }

    /// Why the choice could not be kept.
    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }
}
