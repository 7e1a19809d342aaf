package tern.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.Folders;
import tern.app.boot.SettingsStore;
import tern.app.boot.Version;
import tern.app.fx.Fx;
import tern.app.help.Guide;
import tern.app.practice.PracticeNetwork;
import tern.app.prices.PriceClient;
import tern.app.session.Languages;
import tern.app.session.LockFile;
import tern.app.session.SystemBoard;
import tern.app.settings.Place;
import tern.app.settings.SupportGatherer;
import tern.app.tray.SystemTrays;
import tern.app.tray.TrayChoice;
import tern.app.tray.TrayDesktop;
import tern.app.tray.TrayPresenter;
import tern.app.update.ReleaseKey;
import tern.app.update.UpdateCheck;
import tern.wallet.chain.ChainOptions;
import tern.wallet.units.TernException;

/// Settings and lock over the real files, nodes and desktop.
final class SettingsWiring {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsWiring.class);

    private SettingsWiring() {}

    static SettingsParts parts(Folders folders, ChainOptions chain, PracticeNetwork practice, Executor background) {
        Executor work = task -> Thread.ofVirtual().name("settings").start(task);
        Optional<String> packaged = Version.current();
        String version = packaged.orElse("0-development");
        return new SettingsParts(new SettingsPreferences(new SettingsStore(folders.settingsFile())),
                new LockFile(folders.state().resolve("lock")), new KeystoreLockKeys(folders.wallets()),
                new SystemBoard(), new ChainProbe(chain, practice), new PracticeDeskHere(practice),
                new DesktopFolders(), places(folders),
                new SupportGatherer(version, folders.settingsFile(),
                        List.of(folders.logFolder(), practice.path().resolve("log")), InstantSource.system()),
                main -> FileSaver.of(main, background),
                work, Executors.newSingleThreadExecutor(Thread.ofPlatform().name("password").daemon().factory()),
                System::nanoTime, version, tray(folders, background), new PriceClient(),
                UpdateCheck.of(folders, packaged), releaseKey(), Guide.here());
    }

    /// A few bytes from beside the program. Where they are no key, nobody is asked, as where there are none.
    private static Optional<ReleaseKey> releaseKey() {
        try {
            Optional<Path> file = ReleaseKey.own();
            return file.isPresent() ? Optional.of(ReleaseKey.read(Files.readString(file.get()))) : Optional.empty();
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("the makers' key cannot be read", e);
            return Optional.empty();
        }
    }

    /// No thread begins before an entry is wanted.
    private static TrayPresenter tray(Folders folders, Executor background) {
        TrayDesktop desktop = SystemTrays.desktop();
        TrayChoice usual = TrayChoice.standard(desktop);
        return new TrayPresenter(new TrayPresenter.Ports(
                new SettingsTray(new SettingsStore(folders.settingsFile()), usual), usual, desktop,
                SystemTrays.here(), background,
                Executors.newSingleThreadExecutor(Thread.ofPlatform().name("tray").daemon().factory()), Fx::run));
    }

    /// Which locale the window is made with. The texts are made before anything else, so this reads the file at once.
    static Locale locale(SettingsParts parts) {
        try {
            return Languages.locale(parts.preferences().load().language(), Locale.getDefault());
        } catch (TernException e) {
            // the window itself reads the file again and says what is wrong with it
            LOG.warn("The language is not known: {}", e.sentence());
            return Languages.locale(Optional.empty(), Locale.getDefault());
        }
    }

    private static List<Place> places(Folders folders) {
        return List.of(place("wallets", "folders.wallets", folders.wallets()),
                place("config", "folders.config", folders.config()), place("data", "folders.data", folders.data()),
                place("state", "folders.state", folders.state()), place("cache", "folders.cache", folders.cache()));
    }

    private static Place place(String id, String key, Path path) {
        return new Place(id, key, path);
    }
}
