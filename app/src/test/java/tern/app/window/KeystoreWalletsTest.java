package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.SettingsStore;
import tern.app.feed.Samples;
import tern.app.shell.WalletDirectory;
import tern.app.shell.WalletItem;
import tern.app.ui.Texts;
import tern.app.wallets.Labels;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.Keystore;

class KeystoreWalletsTest {

    @TempDir
    Path folder;

    @Test
    void listsWalletsByTheirPublicFiles() throws Exception {
        Keystore.open(folder).addWatchOnly("cold", Samples.account("cold"));
        assertThat(new KeystoreWallets(folder).list()).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo("cold");
            assertThat(item.account()).contains(Samples.account("cold"));
            assertThat(item.kind()).isEqualTo(WalletItem.Kind.WATCH_ONLY);
        });
    }

    @Test
    void aFolderThatIsNotThereYetHasNoWallets() throws Exception {
        assertThat(new KeystoreWallets(folder.resolve("none")).list()).isEmpty();
    }

    @Test
    void theFolderIsWrittenAsAPersonWould() {
        Path home = Path.of(System.getProperty("user.home"));
        assertThat(new KeystoreWallets(home.resolve(".bittensor/wallets")).folder()).isEqualTo("~/.bittensor/wallets");
        assertThat(new KeystoreWallets(folder.toAbsolutePath()).folder()).isEqualTo(folder.toAbsolutePath().toString());
    }

    @Test
    void damagedSettingsHideNoWallet() throws Exception {
        Path wallets = folder.resolve("wallets");
        Path settings = folder.resolve("settings.json");
        Texts texts = Texts.load(Locale.ENGLISH);
        Labels labels = new Labels(new SettingsStore(settings), texts);
        AccountId account = Samples.account("cold");
        Keystore.open(wallets).addWatchOnly("cold", account);
        labels.set(account, "For the children");
        KeystoreWallets directory = new KeystoreWallets(wallets, Optional.of(labels));
        assertThat(directory.list().getFirst().label()).contains("For the children");
        String sound = Files.readString(settings);
        for (String damage : List.of("", sound.substring(0, sound.length() - 4), "[]", "\u0000\u0000")) {
            Files.writeString(settings, damage);
            WalletDirectory.Listing listing = directory.listing();
            assertThat(listing.wallets()).singleElement().satisfies(item -> {
                assertThat(item.name()).isEqualTo("cold");
                assertThat(item.label()).isEmpty();
            });
            assertThat(listing.trouble().orElseThrow().sentence()).contains("settings.json.damaged");
            assertThat(directory.listing().trouble()).as("said once").isEmpty();
        }
        Files.writeString(settings, "{\"label." + account.address() + "\": 7}");
        assertThat(directory.listing().wallets()).hasSize(1);
        assertThat(directory.listing().wallets().getFirst().label()).as("no text").isEmpty();
        try (Stream<Path> kept = Files.list(folder)) {
            assertThat(kept.filter(file -> file.toString().contains(".damaged"))).hasSize(4);
        }
        Files.delete(settings);
        Files.createDirectories(settings);
        assertThat(directory.listing().wallets()).as("a file that cannot be read at all").hasSize(1);
        assertThat(directory.listing().trouble()).isPresent();
    }
}
