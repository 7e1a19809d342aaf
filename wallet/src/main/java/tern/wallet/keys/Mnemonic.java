package tern.wallet.keys;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import tern.wallet.crypto.Pbkdf2;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.MnemonicException.Problem;

/// Recovery words: BIP-0039 English, in Substrate's flavour.
///
/// Substrate derives the seed from the entropy, not from the sentence, and uses the password as typed, without Unicode
/// normalisation (source: `substrate-bip39`). A phrase is a [Secret] with UTF-8 text and never becomes a `String`;
/// single words of the public list may.
public final class Mnemonic {

    private static final int ROUNDS = 2048;
    private static final int SEED_BYTES = 64;
    private static final int MINI_SECRET_BYTES = 32;
    private static final int MAX_WORDS = 24;
    private static final int SHOWN_SUGGESTIONS = 8;

    private Mnemonic() {}

    /// New random words. The caller closes them.
    ///
    /// @param words 12, 15, 18, 21 or 24
    public static Secret generate(int words) {
        if (!validCount(words)) {
            throw new IllegalArgumentException("a phrase has 12, 15, 18, 21 or 24 words, not " + words);
        }
        try (Secret entropy = Secret.random(words / 3 * 4)) {
            return ofEntropy(entropy);
        }
    }

    private static boolean validCount(int words) {
        return words >= 12 && words <= MAX_WORDS && words % 3 == 0;
    }

    /// The words of an entropy of 16, 20, 24, 28 or 32 bytes.
    static Secret ofEntropy(Secret entropy) {
        int words = entropy.length() / 4 * 3;
        try (Secret bits = Secret.allocate(entropy.length() + 1); SecretBuilder phrase = new SecretBuilder(words * 9)) {
            MemorySegment.copy(entropy.segment(), 0, bits.segment(), 0, entropy.length());
            bits.segment().set(ValueLayout.JAVA_BYTE, entropy.length(), checksumByte(entropy));
            Words list = Words.english();
            for (int word = 0; word < words; word++) {
                int index = 0;
                for (int bit = word * 11; bit < word * 11 + 11; bit++) {
                    index = index * 2 + ((SecretBytes.at(bits, bit / 8) >> (7 - bit % 8)) & 1);
                }
                if (word > 0) {
                    phrase.append((byte) ' ');
                }
                phrase.append(list.word(index));
            }
            return phrase.toSecret();
        }
    }

    private static byte checksumByte(Secret entropy) {
        return entropy.withBytes(bytes -> {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes)[0];
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        });
    }

    /// What a person typed or pasted, as the word list writes it: compatibility forms resolved (NFKD), lower case, one
    /// space between words, no hidden characters. The caller closes it.
    public static Secret normalize(Secret typed) {
        try (SecretBuilder text = new SecretBuilder(typed.length() + 1)) {
            boolean gap = false;
            for (int i = 0; i < typed.length(); i = SecretBytes.nextCodePoint(typed, i)) {
                int c = SecretBytes.codePointAt(typed, i);
                if (SecretBytes.isSpace(c)) {
                    gap = text.length() > 0;
                    continue;
                }
                if (hidden(c)) {
                    continue;
                }
                if (gap) {
                    text.append((byte) ' ');
                    gap = false;
                }
                if (c < 0x80) {
                    text.append((byte) (c >= 'A' && c <= 'Z' ? c + 0x20 : c));
                } else {
                    // one character is no phrase: it may be a String for a moment
                    Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                            .codePoints()
                            .map(Character::toLowerCase)
                            .forEach(text::appendCodePoint);
                }
            }
            return text.toSecret();
        }
    }

    private static boolean hidden(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT || type == Character.CONTROL || (c >= 0xfe00 && c <= 0xfe0f);
    }

    /// Checks words that need not be normalised.
    ///
    /// @throws MnemonicException with the place of the wrong word, or the reason
    public static void check(Secret words) throws MnemonicException {
        entropy(words).close();
    }

    /// How many words were typed.
    public static int countWords(Secret typed) {
        try (Secret phrase = normalize(typed)) {
            return count(phrase);
        }
    }

    private static int count(Secret phrase) {
        int count = phrase.length() == 0 ? 0 : 1;
        for (int i = 0; i < phrase.length(); i++) {
            count += SecretBytes.at(phrase, i) == ' ' ? 1 : 0;
        }
        return count;
    }

    /// The 32-byte seed of a phrase, for either scheme. The caller closes it.
    ///
    /// @param words need not be normalised
    /// @param password exact UTF-8 bytes; empty for none
    public static Secret miniSecret(Secret words, Secret password) throws MnemonicException {
        try (Secret seed = seed64(words, password)) {
            return seed.copy(0, MINI_SECRET_BYTES);
        }
    }

    static Secret seed64(Secret words, Secret password) throws MnemonicException {
        try (Secret entropy = entropy(words)) {
            byte[] prefix = "mnemonic".getBytes(StandardCharsets.US_ASCII);
            byte[] salt = Arrays.copyOf(prefix, prefix.length + password.length());
            try {
                MemorySegment.copy(password.segment(), ValueLayout.JAVA_BYTE, 0, salt, prefix.length,
                        password.length());
                return Pbkdf2.hmacSha512(entropy, salt, ROUNDS, SEED_BYTES);
            } finally {
                Arrays.fill(salt, (byte) 0);
            }
        }
    }

    /// Words of the list that begin with what was typed so far, at most eight.
    public static List<String> suggestions(String prefix) {
        return Words.english().beginningWith(prefix, SHOWN_SUGGESTIONS);
    }

    /// True for a word of the list, written as in the list.
    public static boolean isWord(String word) {
        return Words.english().beginningWith(word, 1).stream().anyMatch(word::equals);
    }

    static Secret entropy(Secret words) throws MnemonicException {
        try (Secret phrase = normalize(words)) {
            if (phrase.length() == 0) {
                throw new MnemonicException(Problem.EMPTY, Texts.get("words.empty"), 0, List.of());
            }
            int count = count(phrase);
            // bits of up to 24 words; longer texts are only searched for a wrong word
            try (Secret bits = Secret.allocate(MAX_WORDS * 11 / 8 + 1)) {
                readWords(phrase, bits);
                if (!validCount(count)) {
                    throw new MnemonicException(Problem.COUNT, Texts.get("words.count", count), 0, List.of());
                }
                int entropyBytes = count / 3 * 4;
                Secret entropy = bits.copy(0, entropyBytes);
                int checkMask = 0xff << (8 - count / 3);
                if (((SecretBytes.at(bits, entropyBytes) ^ checksumByte(entropy)) & checkMask & 0xff) != 0) {
                    entropy.close();
                    throw new MnemonicException(Problem.CHECKSUM, Texts.get("words.checksum"), 0, List.of());
                }
                return entropy;
            }
        }
    }

    private static void readWords(Secret phrase, Secret bits) throws MnemonicException {
        Words list = Words.english();
        int number = 0;
        for (int from = 0; from < phrase.length(); number++) {
            int to = SecretBytes.indexOf(phrase, from, ' ');
            int index = list.find(phrase, from, to);
            if (index < 0) {
                throw new MnemonicException(Problem.UNKNOWN_WORD, Texts.get("words.unknown", number + 1), number + 1,
                        list.near(phrase, from, to));
            }
            for (int i = 0; i < 11 && number < MAX_WORDS; i++) {
                int bit = number * 11 + i;
                int value = SecretBytes.at(bits, bit / 8) | (((index >> (10 - i)) & 1) << (7 - bit % 8));
                bits.segment().set(ValueLayout.JAVA_BYTE, bit / 8, (byte) value);
            }
            from = to + 1;
        }
    }
}
