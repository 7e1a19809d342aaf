package tern.app.settings;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tern.app.session.PreferenceBook;
import tern.app.ui.Moments;
import tern.app.ui.Texts;
import tern.app.update.Announcement;
import tern.app.update.UpdateAnswer;
import tern.app.update.UpdateAnswer.None;
import tern.app.update.UpdateAnswer.Told;
import tern.app.update.UpdateChoice;
import tern.app.update.UpdateService;
import tern.app.update.UpdateState;
import tern.app.web.WebAddress;

/// The choices about newer versions, and what is said of them. Plain Java; to be called on the FX thread.
public final class UpdatesPresenter {

    private final SettingsModel model;
    private final PreferenceBook preferences;
    private final UpdateService service;
    private final Texts texts;
    private final Locale locale;
    private final String version;

    /// @param version of this copy
    public UpdatesPresenter(SettingsModel model, PreferenceBook preferences, UpdateService service, Texts texts,
            Locale locale, String version) {
        this.model = model;
        this.preferences = preferences;
        this.service = service;
        this.texts = texts;
        this.version = version;
        this.locale = locale;
        preferences.now().addListener((_, _, _) -> show(service.current()));
    }

    /// Takes what is known.
    public void show(UpdateState state) {
        UpdateChoice choice = preferences.get().updates();
        Optional<String> host = choice.address().map(WebAddress::host);
        boolean askable = host.isPresent() && state.hasKey();
        Optional<Announcement> newer = askable ? state.newer() : Optional.empty();
        model.update.set(new UpdatePicture(words(choice, state), askable, state.asking(),
                askable ? said(state, host.orElse("")) : Optional.empty(),
                newer.map(Announcement::notes).filter(notes -> !notes.isEmpty()),
                newer.map(one -> lines(one.files()))));
    }

    private String words(UpdateChoice choice, UpdateState state) {
        if (choice.address().isEmpty()) {
            return texts.get("privacy.updates.nobody");
        }
        if (!state.hasKey()) {
            return texts.get("privacy.updates.no.key");
        }
        return texts.get(choice.on() ? "privacy.updates.on" : "privacy.updates.off", choice.address().get().host());
    }

    private Optional<String> said(UpdateState state, String host) {
        return state.asking()
                ? Optional.of(texts.get("privacy.updates.asking", host))
                : state.answer().map(answer -> said(answer, state.host()));
    }

    private String said(UpdateAnswer answer, String host) {
        return switch (answer) {
            case None none -> none.reason().sentence(host);
            case Told told -> texts.get(told.newer() ? "privacy.updates.newer" : "privacy.updates.newest",
                    told.announcement().version().toString(), day(told.announcement().issued()), version);
        };
    }

    private String day(Instant time) {
        return Moments.of(time.atZone(ZoneId.systemDefault()).toLocalDate(), locale);
    }

    private static String lines(List<Announcement.File> files) {
        return files.stream().map(file -> file.name() + "\n" + file.sha256()).collect(Collectors.joining("\n"));
    }

    public void on(boolean wanted) {
        preferences.change(now -> now.withUpdates(now.updates().withOn(wanted)));
    }

    /// @return what is wrong with the address; empty when it is taken
    public Optional<String> address(String typed) {
        Optional<WebAddress> address = WebAddress.find(typed);
        if (address.isEmpty()) {
            return Optional.of(texts.get("privacy.updates.address.wrong"));
        }
        preferences.change(now -> now.withUpdates(now.updates().withAddress(address)));
        return Optional.empty();
    }

    /// Without an address nobody is asked.
    public void forget() {
        preferences.change(now -> now.withUpdates(UpdateChoice.standard()));
    }

    /// Asks at once.
    public void now() {
        service.now();
    }
}
