package tern.app.boot;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where Tern keeps its things. Nothing here touches the disk: [OwnerOnly] creates the folders when they are needed.
///
/// Sources: XDG Base Directory Specification 0.8 on Linux, `Application Support` and `Caches` on macOS, `APPDATA` and
/// `LOCALAPPDATA` on Windows; the wallets folder is btcli's own.
///
/// @param config  settings
/// @param state   what may be lost without harm but should outlive a restart: logs, addresses sent to
/// @param data    history
/// @param cache   what can be fetched again: runtime metadata by its hash
/// @param wallets the folder with one folder a wallet
public record Folders(Path config, Path state, Path data, Path cache, Path wallets) {

    /// The three families of desktop systems.
    enum Family {
        LINUX, MAC, WINDOWS;

        static Family of(String osName) {
            String name = osName.toLowerCase(Locale.ROOT);
            return name.startsWith("mac") ? MAC : name.startsWith("windows") ? WINDOWS : LINUX;
        }
    }

    /// Folders of this user on this computer.
    ///
    /// Settings of Tern alone win over those shared with other programs: `--wallets`, then the home folder, then
    /// `BT_WALLET_PATH`, then `~/.bittensor/wallets`.
    ///
    /// @param environment variables, as [System#getenv()] gives them
    /// @param home        `--home`: one folder for everything, the wallets included; `TERN_HOME` says the same
    /// @param wallets     `--wallets`
    /// @throws BootException when one of these texts cannot be a path
    public static Folders find(Map<String, String> environment, Optional<String> home, Optional<String> wallets)
            throws BootException {
        return find(environment, Family.of(System.getProperty("os.name", "")), System.getProperty("user.home", "."),
                home,
                wallets);
    }

    static Folders find(
            Map<String, String> environment,
            Family family,
            String userHomeProperty,
            Optional<String> home,
            Optional<String> wallets) throws BootException {
        Path userHome = absolute(environment.get(family == Family.WINDOWS ? "USERPROFILE" : "HOME"));
        if (userHome == null) {
            userHome = path("user.home", userHomeProperty).toAbsolutePath();
        }
        @Nullable
        String one = home.orElse(textOrNull(environment.get("TERN_HOME")));
        Folders found = one != null
                ? oneFolder(expand(path("--home", one), userHome))
                : separate(environment, family, userHome);
        @Nullable
        String bittensor = textOrNull(environment.get("BT_WALLET_PATH"));
        if (wallets.isPresent()) {
            return found.withWallets(expand(path("--wallets", wallets.get()), userHome));
        }
        return one == null && bittensor != null
                ? found.withWallets(expand(path("BT_WALLET_PATH", bittensor), userHome))
                : found;
    }

    private static Folders oneFolder(Path home) {
        return new Folders(home, home.resolve("state"), home.resolve("data"), home.resolve("cache"),
                home.resolve("wallets"));
    }

    private static Folders separate(Map<String, String> environment, Family family, Path userHome) {
        Path wallets = userHome.resolve(".bittensor").resolve("wallets");
        return switch (family) {
            case MAC -> {
                Path support = userHome.resolve("Library").resolve("Application Support").resolve("Tern");
                yield new Folders(support, support.resolve("State"), support.resolve("Data"),
                        userHome.resolve("Library").resolve("Caches").resolve("Tern"), wallets);
            }
            case WINDOWS -> {
                Path roaming = or(absolute(environment.get("APPDATA")), userHome.resolve("AppData").resolve("Roaming"));
                Path local = or(absolute(environment.get("LOCALAPPDATA")), userHome.resolve("AppData").resolve("Local"))
                        .resolve("Tern");
                yield new Folders(roaming.resolve("Tern"), local.resolve("State"), local.resolve("Data"),
                        local.resolve("Cache"), wallets);
            }
            case LINUX -> new Folders(
                    or(absolute(environment.get("XDG_CONFIG_HOME")), userHome.resolve(".config")).resolve("tern"),
                    or(absolute(environment.get("XDG_STATE_HOME")), userHome.resolve(".local").resolve("state"))
                            .resolve("tern"),
                    or(absolute(environment.get("XDG_DATA_HOME")), userHome.resolve(".local").resolve("share"))
                            .resolve("tern"),
                    or(absolute(environment.get("XDG_CACHE_HOME")), userHome.resolve(".cache")).resolve("tern"),
                    wallets);
        };
    }

    /// `settings.json`
    public Path settingsFile() {
        return config.resolve("settings.json");
    }

    /// Runtime metadata by spec version and hash, so that a start does not fetch it again.
    public Path metadataCache() {
        return cache.resolve("metadata");
    }

    /// What accounts owned and did: `history.db`
    public Path historyFile() {
        return data.resolve("history.db");
    }

    /// Where the log goes.
    public Path logFolder() {
        return state.resolve("log");
    }

    /// Creates the folders for settings, state, data and cache, readable by their owner alone. The wallets folder is
    /// the keystore's.
    public void create() throws BootException {
        OwnerOnly.createFolder(config);
        OwnerOnly.createFolder(state);
        OwnerOnly.createFolder(data);
        OwnerOnly.createFolder(cache);
    }

    private Folders withWallets(Path folder) {
        return new Folders(config, state, data, cache, folder);
    }

    private static Path or(@Nullable Path first, Path second) {
        return first == null ? second : first;
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /// The XDG specification says that a relative path in its variables is to be ignored; the others follow suit.
    private static @Nullable Path absolute(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            Path path = Path.of(text);
            return path.isAbsolute() ? path.normalize() : null;
        } catch (InvalidPathException ignored) {
            return null;
        }
    }

    private static Path path(String source, String text) throws BootException {
        if (text.isBlank()) {
            throw BootException.of("folder.empty", source);
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw BootException.of("folder.not-a-path", source, e.getReason(), e);
        }
    }

    /// A leading `~` that no shell has expanded, as in settings files and systemd units.
    private static Path expand(Path path, Path userHome) {
        if (!path.isAbsolute() && path.getNameCount() > 0 && path.getName(0).toString().equals("~")) {
            return path.getNameCount() == 1
                    ? userHome
                    : userHome.resolve(path.subpath(1, path.getNameCount())).normalize();
        }
        return path.toAbsolutePath().normalize();
    }
}
