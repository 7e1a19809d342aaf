package tern.app.onboarding;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import tern.app.feed.Problem;
import tern.app.wallets.PhraseCheck;
import tern.wallet.keys.AccountId;

/// What the way back to a wallet shows. Holds nothing secret: the key is with the presenter.
public final class RestoreModel {

    /// The steps in their order.
    public enum Step {
        SOURCE, ADDRESS, PASSWORD
    }

    /// What a wallet is restored from.
    public enum Source {
        WORDS, SEED, FILE, FOLDER
    }

    /// A wallet of another folder.
    ///
    /// @param obstacle why it cannot be brought in; a sentence
    public record Foreign(String name, Optional<AccountId> account, int hotkeys, Optional<String> obstacle) {}

    /// What was read from the secret.
    ///
    /// @param warnings sentences to read before going on
    public record Read(AccountId account, List<String> warnings) {}

    final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.SOURCE);
    final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.WORDS);
    final ObjectProperty<Optional<PhraseCheck>> words = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<String>> file = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<String>> folder = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<List<Foreign>> foreign = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<Optional<Read>> read = new SimpleObjectProperty<>(Optional.empty());
    final NameStep.State shared = new NameStep.State();

    public ObjectProperty<Step> step() {
        return step;
    }

    public ObjectProperty<Source> source() {
        return source;
    }

    /// What can be said about the words that were typed so far.
    public ObjectProperty<Optional<PhraseCheck>> words() {
        return words;
    }

    /// The name of the chosen account file.
    public ObjectProperty<Optional<String>> file() {
        return file;
    }

    /// The chosen folder of wallets, as text.
    public ObjectProperty<Optional<String>> folder() {
        return folder;
    }

    /// The wallets of the chosen folder.
    public ObjectProperty<List<Foreign>> foreign() {
        return foreign;
    }

    /// What the secret is the key of.
    public ObjectProperty<Optional<Read>> read() {
        return read;
    }

    public ObjectProperty<Optional<String>> nameWrong() {
        return shared.nameWrong;
    }

    /// Whether something is being worked out or written.
    public BooleanProperty working() {
        return shared.working;
    }

    public ObjectProperty<Optional<Problem>> problem() {
        return shared.problem;
    }
}
