package tern.app.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.onboarding.CreateModel.Step;
import tern.app.onboarding.CreatePresenter.Made;
import tern.app.ui.Texts;
import tern.app.wallets.SecretWords;
import tern.app.wallets.Workshop;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.Protection;
import tern.wallet.keystore.WalletEntry;

/// Making a wallet, over a real folder and without a window.
class CreatePresenterTest {

    @TempDir
    private Path folder;

    private final CreateModel model = new CreateModel();
    private final List<Made> made = new ArrayList<>();
    private boolean hasPrinter;
    private final List<String> printed = new ArrayList<>();

    private CreatePresenter presenter() {
        return presenter(Runnable::run);
    }

    private CreatePresenter presenter(Executor background) {
        Random random = new Random(7);
        return new CreatePresenter(model,
                new Workshop(Keystore.open(folder.resolve("wallets")), background, Runnable::run,
                        Texts.load(Locale.ENGLISH)),
                (words, wallet, outcome) -> {
                    printed.add(wallet + " " + words.count());
                    outcome.accept(new WordsPrinter.Outcome(hasPrinter, Optional.of("said")));
                }, random::nextInt, made::add);
    }

    private List<String> rightAnswers(CreatePresenter presenter) {
        SecretWords words = presenter.words();
        assertThat(words).isNotNull();
        return model.asked()
                .get()
                .stream()
                .map(number -> " " + words.word(number).toUpperCase(Locale.ROOT) + " ")
                .toList();
    }

    /// Where the folder should be is a file from now on: nobody, root included, can write below it.
    private void blocked() throws IOException {
        Files.writeString(folder.resolve("wallets"), "in the way");
    }

    @Test
    void aFolderThatCannotBeReadIsSaidBeforeThereAreWords() throws Exception {
        blocked();
        CreatePresenter presenter = presenter();
        presenter.name("savings");
        presenter.toWords();
        assertThat(model.step().get()).isEqualTo(Step.NAME);
        assertThat(model.nameWrong().get()).hasValueSatisfying(text -> assertThat(text).isNotBlank().endsWith("."));
    }

    private CreatePresenter atCheck(String name) {
        CreatePresenter presenter = presenter();
        presenter.name(name);
        presenter.toWords();
        presenter.show();
        presenter.toCheck();
        assertThat(model.step().get()).isEqualTo(Step.CHECK);
        return presenter;
    }

    @Test
    void aWalletIsWrittenWithItsHotkeyAndTheWordsOpenIt() throws Exception {
        CreatePresenter presenter = presenter();
        presenter.hotkey(Optional.of("miner"));
        presenter.wordCount(24);
        presenter.name(" savings ");
        presenter.toWords();
        SecretWords words = presenter.words();
        assertThat(words).isNotNull();
        assertThat(words.count()).isEqualTo(24);
        assertThat(model.shown().get()).as("covered until they are asked for").isFalse();
        presenter.show();
        presenter.toCheck();
        assertThat(model.shown().get()).as("covered again").isFalse();
        assertThat(model.asked().get()).hasSize(5).doesNotHaveDuplicates().isSorted();
        assertThat(presenter.answer(rightAnswers(presenter))).isTrue();
        String phrase = String.join(" ", IntStream.rangeClosed(1, 24).mapToObj(words::word).toList());
        presenter.create(Optional.empty());

        assertThat(made).containsExactly(new Made("savings", Optional.empty()));
        assertThat(presenter.words()).as("wiped").isNull();
        WalletEntry entry = Keystore.open(folder.resolve("wallets")).findWallet("savings").orElseThrow();
        assertThat(entry.protection()).isEqualTo(Protection.PLAIN);
        assertThat(entry.hotkeys()).hasSize(1).first().extracting(hotkey -> hotkey.name()).isEqualTo("miner");
        try (Secret again = Secret.takeChars(phrase.toCharArray());
                KeyMaterial material = KeyMaterial.ofPhrase(KeyScheme.SR25519, again)) {
            assertThat(entry.coldkey()).contains(material.account());
        }
    }

    @Test
    void aPasswordEncryptsTheKey() throws Exception {
        CreatePresenter presenter = atCheck("locked");
        presenter.answer(rightAnswers(presenter));
        Secret password = Secret.takeChars("correct horse battery".toCharArray());
        presenter.create(Optional.of(password));
        assertThat(made).hasSize(1);
        assertThat(Files.readString(folder.resolve("wallets/locked/coldkey"),
                StandardCharsets.ISO_8859_1)).startsWith("$NACL");
        assertThatThrownBy(password::segment).isInstanceOf(IllegalStateException.class);
        try (Secret again = Secret.takeChars("correct horse battery".toCharArray())) {
            Keystore.open(folder.resolve("wallets")).unlockColdkey("locked", Optional.of(again)).close();
        }
    }

    @Test
    void nothingIsAskedBeforeTheWordsWereSeen() {
        CreatePresenter presenter = presenter();
        presenter.name("savings");
        presenter.toWords();
        presenter.toCheck();
        assertThat(model.step().get()).isEqualTo(Step.WORDS);
        presenter.print();
        assertThat(printed).containsExactly("savings 12");
        assertThat(model.printed().get()).contains("said");
        presenter.toCheck();
        assertThat(model.step().get()).as("paper that was never printed holds no words").isEqualTo(Step.WORDS);
        hasPrinter = true;
        presenter.print();
        presenter.toCheck();
        assertThat(model.step().get()).isEqualTo(Step.CHECK);
    }

    @Test
    void wrongWordsAreNamedByNumberAndNothingIsWritten() {
        CreatePresenter presenter = atCheck("savings");
        List<String> typed = new ArrayList<>(rightAnswers(presenter));
        typed.set(1, "");
        typed.set(3, "zebra zebra");
        assertThat(presenter.answer(typed)).isFalse();
        assertThat(model.wrong().get())
                .containsExactlyInAnyOrder(model.asked().get().get(1), model.asked().get().get(3));
        assertThat(model.step().get()).isEqualTo(Step.CHECK);
        assertThat(folder.resolve("wallets")).doesNotExist();
        List<Integer> asked = model.asked().get();
        assertThat(presenter.back()).isTrue();
        assertThat(model.step().get()).as("back at the same words").isEqualTo(Step.WORDS);
        presenter.toCheck();
        assertThat(model.asked().get()).as("others are asked").isNotEqualTo(asked);
        assertThat(presenter.answer(rightAnswers(presenter))).isTrue();
    }

    @Test
    void aWordThatWasChangedIsNotCalledWrongAnyMore() {
        CreatePresenter presenter = atCheck("savings");
        List<Integer> asked = model.asked().get();
        List<String> typed = new ArrayList<>(rightAnswers(presenter));
        typed.set(1, "");
        typed.set(4, "");
        presenter.answer(typed);
        presenter.changed(asked.get(0));
        assertThat(model.wrong().get()).containsExactlyInAnyOrder(asked.get(1), asked.get(4));
        presenter.changed(asked.get(4));
        assertThat(model.wrong().get()).as("the other is still as it was").containsExactly(asked.get(1));
        presenter.changed(asked.get(1));
        assertThat(model.wrong().get()).isEmpty();
        assertThat(model.step().get()).isEqualTo(Step.CHECK);
    }

    @Test
    void aNameThatExistsOrCannotBeIsRefusedWhileTyping() throws Exception {
        Files.createDirectories(folder.resolve("wallets/old"));
        Files.writeString(folder.resolve("wallets/old/coldkeypub.txt"),
                "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV");
        CreatePresenter presenter = presenter();
        presenter.name("old");
        assertThat(model.nameWrong().get()).hasValueSatisfying(text -> assertThat(text).contains("“old” already"));
        presenter.toWords();
        assertThat(model.step().get()).isEqualTo(Step.NAME);
        assertThat(presenter.words()).isNull();
        presenter.name("a/b");
        assertThat(model.nameWrong().get()).isPresent();
        presenter.name("");
        assertThat(model.nameWrong().get()).as("nothing typed is no mistake yet").isEmpty();
        presenter.toWords();
        assertThat(model.nameWrong().get()).as("but no name either").isPresent();
        presenter.hotkey(Optional.of("a:b"));
        assertThat(model.hotkeyWrong().get()).hasValueSatisfying(text -> assertThat(text).contains("hotkey"));
        presenter.name("new");
        presenter.toWords();
        assertThat(model.step().get()).isEqualTo(Step.NAME);
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidAndTheWordsAreKept() throws Exception {
        CreatePresenter presenter = atCheck("savings");
        blocked();
        presenter.answer(rightAnswers(presenter));
        presenter.create(Optional.empty());
        assertThat(made).isEmpty();
        assertThat(model.problem().get()).isPresent();
        assertThat(model.working().get()).isFalse();
        assertThat(presenter.words()).as("for another try").isNotNull();
        Files.delete(folder.resolve("wallets"));
        presenter.create(Optional.empty());
        assertThat(made).hasSize(1);
        assertThat(model.problem().get()).isEmpty();
    }

    @Test
    void leavingWipesTheWords() {
        CreatePresenter presenter = atCheck("savings");
        SecretWords words = presenter.words();
        assertThat(words).isNotNull();
        presenter.leave();
        assertThatThrownBy(() -> words.word(1))
                .isInstanceOf(IllegalStateException.class);
        assertThat(model.step().get()).isEqualTo(Step.NAME);
        assertThat(model.asked().get()).isEmpty();
    }

    @Test
    void droppedWordsAreWipedAndTheNameStays() {
        CreatePresenter presenter = atCheck("savings");
        SecretWords words = presenter.words();
        assertThat(words).isNotNull();
        assertThat(presenter.drop()).isTrue();
        assertThat(model.step().get()).isEqualTo(Step.NAME);
        assertThat(presenter.words()).isNull();
        assertThatThrownBy(() -> words.word(1)).isInstanceOf(IllegalStateException.class);
        assertThat(presenter.drop()).as("nothing is left").isFalse();
        presenter.toWords();
        assertThat(model.step().get()).as("the name is still known").isEqualTo(Step.WORDS);
    }

    @Test
    void aPrinterThatTakesItsTimeHasWordsOfItsOwn() {
        List<Runnable> dialogs = new ArrayList<>();
        CreatePresenter presenter = new CreatePresenter(model,
                new Workshop(Keystore.open(folder.resolve("wallets")), Runnable::run, Runnable::run,
                        Texts.load(Locale.ENGLISH)),
                (words, wallet, outcome) -> dialogs.add(() -> {
                    printed.add(words.word(1));
                    outcome.accept(new WordsPrinter.Outcome(true, Optional.of("said")));
                }), new Random(7)::nextInt, made::add);
        presenter.name("savings");
        presenter.toWords();
        SecretWords words = presenter.words();
        assertThat(words).isNotNull();
        String first = words.word(1);
        presenter.print();
        presenter.drop();
        dialogs.forEach(Runnable::run);
        assertThat(printed).containsExactly(first);
        assertThat(model.working().get()).isFalse();
        assertThat(model.seen().get()).as("those on paper are no wallet's any more").isFalse();
    }

    /// @param waiting takes what is to be done in the background; empty when a wallet is being written
    private CreatePresenter writing(String name, List<Runnable> waiting) {
        CreatePresenter presenter = presenter(waiting::add);
        begin(presenter, name);
        runAll(waiting);
        presenter.show();
        presenter.toCheck();
        presenter.answer(rightAnswers(presenter));
        assertThat(model.step().get()).isEqualTo(Step.PASSWORD);
        presenter.create(Optional.empty());
        assertThat(model.working().get()).isTrue();
        return presenter;
    }

    private static void begin(CreatePresenter presenter, String name) {
        presenter.name(name);
        presenter.toWords();
    }

    private static void runAll(List<Runnable> waiting) {
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    @Test
    void aWalletThatIsWrittenLateWipesNoNewWords() {
        for (boolean locked : List.of(true, false)) {
            List<Runnable> waiting = new ArrayList<>();
            String first = "first " + locked;
            CreatePresenter presenter = writing(first, waiting);
            Runnable late = waiting.removeFirst();
            if (locked) {
                presenter.drop();
            } else {
                presenter.leave();
            }
            assertThat(model.working().get()).as("can begin anew").isFalse();
            begin(presenter, "second");
            runAll(waiting);
            SecretWords words = presenter.words();
            assertThat(words).isNotNull();
            late.run();
            assertThat(made).last().isEqualTo(new Made(first, Optional.empty()));
            assertThat(presenter.words()).as("the new words are whole").isSameAs(words);
            assertThat(words.word(1)).isNotEmpty();
            assertThat(model.step().get()).isEqualTo(Step.WORDS);
            presenter.leave();
        }
    }

    @Test
    void aWalletThatFailsLateIsSaidAndEndsNoNewerWork() throws Exception {
        List<Runnable> waiting = new ArrayList<>();
        CreatePresenter presenter = writing("first", waiting);
        blocked();
        Runnable late = waiting.removeFirst();
        presenter.drop();
        begin(presenter, "second");
        late.run();
        assertThat(model.problem().get()).as("nobody is to believe that it was written").isPresent();
        assertThat(model.working().get()).as("the new name is still being looked at").isTrue();
        Files.delete(folder.resolve("wallets"));
        runAll(waiting);
        assertThat(model.step().get()).isEqualTo(Step.WORDS);
    }

    @Test
    void aNameThatIsLookedAtLateEndsNoNewerWork() {
        List<Runnable> waiting = new ArrayList<>();
        CreatePresenter presenter = presenter(waiting::add);
        begin(presenter, "a/b");
        List<Runnable> late = List.copyOf(waiting);
        waiting.clear();
        presenter.leave();
        begin(presenter, "second");
        late.forEach(Runnable::run);
        assertThat(model.working().get()).isTrue();
        assertThat(model.nameWrong().get()).as("of another name").isEmpty();
        runAll(waiting);
        assertThat(model.step().get()).isEqualTo(Step.WORDS);
    }
}
