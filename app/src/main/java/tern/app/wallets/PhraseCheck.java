package tern.app.wallets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tern.app.ui.Texts;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.Mnemonic;
import tern.wallet.keys.MnemonicException;
import tern.wallet.keys.MnemonicException.Problem;

/// What can be said about recovery words while they are typed: which word is not in the list and what it may stand for,
/// and whether all of them belong together.
///
/// @param good     whether this is a recovery phrase
/// @param sentence for the person; empty while nothing was typed
/// @param wrong    whether all words are there and are no recovery phrase
/// @param unknown  the numbers of the words that are not in the list, with words that are near; treat them as secret
public record PhraseCheck(boolean good, boolean wrong, String sentence, Map<Integer, List<String>> unknown) {

    /// @param words one a field, in order; empty fields count as not typed yet
    public static PhraseCheck of(List<String> words, Texts texts) {
        Map<Integer, List<String>> unknown = new TreeMap<>();
        int typed = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).strip();
            if (!word.isEmpty()) {
                typed++;
                near(word).ifUnknown(i + 1, unknown);
            }
        }
        if (typed == 0) {
            return new PhraseCheck(false, false, "", Map.of());
        }
        if (!unknown.isEmpty()) {
            return new PhraseCheck(false, false, unknownSentence(unknown, texts), Map.copyOf(unknown));
        }
        if (typed < words.size()) {
            return new PhraseCheck(false, false, texts.get("words.so.far", Integer.toString(typed),
                    Integer.toString(words.size())), Map.of());
        }
        return whole(words, texts);
    }

    private static PhraseCheck whole(List<String> words, Texts texts) {
        try (Secret phrase = SecretWords.join(words)) {
            Mnemonic.check(phrase);
            return new PhraseCheck(true, false, texts.get("words.good", Integer.toString(words.size())), Map.of());
        } catch (MnemonicException e) {
            String sentence = e.problem() == Problem.CHECKSUM ? texts.get("words.checksum") : e.sentence();
            return new PhraseCheck(false, true, sentence, Map.of());
        }
    }

    private static String unknownSentence(Map<Integer, List<String>> unknown, Texts texts) {
        Map.Entry<Integer, List<String>> first = unknown.entrySet().iterator().next();
        String number = Integer.toString(first.getKey());
        return first.getValue().isEmpty()
                ? texts.get("words.unknown", number)
                : texts.get("words.unknown.near", number, String.join(", ", first.getValue()));
    }

    /// Words of the list that are near to one that is not in it; empty for one that is. Treat them as secret.
    static List<String> nearWords(String word) {
        Near near = near(word);
        return near.known() ? List.of() : near.words();
    }

    /// @param known whether the word is in the list
    private record Near(boolean known, List<String> words) {

        void ifUnknown(int number, Map<Integer, List<String>> into) {
            if (!known) {
                into.put(number, new ArrayList<>(words));
            }
        }
    }

    private static Near near(String word) {
        try (Secret one = SecretWords.join(List.of(word))) {
            Mnemonic.check(one);
            return new Near(true, List.of());
        } catch (MnemonicException e) {
            // a single word is no phrase: only that it is not in the list says something
            return new Near(e.problem() != Problem.UNKNOWN_WORD, e.suggestions());
        }
    }

    /// Without the words.
    @Override
    public String toString() {
        return "PhraseCheck[" + good + ", unknown at " + unknown.keySet() + "]";
    }
}
