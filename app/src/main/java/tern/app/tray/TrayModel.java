package tern.app.tray;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is wanted of the tray and what came of it. Changed by [TrayPresenter] alone, on the FX thread.
public final class TrayModel {

    /// What came of it.
    public enum State {
        /// It is not wanted.
        OFF,
        /// It is about to be.
        COMING,
        SHOWN,
        /// It is wanted, and this desktop has none.
        MISSING,
        /// It is wanted, and the desktop's toolkit failed.
        FAILED
    }

    final ReadOnlyObjectWrapper<TrayChoice> choice;
    final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.OFF);

    TrayModel(TrayChoice usual) {
        choice = new ReadOnlyObjectWrapper<>(usual);
    }

    public ReadOnlyObjectProperty<TrayChoice> choice() {
        return choice.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }
}
