package tern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tern.app.boot.Folders.Family;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the paths here begin with /")
class FoldersTest {

    private static Folders find(Family family, Map<String, String> environment) throws BootException {
        return Folders.find(environment, family, "/home/user", Optional.empty(), Optional.empty());
    }

    @Test
    void linuxFollowsTheXdgSpecification() throws BootException {
        Folders folders = find(Family.LINUX, Map.of("HOME", "/home/a", "XDG_CONFIG_HOME", "/c", "XDG_STATE_HOME", "/s",
                "XDG_DATA_HOME", "/d", "XDG_CACHE_HOME", "/k"));
        assertThat(folders).isEqualTo(new Folders(Path.of("/c/tern"), Path.of("/s/tern"), Path.of("/d/tern"),
                Path.of("/k/tern"), Path.of("/home/a/.bittensor/wallets")));
        assertThat(folders.settingsFile()).isEqualTo(Path.of("/c/tern/settings.json"));
        assertThat(folders.metadataCache()).isEqualTo(Path.of("/k/tern/metadata"));
        assertThat(folders.logFolder()).isEqualTo(Path.of("/s/tern/log"));
    }

    @Test
    void linuxHasDefaultsAndIgnoresRelativeVariables() throws BootException {
        Folders folders = find(Family.LINUX, Map.of("XDG_CONFIG_HOME", "relative", "XDG_CACHE_HOME", ""));
        assertThat(folders).isEqualTo(new Folders(Path.of("/home/user/.config/tern"),
                Path.of("/home/user/.local/state/tern"), Path.of("/home/user/.local/share/tern"),
                Path.of("/home/user/.cache/tern"), Path.of("/home/user/.bittensor/wallets")));
    }

    @Test
    void macUsesApplicationSupport() throws BootException {
        Folders folders = find(Family.MAC, Map.of("HOME", "/Users/a"));
        assertThat(folders.config()).isEqualTo(Path.of("/Users/a/Library/Application Support/Tern"));
        assertThat(folders.cache()).isEqualTo(Path.of("/Users/a/Library/Caches/Tern"));
        assertThat(folders.wallets()).isEqualTo(Path.of("/Users/a/.bittensor/wallets"));
    }

    @Test
    void windowsUsesAppData() throws BootException {
        Folders folders = find(Family.WINDOWS,
                Map.of("USERPROFILE", "/u", "APPDATA", "/u/roaming", "LOCALAPPDATA", "/u/local"));
        assertThat(folders).isEqualTo(new Folders(Path.of("/u/roaming/Tern"), Path.of("/u/local/Tern/State"),
                Path.of("/u/local/Tern/Data"), Path.of("/u/local/Tern/Cache"), Path.of("/u/.bittensor/wallets")));
    }

    @Test
    void homeKeepsEverythingInOneFolder() throws BootException {
        Map<String, String> environment = Map.of("HOME", "/home/a", "TERN_HOME", "/stick", "BT_WALLET_PATH", "/bt");
        assertThat(find(Family.LINUX, environment)).isEqualTo(new Folders(Path.of("/stick"), Path.of("/stick/state"),
                Path.of("/stick/data"), Path.of("/stick/cache"), Path.of("/stick/wallets")));
        Folders optionWins = Folders.find(environment, Family.LINUX, "/x", Optional.of("/other"), Optional.empty());
        assertThat(optionWins.config()).isEqualTo(Path.of("/other"));
    }

    @Test
    void walletsFolderComesFromOptionThenVariable() throws BootException {
        Map<String, String> environment = Map.of("HOME", "/home/a", "BT_WALLET_PATH", "~/keys");
        assertThat(find(Family.LINUX, environment).wallets()).isEqualTo(Path.of("/home/a/keys"));
        assertThat(Folders.find(environment, Family.LINUX, "/x", Optional.empty(), Optional.of("/w")).wallets())
                .isEqualTo(Path.of("/w"));
        assertThat(Folders.find(environment, Family.LINUX, "/x", Optional.of("/h"), Optional.of("/w")).wallets())
                .isEqualTo(Path.of("/w"));
    }

    @Test
    void relativeFoldersAreTakenFromWhereTheCommandRuns() throws BootException {
        Folders folders = Folders.find(Map.of(), Family.LINUX, "/home/a", Optional.of("here"), Optional.empty());
        assertThat(folders.config()).isEqualTo(Path.of("here").toAbsolutePath());
    }

    @Test
    void whatIsNoPathIsRefusedInWords() {
        assertThatThrownBy(
                () -> Folders.find(Map.of(), Family.LINUX, "/home/a", Optional.of("a\u0000b"), Optional.empty()))
                .isInstanceOf(BootException.class)
                .hasMessage("The folder given by --home is not a path on this computer.");
        assertThatThrownBy(() -> Folders.find(Map.of(), Family.LINUX, "/home/a", Optional.empty(), Optional.of(" ")))
                .isInstanceOf(BootException.class)
                .hasMessage("The folder given by --wallets is empty.");
    }

    @Test
    void theFamilyIsToldByTheSystemsName() {
        assertThat(Family.of("Linux")).isEqualTo(Family.LINUX);
        assertThat(Family.of("Mac OS X")).isEqualTo(Family.MAC);
        assertThat(Family.of("Windows 11")).isEqualTo(Family.WINDOWS);
        assertThat(Family.of("FreeBSD")).isEqualTo(Family.LINUX);
    }
}
