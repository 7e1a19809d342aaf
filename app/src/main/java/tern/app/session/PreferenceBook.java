package tern.app.session;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tern.app.feed.Problem;
import tern.wallet.units.TernException;

/// The preferences as they are now, for everybody in the window. A change shows at once and is written in the
/// background. To be used on the FX thread.
public final class PreferenceBook {

    private final ReadOnlyObjectWrapper<Preferences> now = new ReadOnlyObjectWrapper<>(Preferences.standard());
    private final PreferenceStore store;
    private final Executor background;
    private final Executor ui;
    private final Consumer<Problem> report;

    /// @param report told when a change could not be written
    public PreferenceBook(PreferenceStore store, Executor background, Executor ui, Consumer<Problem> report) {
        this.store = store;
        this.background = background;
        this.ui = ui;
        this.report = report;
    }

    /// Reads what was set last time, then runs `then` on the FX thread.
    public void read(Runnable then) {
        background.execute(() -> {
            try {
                Preferences read = store.load();
                ui.execute(() -> {
                    now.set(read);
                    then.run();
                });
            } catch (TernException e) {
                ui.execute(() -> {
                    report.accept(Problem.of(e));
                    then.run();
                });
            }
        });
    }

    public Preferences get() {
        return now.get();
    }

    public ReadOnlyObjectProperty<Preferences> now() {
        return now.getReadOnlyProperty();
    }

    public void change(UnaryOperator<Preferences> change) {
        now.set(change.apply(now.get()));
        background.execute(() -> {
            try {
                store.save(change);
            } catch (TernException e) {
                ui.execute(() -> report.accept(Problem.of(e)));
            }
        });
    }
}
