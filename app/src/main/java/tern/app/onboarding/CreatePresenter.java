package tern.app.onboarding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import tern.app.feed.Problem;
import tern.app.onboarding.CreateModel.Step;
import tern.app.wallets.SecretWords;
import tern.app.wallets.Workshop;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.KeyScheme;
import tern.wallet.keystore.KeyMaterial;
import tern.wallet.keystore.Keystore;
import tern.wallet.units.TernException;

/// Makes a new wallet: a name, words that are shown and asked back, a password, then the files. Plain Java; to be
/// called on the FX thread.
///
/// The words live here from the moment they are made until the wallet is written or the way is left; then they are
/// wiped.
public final class CreatePresenter {

    /// How many words are asked back.
    static final int ASKED = 5;

    private final CreateModel model;
    private final Workshop workshop;
    private final NameStep step;
    private final WordsPrinter printer;
    private final IntUnaryOperator random;
    private final Consumer<Made> made;

    private Optional<String> hotkey = Optional.empty();
    private int wordCount = 12;
    private @Nullable SecretWords words;

    /// What was written.
    ///
    /// @param wallet the name of the wallet
    /// @param notice what did not work beside it
    public record Made(String wallet, Optional<Problem> notice) {}

    /// @param random a number from 0 to below what it is given
    /// @param made   is told when the wallet is written
    public CreatePresenter(CreateModel model, Workshop workshop, WordsPrinter printer, IntUnaryOperator random,
            Consumer<Made> made) {
        this.model = model;
        this.workshop = workshop;
        this.step = new NameStep(workshop, model.shared);
        this.printer = printer;
        this.random = random;
        this.made = made;
    }

    /// Takes the name as it stands in its field and says soon what is wrong with it.
    public void name(String typed) {
        step.typed(typed, Optional.empty());
    }

    /// @param typed name of the first hotkey; empty: none is wanted
    public void hotkey(Optional<String> typed) {
        hotkey = typed.map(String::strip);
        model.hotkeyWrong.set(hotkey.flatMap(CreatePresenter::hotkeyProblem));
    }

    /// @param count 12 or 24
    public void wordCount(int count) {
        wordCount = count;
    }

    /// The words that are being shown; null before they were made and after they were wiped.
    public @Nullable SecretWords words() {
        return words;
    }

    /// From the name to the words.
    public void toWords() {
        if (model.working().get()) {
            return;
        }
        Optional<String> hotkeyProblem = hotkey.flatMap(CreatePresenter::hotkeyProblem);
        model.hotkeyWrong.set(hotkeyProblem);
        step.check(Optional.empty(), () -> {
            if (hotkeyProblem.isEmpty()) {
                wipe();
                words = SecretWords.generate(wordCount);
                model.step.set(Step.WORDS);
            }
        });
    }

    public void show() {
        if (words != null) {
            model.shown.set(true);
            model.seen.set(true);
        }
    }

    public void hide() {
        model.shown.set(false);
    }

    /// Puts the words on paper. Where that worked it counts as having seen them.
    public void print() {
        SecretWords known = words;
        if (known == null || model.working().get()) {
            return;
        }
        // the dialog may stand there longer than the words are kept
        SecretWords printed = new SecretWords(known.phrase());
        int mine = step.round();
        model.working().set(true);
        model.printed.set(Optional.empty());
        printer.print(printed, step.name(), outcome -> {
            printed.close();
            if (step.isNow(mine)) {
                model.working().set(false);
                model.printed.set(outcome.sentence());
                model.seen.set(model.seen.get() || outcome.onPaper());
            }
        });
    }

    /// From the words to the questions.
    public void toCheck() {
        SecretWords known = words;
        if (known == null || !model.seen.get() || model.working().get()) {
            return;
        }
        hide();
        TreeSet<Integer> numbers = new TreeSet<>();
        while (numbers.size() < ASKED) {
            numbers.add(1 + random.applyAsInt(known.count()));
        }
        model.wrong.set(Set.of());
        model.asked.set(List.copyOf(numbers));
        model.step.set(Step.CHECK);
    }

    /// @param typed one for each of [CreateModel#asked], in that order
    /// @return whether all of them are right, so that the fields can be cleared
    public boolean answer(List<String> typed) {
        SecretWords known = words;
        List<Integer> asked = model.asked.get();
        if (known == null || typed.size() != asked.size()) {
            return false;
        }
        Set<Integer> wrong = new TreeSet<>();
        for (int i = 0; i < asked.size(); i++) {
            if (!known.is(asked.get(i), typed.get(i))) {
                wrong.add(asked.get(i));
            }
        }
        model.wrong.set(Set.copyOf(wrong));
        if (wrong.isEmpty()) {
            model.step.set(Step.PASSWORD);
        }
        return wrong.isEmpty();
    }

    /// A word that is another now is not known to be wrong any more.
    ///
    /// @param number of the word
    public void changed(int number) {
        Set<Integer> left = new TreeSet<>(model.wrong.get());
        if (left.remove(number)) {
            model.wrong.set(Set.copyOf(left));
        }
    }

    /// Writes the wallet.
    ///
    /// @param password taken over and wiped; empty: the key is not encrypted
    public void create(Optional<Secret> password) {
        SecretWords known = words;
        if (known == null || model.working().get()) {
            password.ifPresent(Secret::close);
            return;
        }
        int mine = step.begin();
        String wallet = step.name();
        Optional<String> first = hotkey;
        Secret phrase = known.phrase();
        workshop.run(() -> {
            try (phrase; KeyMaterial material = KeyMaterial.ofPhrase(KeyScheme.SR25519, phrase)) {
                workshop.keystore().createColdkey(wallet, material, password);
            } finally {
                password.ifPresent(Secret::close);
            }
            return new Made(wallet, first.flatMap(one -> createHotkey(wallet, one)));
        }, result -> {
            if (step.isNow(mine)) {
                leave();
            }
            made.accept(result);
        }, problem -> step.failed(mine, problem));
    }

    /// One step back; from the first the way is left.
    ///
    /// @return whether there was a step to go back to
    public boolean back() {
        if (model.working().get()) {
            return true;
        }
        model.problem().set(Optional.empty());
        hide();
        switch (model.step.get()) {
            case NAME -> {
                leave();
                return false;
            }
            case WORDS -> {
                wipe();
                model.step.set(Step.NAME);
            }
            case CHECK, PASSWORD -> model.step.set(Step.WORDS);
        }
        return true;
    }

    /// Wipes the words and goes back to the name, which is no secret. A wallet that is being written is written.
    ///
    /// @return whether there were words
    public boolean drop() {
        boolean some = words != null;
        wipe();
        if (some) {
            model.step.set(Step.NAME);
        }
        return some;
    }

    /// Wipes what is there and begins anew.
    public void leave() {
        wipe();
        step.clear();
        model.hotkeyWrong.set(Optional.empty());
        model.step.set(Step.NAME);
    }

    private void wipe() {
        SecretWords old = words;
        words = null;
        step.end();
        hide();
        model.seen.set(false);
        model.printed.set(Optional.empty());
        model.asked.set(List.of());
        model.wrong.set(Set.of());
        if (old != null) {
            old.close();
        }
    }

    /// The coldkey is written by then: what goes wrong here is a notice, and the wallet is there all the same.
    private Optional<Problem> createHotkey(String wallet, String hotkeyName) {
        try (SecretWords own = SecretWords.generate(12);
                Secret phrase = own.phrase();
                KeyMaterial material = KeyMaterial.ofPhrase(KeyScheme.SR25519, phrase)) {
            workshop.keystore().createHotkey(wallet, hotkeyName, material, Optional.empty());
            return Optional.empty();
        } catch (TernException e) {
            return Optional.of(new Problem(workshop.texts().get("create.hotkey.failed", e.sentence()), e.details()));
        }
    }

    /// The rules for names of hotkeys are those for wallets; a new wallet has no other hotkey yet.
    private static Optional<String> hotkeyProblem(String typed) {
        try {
            Keystore.requireNewName(typed);
            return Optional.empty();
        } catch (TernException e) {
            return Optional.of(e.sentence().replace("wallet", "hotkey"));
        }
    }
}
