package tern.app.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.onboarding.RestoreModel.Foreign;
import tern.app.onboarding.RestoreModel.Step;
import tern.app.transact.PasswordBrake;
import tern.app.ui.Texts;
import tern.app.wallets.Workshop;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keys.Ss58;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;

/// Bringing wallets back, over real folders and files and without a window.
class RestorePresenterTest {

    /// The public development phrase.
    static final List<String> WORDS = List.of(
            "bottom drive obey lake curtain smoke basket hold race lonely fit walk".split(" "));
    private static final String ROOT = "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV";
    private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    private static final String ALICE_SEED = "e5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a";

    @TempDir
    private Path folder;

    private final RestoreModel model = new RestoreModel();
    private final List<String> made = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");

    private RestorePresenter presenter() {
        return presenter(Runnable::run);
    }

    private RestorePresenter presenter(Executor background) {
        return new RestorePresenter(model, new Workshop(keystore(), background, Runnable::run,
                Texts.load(Locale.ENGLISH), new PasswordBrake(() -> now)), made::add);
    }

    private Keystore keystore() {
        return Keystore.open(folder.resolve("wallets"));
    }

    private static Secret secret(String text) {
        return Secret.takeChars(text.toCharArray());
    }

    private String shown() {
        return model.read().get().orElseThrow().account().address();
    }

    @Test
    void wordsShowTheirAddressBeforeAnythingIsWritten() throws Exception {
        RestorePresenter presenter = presenter();
        presenter.readWords(WORDS, secret(""), KeyScheme.SR25519);
        assertThat(model.step().get()).isEqualTo(Step.ADDRESS);
        assertThat(shown()).isEqualTo(ROOT);
        assertThat(folder.resolve("wallets")).doesNotExist();
        presenter.name("old");
        presenter.toPassword();
        presenter.write(Optional.empty());
        assertThat(made).containsExactly("old");
        assertThat(keystore().findWallet("old").orElseThrow().coldkey()).hasValueSatisfying(
                account -> assertThat(account.address()).isEqualTo(ROOT));
        assertThat(model.read().get()).as("wiped").isEmpty();
    }

    @Test
    void pathAndSchemeLeadToOtherAddresses() {
        RestorePresenter presenter = presenter();
        presenter.readWords(WORDS, secret("//Alice"), KeyScheme.SR25519);
        assertThat(shown()).isEqualTo(ALICE);
        assertThat(presenter.back()).isTrue();
        assertThat(model.read().get()).isEmpty();
        presenter.readWords(WORDS, secret(""), KeyScheme.ED25519);
        assertThat(shown()).isNotEqualTo(ROOT);
        presenter.back();
        presenter.readWords(WORDS, secret("Alice"), KeyScheme.SR25519);
        assertThat(model.step().get()).isEqualTo(Step.SOURCE);
        assertThat(model.problem().get().orElseThrow().sentence()).contains("begins with / or //");
    }

    @Test
    void wrongWordsAreExplained() {
        RestorePresenter presenter = presenter();
        List<String> typed = new ArrayList<>(WORDS);
        typed.set(4, "curtian");
        presenter.words(typed);
        assertThat(model.words().get().orElseThrow().sentence()).contains("Word 5").contains("curtain");
        assertThat(model.words().get().orElseThrow().unknown()).containsOnlyKeys(5);
        List<String> swapped = new ArrayList<>(WORDS);
        Collections.swap(swapped, 0, 1);
        presenter.readWords(swapped, secret(""), KeyScheme.SR25519);
        assertThat(model.words().get().orElseThrow().sentence())
                .isEqualTo("Each word is known, but together they do not fit: one word or the order is wrong.");
        assertThat(model.step().get()).isEqualTo(Step.SOURCE);
        presenter.words(List.of("bottom", "", ""));
        assertThat(model.words().get().orElseThrow().sentence()).startsWith("1 of 3 words");
        presenter.readWords(List.of("", ""), secret(""), KeyScheme.SR25519);
        assertThat(model.problem().get()).isPresent();
    }

    @Test
    void aSeedIsTakenWithOrWithoutItsPrefixAndNothingElse() {
        RestorePresenter presenter = presenter();
        presenter.readSeed(secret(ALICE_SEED), secret(""), KeyScheme.SR25519);
        assertThat(shown()).isEqualTo(ALICE);
        presenter.back();
        presenter.readSeed(secret("0x" + ALICE_SEED), secret(""), KeyScheme.SR25519);
        assertThat(shown()).isEqualTo(ALICE);
        presenter.back();
        for (String wrong : List.of("", "0x12", ALICE_SEED.replace('e', 'g'), "//Alice")) {
            presenter.readSeed(secret(wrong), secret(""), KeyScheme.SR25519);
            assertThat(model.step().get()).as(wrong).isEqualTo(Step.SOURCE);
            assertThat(model.problem().get().orElseThrow().sentence()).contains("64 digits");
        }
    }

    @Test
    void aPolkadotFileIsOpenedWithItsPassword() throws Exception {
        Path file = folder.resolve("alice.json");
        try (Secret uri = secret("//Alice");
                KeyMaterial key = KeyMaterial.ofUri(KeyScheme.SR25519, uri);
                Secret password = secret("of the file")) {
            Keystore elsewhere = Keystore.open(folder.resolve("elsewhere"));
            elsewhere.createColdkey("alice", key, Optional.empty());
            Files.writeString(file, elsewhere.exportPolkadotJson("alice", Optional.empty(), password));
        }
        RestorePresenter presenter = presenter();
        presenter.readFile(secret(""));
        assertThat(model.problem().get().orElseThrow().sentence()).isEqualTo("Choose the file first.");
        presenter.file(file);
        presenter.readFile(secret("wrong"));
        assertThat(model.problem().get().orElseThrow().sentence()).contains("password is wrong");
        presenter.readFile(secret("of the file"));
        assertThat(model.problem().get().orElseThrow().sentence()).as("guesses are slow").contains("in 1 s");
        now = now.plusSeconds(1);
        presenter.readFile(secret("of the file"));
        assertThat(shown()).isEqualTo(ALICE);
        presenter.name("alice");
        presenter.toPassword();
        presenter.write(Optional.empty());
        assertThat(keystore().findWallet("alice").orElseThrow().coldkey().orElseThrow().address()).isEqualTo(ALICE);
    }

    @Test
    void walletsOfAnotherFolderAreCopiedWholeAndNothingIsOverwritten() throws Exception {
        Path other = folder.resolve("stick");
        Keystore elsewhere = Keystore.open(other);
        try (Secret uri = secret("//Alice"); KeyMaterial key = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            elsewhere.createColdkey("one", key, Optional.empty());
            elsewhere.createHotkey("one", "hot", key, Optional.empty());
            elsewhere.createColdkey("two", key, Optional.empty());
            keystore().createColdkey("two", key, Optional.empty());
        }
        RestorePresenter presenter = presenter();
        presenter.folder(folder.resolve("nothing here"));
        assertThat(model.problem().get()).isPresent();
        presenter.folder(other);
        assertThat(model.foreign().get()).extracting(Foreign::name).containsExactly("one", "two");
        assertThat(model.foreign().get().get(0).obstacle()).isEmpty();
        assertThat(model.foreign().get().get(1).obstacle()).isPresent();
        presenter.bringIn(List.of("two"));
        assertThat(model.problem().get()).isPresent();
        presenter.bringIn(List.of("one"));
        assertThat(made).containsExactly("one");
        for (String file : List.of("coldkey", "coldkeypub.txt", "hotkeys/hot", "hotkeys/hotpub.txt")) {
            assertThat(folder.resolve("wallets/one").resolve(file))
                    .hasSameBinaryContentAs(other.resolve("one").resolve(file));
        }
        assertThat(keystore().verify("one").isGood()).isTrue();
    }

    @Test
    void aKeyThatIsHereAlreadyIsSaidWithItsWalletBeforeItIsWrittenAgain() throws Exception {
        try (Secret uri = secret("//Alice"); KeyMaterial key = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            keystore().createColdkey("first", key, Optional.empty());
        }
        RestorePresenter presenter = presenter();
        presenter.readWords(WORDS, secret("//Alice"), KeyScheme.SR25519);
        assertThat(model.read().get().orElseThrow().warnings()).anyMatch(words -> words.contains("“first”"));
        presenter.back();
        presenter.readWords(WORDS, secret("//Bob"), KeyScheme.SR25519);
        assertThat(model.read().get().orElseThrow().warnings()).noneMatch(words -> words.contains("“first”"));
    }

    @Test
    void aWatchedWalletOfTheSameAddressIsCompletedAndAnotherIsNotTouched() throws Exception {
        try (Secret uri = secret("//Alice"); KeyMaterial key = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            keystore().addWatchOnly("alice", key.account());
            keystore().addWatchOnly("bob", Ss58.parse(ROOT));
        }
        RestorePresenter presenter = presenter();
        presenter.readWords(WORDS, secret("//Alice"), KeyScheme.SR25519);
        presenter.name("bob");
        assertThat(model.nameWrong().get()).isPresent();
        presenter.toPassword();
        assertThat(model.step().get()).isEqualTo(Step.ADDRESS);
        presenter.name("alice");
        assertThat(model.nameWrong().get()).isEmpty();
        presenter.toPassword();
        presenter.write(Optional.empty());
        assertThat(keystore().findWallet("alice").orElseThrow().canSign()).isTrue();
    }

    @Test
    void whatWasReadIsDroppedAndWhatIsStillBeingReadIsNotTaken() {
        RestorePresenter presenter = presenter();
        assertThat(presenter.drop()).as("nothing yet").isFalse();
        presenter.readWords(WORDS, secret(""), KeyScheme.SR25519);
        presenter.name("mine");
        assertThat(presenter.drop()).isTrue();
        assertThat(model.step().get()).isEqualTo(Step.SOURCE);
        assertThat(model.read().get()).isEmpty();
        presenter.write(Optional.empty());
        assertThat(made).as("there is no key any more").isEmpty();

        List<Runnable> waiting = new ArrayList<>();
        RestorePresenter slow = presenter(waiting::add);
        slow.readWords(WORDS, secret(""), KeyScheme.SR25519);
        assertThat(model.working().get()).isTrue();
        assertThat(slow.drop()).isTrue();
        assertThat(model.working().get()).isFalse();
        waiting.forEach(Runnable::run);
        assertThat(model.read().get()).isEmpty();
        assertThat(model.step().get()).isEqualTo(Step.SOURCE);
    }

    @Test
    void aWalletThatIsBeingWrittenIsWrittenWhateverIsDropped() throws Exception {
        List<Runnable> waiting = new ArrayList<>();
        RestorePresenter presenter = presenter(waiting::add);
        presenter.readWords(WORDS, secret("//Alice"), KeyScheme.SR25519);
        waiting.removeFirst().run();
        presenter.name("mine");
        waiting.removeFirst().run();
        presenter.toPassword();
        waiting.removeFirst().run();
        presenter.write(Optional.empty());
        presenter.drop();
        waiting.removeFirst().run();
        assertThat(made).containsExactly("mine");
        try (KeyMaterial key = keystore().openColdkey("mine", Optional.empty())) {
            assertThat(key.account().address()).isEqualTo(ALICE);
        }
    }

    @Test
    void aKeyThatCouldNotBeWrittenCanBeWrittenAgain() throws Exception {
        RestorePresenter presenter = presenter();
        presenter.readWords(WORDS, secret(""), KeyScheme.SR25519);
        presenter.name("mine");
        presenter.toPassword();
        Files.writeString(folder.resolve("wallets"), "a file where the folder should be");
        presenter.write(Optional.empty());
        assertThat(model.problem().get()).isPresent();
        Files.delete(folder.resolve("wallets"));
        presenter.write(Optional.empty());
        assertThat(made).containsExactly("mine");
    }

    @Test
    void aNameThatIsFoundFreeAfterTheLockLeadsNowhere() {
        List<Runnable> waiting = new ArrayList<>();
        RestorePresenter presenter = atAddress(waiting);
        presenter.toPassword();
        Runnable late = waiting.removeFirst();
        assertThat(presenter.drop()).isTrue();
        late.run();
        assertThat(model.step().get()).as("there is no key to write").isEqualTo(Step.SOURCE);
        assertThat(model.working().get()).isFalse();

        presenter.readWords(WORDS, secret(""), KeyScheme.SR25519);
        late.run();
        assertThat(model.working().get()).as("the words are still being read").isTrue();
        waiting.removeFirst().run();
        assertThat(model.step().get()).isEqualTo(Step.ADDRESS);
        late.run();
        assertThat(model.step().get()).as("asked for another key").isEqualTo(Step.ADDRESS);
        presenter.toPassword();
        waiting.removeFirst().run();
        assertThat(model.step().get()).isEqualTo(Step.PASSWORD);
    }

    /// @param waiting takes what is to be done in the background; empty when the address is there
    private RestorePresenter atAddress(List<Runnable> waiting) {
        RestorePresenter presenter = presenter(waiting::add);
        presenter.readWords(WORDS, secret("//Alice"), KeyScheme.SR25519);
        waiting.removeFirst().run();
        presenter.name("mine");
        waiting.removeFirst().run();
        assertThat(model.step().get()).isEqualTo(Step.ADDRESS);
        return presenter;
    }

    private Path stick() throws Exception {
        Path other = folder.resolve("stick");
        try (Secret uri = secret("//Alice"); KeyMaterial key = KeyMaterial.ofUri(KeyScheme.SR25519, uri)) {
            Keystore.open(other).createColdkey("one", key, Optional.empty());
        }
        return other;
    }

    @Test
    void walletsThatAreCopiedLateWipeNoNewKey() throws Exception {
        Path other = stick();
        List<Runnable> waiting = new ArrayList<>();
        RestorePresenter presenter = presenter(waiting::add);
        presenter.folder(other);
        waiting.removeFirst().run();
        presenter.bringIn(List.of("one"));
        presenter.bringIn(List.of("one"));
        assertThat(model.problem().get()).as("it is being done").isEmpty();
        assertThat(waiting).hasSize(1);
        Runnable late = waiting.removeFirst();
        presenter.drop();
        presenter.readWords(WORDS, secret(""), KeyScheme.SR25519);
        waiting.removeFirst().run();
        late.run();
        assertThat(made).containsExactly("one");
        assertThat(shown()).as("the new key is there").isEqualTo(ROOT);
        assertThat(model.step().get()).isEqualTo(Step.ADDRESS);

        presenter.leave();
        presenter.folder(other);
        waiting.removeFirst().run();
        presenter.bringIn(List.of("one"));
        late = waiting.removeFirst();
        presenter.leave();
        presenter.readWords(WORDS, secret(""), KeyScheme.SR25519);
        late.run();
        assertThat(model.problem().get()).as("it was there already").isPresent();
        assertThat(model.working().get()).as("the words are still being read").isTrue();
    }

    @Test
    void aFolderThatIsListedLateEndsNoNewerReading() throws Exception {
        for (Path chosen : List.of(stick(), folder.resolve("nothing here"))) {
            List<Runnable> waiting = new ArrayList<>();
            RestorePresenter presenter = presenter(waiting::add);
            presenter.folder(chosen);
            presenter.leave();
            presenter.readWords(WORDS, secret(""), KeyScheme.SR25519);
            waiting.removeFirst().run();
            assertThat(model.working().get()).isTrue();
            assertThat(model.foreign().get()).isEmpty();
            assertThat(model.problem().get()).isEmpty();
            waiting.removeFirst().run();
            assertThat(shown()).isEqualTo(ROOT);
            presenter.leave();
        }
    }

    @Test
    void aKeyThatCannotBeWrittenIsSaidLateAndEndsNoNewerReading() throws Exception {
        List<Runnable> waiting = new ArrayList<>();
        RestorePresenter presenter = atAddress(waiting);
        presenter.toPassword();
        waiting.removeFirst().run();
        Files.writeString(folder.resolve("wallets"), "a file where the folder should be");
        presenter.write(Optional.empty());
        presenter.drop();
        presenter.readWords(WORDS, secret(""), KeyScheme.SR25519);
        waiting.removeFirst().run();
        assertThat(model.problem().get()).as("nobody is to believe that it was written").isPresent();
        assertThat(model.working().get()).isTrue();
        waiting.removeFirst().run();
        assertThat(shown()).isEqualTo(ROOT);
    }
}
