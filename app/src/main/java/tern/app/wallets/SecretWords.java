package tern.app.wallets;

import java.lang.foreign.ValueLayout;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.Mnemonic;
import tern.wallet.keys.SecretBuilder;

/// Recovery words that can be looked at one by one. The phrase itself never becomes a `String`; single words of the
/// public list do, for the moment in which they are drawn.
public final class SecretWords implements AutoCloseable {

    private final Secret phrase;
    private final int[] starts;

    /// @param phrase as the word list writes it; taken over and wiped with this
    public SecretWords(Secret phrase) {
        this.phrase = phrase;
        this.starts = starts(phrase);
    }

    /// New random words.
    ///
    /// @param count 12, 15, 18, 21 or 24
    public static SecretWords generate(int count) {
        return new SecretWords(Mnemonic.generate(count));
    }

    public int count() {
        return starts.length - 1;
    }

    /// @param number counted from 1
    public String word(int number) {
        int from = starts[number - 1];
        char[] letters = new char[starts[number] - 1 - from];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (char) at(from + i);
        }
        return new String(letters);
    }

    /// Whether somebody typed the word of this number; capitals and spaces around it do not matter.
    public boolean is(int number, String typed) {
        String given = typed.strip();
        int from = starts[number - 1];
        boolean same = given.length() == starts[number] - 1 - from;
        for (int i = 0; same && i < given.length(); i++) {
            same = Character.toLowerCase(given.charAt(i)) == at(from + i);
        }
        return same;
    }

    /// A copy of the phrase; the caller closes it.
    public Secret phrase() {
        return phrase.copy();
    }

    /// One phrase of words from fields. The caller closes it.
    public static Secret join(Iterable<String> words) {
        try (SecretBuilder phrase = new SecretBuilder(24 * 9)) {
            for (String word : words) {
                if (phrase.length() > 0) {
                    phrase.append((byte) ' ');
                }
                phrase.append(word.strip());
            }
            return phrase.toSecret();
        }
    }

    @Override
    public void close() {
        phrase.close();
    }

    private byte at(int index) {
        return phrase.segment().get(ValueLayout.JAVA_BYTE, index);
    }

    /// Where each word begins, and one past the end of the last with its imagined space.
    private static int[] starts(Secret phrase) {
        int count = 1;
        for (int i = 0; i < phrase.length(); i++) {
            count += phrase.segment().get(ValueLayout.JAVA_BYTE, i) == ' ' ? 1 : 0;
        }
        int[] starts = new int[count + 1];
        int word = 1;
        for (int i = 0; i < phrase.length(); i++) {
            if (phrase.segment().get(ValueLayout.JAVA_BYTE, i) == ' ') {
                starts[word++] = i + 1;
            }
        }
        starts[word] = phrase.length() + 1;
        return starts;
    }
}
