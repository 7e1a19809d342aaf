package tern.app.window;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import tern.app.feed.Problem;
import tern.app.fx.Fx;
import tern.app.session.PreferenceBook;
import tern.app.settings.SettingsModel;
import tern.app.settings.UpdatesPresenter;
import tern.app.shell.ShellPresenter;
import tern.app.ui.Texts;
import tern.app.update.ReleaseVersion;
import tern.app.update.UpdateService;

/// Tells the service that looks for newer versions what the window knows, and writes one notice of a version that was
/// found. To be used on the FX thread.
final class UpdateRoom implements AutoCloseable {

    private final UpdateService service;
    private final UpdatesPresenter presenter;
    private BooleanSupplier read = () -> false;
    private Optional<ReleaseVersion> noticed = Optional.empty();

    /// @param shell told of a newer version
    UpdateRoom(
            MainScene.Parts window, SettingsModel model, PreferenceBook preferences, ShellPresenter shell,
            Texts texts) {
        SettingsParts parts = window.settings();
        service = new UpdateService(new UpdateService.Ports(parts.updates(), parts.releaseKey(), parts.work(), Fx::run,
                parts.nanos(), () -> read.getAsBoolean()));
        presenter = new UpdatesPresenter(model, preferences, service, texts, window.locale(), parts.version());
        preferences.now().addListener((_, _, now) -> service.choose(now.updates()));
        service.choose(preferences.get().updates());
        service.watch(presenter::show);
        service.watch(state -> state.newer()
                .map(one -> one.version())
                .filter(one -> !noticed.equals(Optional.of(one)))
                .ifPresent(version -> {
                    noticed = Optional.of(version);
                    shell.report(new Problem(texts.get("updates.notice", version.toString()), Optional.empty()));
                }));
    }

    UpdatesPresenter presenter() {
        return presenter;
    }

    /// Nobody is asked by itself before this.
    ///
    /// @param wasRead whether the page about what leaves this computer was read
    void start(BooleanSupplier wasRead) {
        read = wasRead;
    }

    /// @param visible whether somebody can see the window
    void tick(boolean visible) {
        service.tick(visible);
    }

    @Override
    public void close() {
        service.close();
    }
}
