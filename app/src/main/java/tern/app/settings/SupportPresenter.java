package tern.app.settings;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Gathers a report and hands it over to be saved. Plain Java; to be called on the FX thread.
public final class SupportPresenter {

    private final SettingsModel model;
    private final SupportGatherer gatherer;
    private final Supplier<String> node;
    private final Executor background;
    private final Executor ui;
    private final Saver saver;

    /// Asks where to and writes.
    @FunctionalInterface
    public interface Saver {
        void save(String name, byte[] content);
    }

    /// @param node how the chosen network stands, asked on the FX thread
    public SupportPresenter(
            SettingsModel model,
            SupportGatherer gatherer,
            Supplier<String> node,
            Executor background,
            Executor ui,
            Saver saver) {
        this.model = model;
        this.gatherer = gatherer;
        this.node = node;
        this.background = background;
        this.ui = ui;
        this.saver = saver;
    }

    public void gather() {
        String standing = node.get();
        background.execute(() -> {
            SupportBundle made = gatherer.gather(standing);
            ui.execute(() -> model.bundle.set(Optional.of(made)));
        });
    }

    /// Saves exactly what is shown.
    public void save() {
        model.bundle.get().ifPresent(bundle -> saver.save("tern-report.zip", bundle.zip()));
    }

    public void drop() {
        model.bundle.set(Optional.empty());
    }
}
