package tern.app.review;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tern.app.feed.Problem;

/// What the review shows now. Changed by [ReviewPresenter] alone, on the FX thread.
public final class ReviewModel {

    /// How far it is.
    public enum Phase {
        /// No review is open.
        CLOSED,
        /// The transaction is being made.
        PREPARING,
        /// It is shown and can be signed.
        READY,
        /// The key is being opened and the transaction signed and sent.
        SIGNING,
        /// It must not or cannot be signed; the problem says why.
        REFUSED
    }

    final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.CLOSED);
    final ReadOnlyObjectWrapper<Optional<ReviewPicture>> picture = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> wrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> note = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyObjectWrapper<Optional<String>> age = new ReadOnlyObjectWrapper<>(Optional.empty());
    final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper();

    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /// Empty while the first review is being made, and where there can be none.
    public ReadOnlyObjectProperty<Optional<ReviewPicture>> picture() {
        return picture.getReadOnlyProperty();
    }

    /// Why it cannot be signed, or was not.
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// What is wrong with the password.
    public ReadOnlyObjectProperty<Optional<String>> wrong() {
        return wrong.getReadOnlyProperty();
    }

    /// That this is another review than the one before, and why.
    public ReadOnlyObjectProperty<Optional<String>> note() {
        return note.getReadOnlyProperty();
    }

    /// How old it is and what has become of its numbers since; empty while it is young.
    public ReadOnlyObjectProperty<Optional<String>> age() {
        return age.getReadOnlyProperty();
    }

    /// Whether it is too old to be signed: it has to be made anew.
    public ReadOnlyBooleanProperty stale() {
        return stale.getReadOnlyProperty();
    }

    /// Whether the button takes a press.
    public ReadOnlyBooleanProperty armed() {
        return armed.getReadOnlyProperty();
    }
}
