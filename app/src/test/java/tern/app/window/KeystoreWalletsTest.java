package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.feed.Samples;
import tern.app.shell.WalletItem;
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
}
