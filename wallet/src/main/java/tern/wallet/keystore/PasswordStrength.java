package tern.wallet.keystore;

import java.util.Arrays;
import java.util.Optional;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.SecretBytes;

/// A rough, cautious estimate of how hard a password is to guess for somebody who has the key file.
///
/// It counts what an attacker's program would try first: common passwords, years, rows of the keyboard, repeats,
/// letters with a digit behind them. It knows no person's name or pet; it is a hint, never a reason to refuse.
/// Keyfiles of Bittensor all use one salt, so lists of computed passwords are worth making: less than 60 bits is not
/// called strong.
///
/// @param bits the estimate: 2 to this power guesses
/// @param advice empty when nothing obvious is left to improve
public record PasswordStrength(Level level, double bits, Optional<Advice> advice) {

    /// For the colour and the word beside the field.
    public enum Level {
        EMPTY, WEAK, FAIR, STRONG
    }

    /// What would help most; the screen has the sentence.
    public enum Advice {
        LONGER, NOT_COMMON, NO_PATTERNS, MORE_WORDS
    }

    private static final double FAIR_BITS = 40;
    private static final double STRONG_BITS = 60;
    /// btwallet refuses shorter ones.
    private static final int SHORTEST = 6;
    private static final int MAX_LOOKED_AT = 256;
    private static final double WORD_BITS = 11;
    /// A capital in front, digits for letters: what guessing programs vary.
    private static final double VARIATION_BITS = 2;
    private static final double GAP_BITS = 1.5;

    private static final String COMMON = "password passwort passw0rd qwerty qwertz azerty letmein welcome admin "
            + "iloveyou monkey dragon master sunshine princess football baseball superman batman shadow hello secret whatever "
            + "trustno1 starwars bitcoin bittensor tao crypto wallet ethereum satoshi coldkey hotkey testing test "
            + "changeme default pass word login abc love money hodl moon lambo freedom computer internet";
    private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "qwertzuiop",
            "azertyuiop", "abcdefghijklmnopqrstuvwxyz"};

    /// @param password UTF-8; stays the caller's
    public static PasswordStrength of(Secret password) {
        int[] letters = new int[Math.min(password.length(), MAX_LOOKED_AT)];
        int count = 0;
        try (Secret trimmed = SecretBytes.trimmed(password)) {
            for (int i = 0; i < trimmed.length() && count < letters.length; i = SecretBytes.nextCodePoint(trimmed, i)) {
                letters[count++] = SecretBytes.codePointAt(trimmed, i);
            }
            return estimate(letters, count);
        } finally {
            Arrays.fill(letters, 0);
        }
    }

    private static PasswordStrength estimate(int[] letters, int count) {
        if (count == 0) {
            return new PasswordStrength(Level.EMPTY, 0, Optional.of(Advice.LONGER));
        }
        double pool = poolBits(letters, count);
        double bits = 0;
        int common = 0;
        int patterns = 0;
        int i = 0;
        while (i < count) {
            int word = commonWord(letters, i, count);
            int run = pattern(letters, i, count);
            if (word >= 3 && word >= run) {
                bits += 6;
                common += word;
                i += word;
            } else if (run >= 3) {
                bits += 5 + log2(run);
                patterns += run;
                i += run;
            } else {
                int plain = word(letters, i, count);
                // a word of a language is worth far less than its letters, and the space behind it next to nothing
                boolean gap = plain < 4 && i > 0 && i + 1 < count && !Character.isLetterOrDigit(letters[i]);
                bits += plain >= 4 ? Math.min(wordBits(letters, i, plain), plain * pool) : gap ? GAP_BITS : pool;
                i += plain >= 4 ? plain : 1;
            }
        }
        Level level = count < SHORTEST || bits < FAIR_BITS
                ? Level.WEAK
                : bits < STRONG_BITS ? Level.FAIR : Level.STRONG;
        return new PasswordStrength(level, bits, advice(level, count, common, patterns));
    }

    private static Optional<Advice> advice(Level level, int count, int common, int patterns) {
        if (level == Level.STRONG) {
            return Optional.empty();
        }
        if (common * 2 >= count) {
            return Optional.of(Advice.NOT_COMMON);
        }
        if (patterns * 2 >= count) {
            return Optional.of(Advice.NO_PATTERNS);
        }
        return Optional.of(count < 12 ? Advice.LONGER : Advice.MORE_WORDS);
    }

    private static double poolBits(int[] letters, int count) {
        boolean lower = false;
        boolean upper = false;
        boolean digit = false;
        boolean sign = false;
        boolean other = false;
        for (int i = 0; i < count; i++) {
            int c = letters[i];
            lower |= c >= 'a' && c <= 'z';
            upper |= c >= 'A' && c <= 'Z';
            digit |= c >= '0' && c <= '9';
            sign |= c < 128 && !Character.isLetterOrDigit(c);
            other |= c >= 128;
        }
        int pool = (lower ? 26 : 0) + (upper ? 26 : 0) + (digit ? 10 : 0) + (sign ? 33 : 0) + (other ? 100 : 0);
        return log2(pool);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    /// The length of a common password that begins here, capitals and usual digits for letters included.
    private static int commonWord(int[] letters, int from, int count) {
        int best = 0;
        int start = 0;
        while (start < COMMON.length()) {
            int end = COMMON.indexOf(' ', start) < 0 ? COMMON.length() : COMMON.indexOf(' ', start);
            int length = end - start;
            if (length > best && from + length <= count && same(letters, from, start, length)) {
                best = length;
            }
            start = end + 1;
        }
        return best;
    }

    private static boolean same(int[] letters, int from, int start, int length) {
        for (int i = 0; i < length; i++) {
            int expected = COMMON.charAt(start + i);
            int plain = plain(letters[from + i]);
            if (plain != expected && letters[from + i] != expected) {
                return false;
            }
        }
        return true;
    }

    private static int plain(int c) {
        return switch (c) {
            case '0' -> 'o';
            case '1', '!' -> 'i';
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7' -> 't';
            default -> Character.toLowerCase(c);
        };
    }

    /// The length of a repeat, a row of keys or letters in either direction, or a year that begins here.
    private static int pattern(int[] letters, int from, int count) {
        int repeat = 1;
        while (from + repeat < count && letters[from + repeat] == letters[from]) {
            repeat++;
        }
        int best = repeat;
        for (String row : ROWS) {
            best = Math.max(best, Math.max(along(letters, from, count, row, 1), along(letters, from, count, row, -1)));
        }
        return best >= 3 ? best : year(letters, from, count);
    }

    private static int along(int[] letters, int from, int count, String row, int step) {
        int at = row.indexOf(Character.toLowerCase(letters[from]));
        int length = 0;
        while (at >= 0 && at < row.length() && from + length < count
                && Character.toLowerCase(letters[from + length]) == row.charAt(at)) {
            length++;
            at += step;
        }
        return length;
    }

    private static int year(int[] letters, int from, int count) {
        if (from + 4 > count) {
            return 0;
        }
        boolean century = (letters[from] == '1' && letters[from + 1] == '9')
                || (letters[from] == '2' && letters[from + 1] == '0');
        return century && isDigit(letters[from + 2]) && isDigit(letters[from + 3]) ? 4 : 0;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /// The length of a run that looks like one word: small letters or digits that stand for some, a capital in front.
    private static int word(int[] letters, int from, int count) {
        boolean begins = from == 0 || !Character.isLetter(letters[from - 1]);
        if (!begins || !Character.isLetter(plain(letters[from]))) {
            return 0;
        }
        int length = 1;
        while (from + length < count && (Character.isLowerCase(letters[from + length])
                || (Character.isLetter(plain(letters[from + length]))
                        && !Character.isLetter(letters[from + length])))) {
            length++;
        }
        return length <= 12 && vowelled(letters, from, length) ? length : 0;
    }

    private static double wordBits(int[] letters, int from, int length) {
        boolean varied = false;
        for (int i = from; i < from + length; i++) {
            varied |= !Character.isLowerCase(letters[i]);
        }
        return varied ? WORD_BITS + VARIATION_BITS : WORD_BITS;
    }

    /// Words have vowels; random letters of that length often enough too, which makes the estimate cautious.
    private static boolean vowelled(int[] letters, int from, int length) {
        int vowels = 0;
        for (int i = from; i < from + length; i++) {
            vowels += "aeiouyäöü".indexOf(plain(letters[i])) >= 0 ? 1 : 0;
        }
        return vowels * 5 >= length;
    }
}
