package tern.app.settings;

import java.util.Optional;
import tern.app.session.PreferenceBook;

/// Which part of Settings is shown, and the choices that are nothing but a choice. Plain Java; to be called on the FX
/// thread.
public final class SettingsPresenter {

    private final SettingsModel model;
    private final PreferenceBook preferences;

    public SettingsPresenter(SettingsModel model, PreferenceBook preferences) {
        this.model = model;
        this.preferences = preferences;
    }

    public void show(Section section) {
        model.section.set(section);
    }

    /// @param tag empty: the system's language
    public void language(Optional<String> tag) {
        preferences.change(now -> now.withLanguage(tag));
    }

    public void autoLock(int minutes) {
        preferences.change(now -> now.withAutoLockMinutes(minutes));
    }

    public void lockAtStart(boolean wanted) {
        preferences.change(now -> now.withLockAtStart(wanted));
    }

    public void clipboard(int seconds) {
        preferences.change(now -> now.withClipboardSeconds(seconds));
    }
}
