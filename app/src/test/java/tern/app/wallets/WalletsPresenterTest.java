package tern.app.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.boot.SettingsStore;
import tern.app.transact.PasswordBrake;
import tern.app.ui.Texts;
import tern.app.wallets.WalletsModel.Action;
import tern.app.wallets.WalletsModel.Wallet;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;

/// Looking after wallets, over a real folder and without a window.
class WalletsPresenterTest {

    private static final List<String> WORDS = List.of(
            "bottom drive obey lake curtain smoke basket hold race lonely fit walk".split(" "));

    @TempDir
    private Path folder;

    private final WalletsModel model = new WalletsModel();
    private final List<String> changes = new ArrayList<>();
    private WalletsPresenter presenter = presenter();

    private WalletsPresenter presenter() {
        Path home = folder == null ? Path.of("none") : folder;
        return new WalletsPresenter(model, new Workshop(Keystore.open(home.resolve("wallets")), Runnable::run,
                Runnable::run, Texts.load(Locale.ENGLISH)),
                new Labels(new SettingsStore(home.resolve("settings.json")), Texts.load(Locale.ENGLISH)),
                () -> changes.add("changed"));
    }

    @BeforeEach
    void aliceIsThere() throws Exception {
        presenter = presenter();
        try (Secret uri = secret("//Alice"); KeyMaterial key = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            Keystore keystore = Keystore.open(folder.resolve("wallets"));
            keystore.createColdkey("alice", key, Optional.empty());
            keystore.createHotkey("alice", "first", key, Optional.empty());
        }
        presenter.load();
    }

    private static Secret secret(String text) {
        return Secret.takeChars(text.toCharArray());
    }

    private Wallet alice() {
        return model.wallets().getFirst();
    }

    @Test
    void walletsAreShownWithTheirHotkeysAndCanBeCalledSomethingElse() {
        assertThat(alice().title()).isEqualTo("alice");
        assertThat(alice().hotkeys()).extracting(WalletsModel.Hotkey::name).containsExactly("first");
        presenter.label(alice(), " For the children ");
        assertThat(alice().title()).isEqualTo("For the children");
        assertThat(alice().name()).as("the folder stays").isEqualTo("alice");
        assertThat(changes).hasSize(1);
        presenter.label(alice(), "");
        assertThat(alice().title()).isEqualTo("alice");
    }

    @Test
    void twoWalletsAreNeverCalledTheSame() throws Exception {
        try (Secret uri = secret("//Bob"); KeyMaterial key = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            Keystore.open(folder.resolve("wallets")).createColdkey("bob", key, Optional.empty());
        }
        presenter.load();
        presenter.label(model.wallets().getLast(), "Alice");
        assertThat(model.wrong().get().orElseThrow()).contains("Another wallet is called “alice”");
        presenter.label(alice(), "For the children");
        presenter.label(model.wallets().getLast(), "for the CHILDREN");
        assertThat(model.wrong().get().orElseThrow()).contains("“For the children”");
        assertThat(model.wallets()).extracting(Wallet::title).containsExactly("For the children", "bob");
        presenter.label(alice(), "For the Children");
        assertThat(alice().title()).as("its own name is no other's").isEqualTo("For the Children");
        Workshop workshop = new Workshop(Keystore.open(folder.resolve("wallets")), Runnable::run, Runnable::run,
                Texts.load(Locale.ENGLISH));
        assertThat(workshop.nameProblem("Bob", Optional.empty())).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("“bob”"));
        assertThat(workshop.nameProblem("carol", Optional.empty())).isEmpty();
    }

    @Test
    void aNewHotkeyIsWrittenAndOneOfTheSameNameIsNot() throws Exception {
        presenter.newHotkey(alice(), "second");
        assertThat(alice().hotkeys()).hasSize(2);
        Keystore.open(folder.resolve("wallets")).unlockHotkey("alice", "second", Optional.empty()).close();
        presenter.newHotkey(alice(), "second");
        assertThat(model.wrong().get()).isPresent();
        presenter.newHotkey(alice(), "a/b");
        assertThat(model.wrong().get()).isPresent();
    }

    @Test
    void aBackupIsAFileThatOpensAgainAndReplacesNothing() throws Exception {
        Path file = folder.resolve("alice.json");
        presenter.toggle(alice(), Action.BACK_UP);
        presenter.export(alice(), Optional.empty(), secret("of the file"), file);
        assertThat(model.said().get().orElseThrow()).contains("alice.json");
        assertThat(model.open().get()).as("the form closes").isEmpty();
        try (Secret json = Keystore.readExport(file);
                Secret password = secret("of the file");
                KeyMaterial opened = Keystore.openExport(json, Optional.of(password))) {
            assertThat(alice().account()).contains(opened.account());
        }
        byte[] before = Files.readAllBytes(file);
        presenter.export(alice(), Optional.empty(), secret("another one"), file);
        assertThat(model.wrong().get()).isPresent();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aBackupOnPaperIsCheckedAgainstTheAddress() {
        presenter.verifyWords(alice(), WORDS, secret("//Alice"));
        assertThat(model.said().get().orElseThrow()).contains("right");
        presenter.verifyWords(alice(), WORDS, secret(""));
        assertThat(model.wrong().get().orElseThrow()).contains("another address");
        List<String> wrong = new ArrayList<>(WORDS);
        wrong.set(0, "botom");
        presenter.verifyWords(alice(), wrong, secret("//Alice"));
        assertThat(model.wrong().get().orElseThrow()).contains("Word 1");
        presenter.verifyPassword(alice(), Optional.empty());
        assertThat(model.said().get()).isPresent();
    }

    @Test
    void wrongPasswordsSlowDownWhereverTheyAreTried() throws Exception {
        Instant[] now = {Instant.parse("2026-11-26T12:00:00Z")};
        Keystore keystore = Keystore.open(folder.resolve("wallets"));
        try (Secret uri = secret("//Bob"); KeyMaterial key = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            keystore.createColdkey("bob", key, Optional.of(secret("correct horse")));
        }
        Texts texts = Texts.load(Locale.ENGLISH);
        presenter = new WalletsPresenter(model, new Workshop(keystore, Runnable::run, Runnable::run, texts,
                new PasswordBrake(() -> now[0])), new Labels(new SettingsStore(folder.resolve("s.json")), texts),
                () -> {});
        presenter.load();
        Wallet bob = model.wallets().getLast();
        assertThat(bob.name()).isEqualTo("bob");
        presenter.verifyPassword(bob, Optional.of(secret("a guess")));
        assertThat(model.wrong().get().orElseThrow()).contains("password is wrong").contains("in 1 s");
        presenter.verifyPassword(bob, Optional.of(secret("correct horse")));
        assertThat(model.wrong().get().orElseThrow()).as("too soon, whatever was typed")
                .startsWith("The next password");
        Path file = folder.resolve("bob.json");
        presenter.export(bob, Optional.of(secret("correct horse")), secret("of the file"), file);
        assertThat(model.wrong().get().orElseThrow()).startsWith("The next password");
        assertThat(file).doesNotExist();
        now[0] = now[0].plusSeconds(1);
        presenter.export(bob, Optional.of(secret("another guess")), secret("of the file"), file);
        assertThat(model.wrong().get().orElseThrow()).contains("password is wrong").contains("in 2 s");
        presenter.verifyPassword(alice(), Optional.empty());
        assertThat(model.said().get()).as("another wallet does not wait").isPresent();
        now[0] = now[0].plusSeconds(2);
        presenter.export(bob, Optional.of(secret("correct horse")), secret("of the file"), file);
        assertThat(file).exists();
        presenter.verifyPassword(bob, Optional.of(secret("a guess")));
        assertThat(model.wrong().get().orElseThrow()).as("the right one made it short again").contains("in 1 s");
    }

    @Test
    void damagedSettingsHideNoWallet() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{\"label");
        presenter.load();
        assertThat(model.wallets()).extracting(Wallet::title).containsExactly("alice");
        assertThat(model.problem().get().orElseThrow().sentence()).contains("settings.json.damaged");
        presenter.label(alice(), "For the children");
        assertThat(alice().title()).isEqualTo("For the children");
        assertThat(folder.resolve("settings.json.damaged")).hasContent("{\"label");
    }

    @Test
    void anActionIsOpenOnceAndClosesWithASecondPress() {
        presenter.toggle(alice(), Action.LABEL);
        presenter.toggle(alice(), Action.VERIFY);
        assertThat(model.open().get().orElseThrow().action()).isEqualTo(Action.VERIFY);
        presenter.toggle(alice(), Action.VERIFY);
        assertThat(model.open().get()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeReadIsSaid() throws Exception {
        Path blocked = folder.resolve("blocked");
        Files.writeString(blocked, "a file");
        new WalletsPresenter(model, new Workshop(Keystore.open(blocked), Runnable::run, Runnable::run,
                Texts.load(Locale.ENGLISH)),
                new Labels(new SettingsStore(folder.resolve("s.json")), Texts.load(Locale.ENGLISH)), () -> {})
                .load();
        assertThat(model.problem().get()).isPresent();
    }
}
