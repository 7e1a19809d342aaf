package tern.app.wallets;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tern.app.feed.Problem;

/// What the address book shows.
public final class BookModel {

    final ObservableList<Contact> contacts = FXCollections.observableArrayList();
    final ObjectProperty<Optional<Contact>> edited = new SimpleObjectProperty<>(Optional.empty());
    final BooleanProperty editing = new SimpleBooleanProperty();
    final ObjectProperty<Optional<Contact>> removed = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<String>> wrong = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<String>> said = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    /// Those that the search finds, by name.
    public ObservableList<Contact> contacts() {
        return contacts;
    }

    /// Whether the form is open.
    public BooleanProperty editing() {
        return editing;
    }

    /// The entry that the form changes; empty: it makes a new one.
    public ObjectProperty<Optional<Contact>> edited() {
        return edited;
    }

    /// The entry that was deleted last and can be brought back.
    public ObjectProperty<Optional<Contact>> removed() {
        return removed;
    }

    /// What is wrong with the form.
    public ObjectProperty<Optional<String>> wrong() {
        return wrong;
    }

    /// What was just done.
    public ObjectProperty<Optional<String>> said() {
        return said;
    }

    /// Why the book cannot be read or written.
    public ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }
}
