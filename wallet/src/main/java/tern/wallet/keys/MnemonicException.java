package tern.wallet.keys;

import java.util.List;
import java.util.OptionalInt;

/// Recovery words that are not a valid phrase. The message names the place of a word, never the word.
public final class MnemonicException extends KeyException {

    private static final long serialVersionUID = 1L;

    /// What is wrong with the phrase.
    public enum Problem {
        /// No words.
        EMPTY,
        /// Not 12, 15, 18, 21 or 24 words.
        COUNT,
        /// A word that is not in the list; [MnemonicException#wordNumber] says which.
        UNKNOWN_WORD,
        /// All words are in the list but do not belong together.
        CHECKSUM
    }

    private final Problem problem;
    private final int wordNumber;
    /// Near misses of a secret word: shown to the person, never written anywhere, so not serialised either.
    private final transient List<String> suggestions;

    MnemonicException(Problem problem, String message, int wordNumber, List<String> suggestions) {
        super(problem == Problem.EMPTY ? Kind.EMPTY : Kind.WORDS, message);
        this.problem = problem;
        this.wordNumber = wordNumber;
        this.suggestions = List.copyOf(suggestions);
    }

    public Problem problem() {
        return problem;
    }

    /// The unknown word's place, counted from 1.
    public OptionalInt wordNumber() {
        return wordNumber == 0 ? OptionalInt.empty() : OptionalInt.of(wordNumber);
    }

    /// Words of the list that the unknown word may stand for, the most likely first. Treat them as secret.
    public List<String> suggestions() {
        return suggestions;
    }
}
