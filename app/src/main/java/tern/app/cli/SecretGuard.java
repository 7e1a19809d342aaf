package tern.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tern.wallet.keys.Mnemonic;

/// Finds secrets on the command line, where every program of the computer and the shell's history can read them.
///
/// It looks for what recovery words, seeds, private keys and secret URIs look like. It cannot recognise a password, so
/// no command has a place for one. Nothing found here is ever repeated in a message.
final class SecretGuard {

    /// What was found, as the last part of a key in the bundle.
    enum Finding {
        WORDS, HEX, URI, FILE_CONTENT, OPTION;

        String key() {
            return "secret." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Fewer than the 12 words of the shortest phrase: a phrase with a word forgotten is still a secret.
    private static final int FEWEST_WORDS = 10;

    private static final int SHORTEST_WORD = 3;
    private static final int LONGEST_WORD = 8;

    private SecretGuard() {}

    /// @return what an argument looks like, or null when none looks like a secret
    static @Nullable Finding find(String[] args) {
        int wordsInARow = 0;
        for (int i = 0; i < args.length; i++) {
            String option = i > 0 ? args[i - 1] : "";
            String value = args[i];
            if (value.startsWith("--")) {
                int equals = value.indexOf('=');
                option = equals < 0 ? value : value.substring(0, equals);
                if (isSecretOption(option) && !isWorldSeed(option, args, i)) {
                    return Finding.OPTION;
                }
                if (equals < 0) {
                    wordsInARow = 0;
                    continue;
                }
                value = value.substring(equals + 1);
            }
            Finding found = findIn(value, option);
            if (found != null) {
                return found;
            }
            wordsInARow = isWord(value, 0, value.length()) ? wordsInARow + 1 : 0;
            if (wordsInARow >= FEWEST_WORDS && mostlyFromTheList(List.of(args).subList(i + 1 - wordsInARow, i + 1))) {
                return Finding.WORDS;
            }
        }
        return null;
    }

    private static @Nullable Finding findIn(String value, String option) {
        int length = value.length();
        if (length < 2) {
            return null;
        }
        if (value.startsWith("//")) {
            return Finding.URI;
        }
        if (length >= 64 && !option.equals("--message") && hasKeyHex(value, option.equals("--signature"))) {
            return Finding.HEX;
        }
        if (length >= FEWEST_WORDS * (SHORTEST_WORD + 1) - 1 && looksLikeWords(value)) {
            return Finding.WORDS;
        }
        if (value.contains("secretPhrase") || value.contains("secretSeed") || value.contains("privateKey")
                || value.startsWith("$NACL") || value.contains("\"encoded\"")) {
            return Finding.FILE_CONTENT;
        }
        return null;
    }

    /// 64 or 128 hex digits at the start, and after them nothing or a derivation path. A signature is 128 digits, too:
    /// where one is asked for, only 64 are a secret.
    private static boolean hasKeyHex(String value, boolean signature) {
        int start = value.startsWith("0x") || value.startsWith("0X") ? 2 : 0;
        int end = start;
        while (end < value.length() && Character.digit(value.charAt(end), 16) >= 0) {
            end++;
        }
        int digits = end - start;
        boolean key = digits == 64 || (digits == 128 && !signature);
        return key && (end == value.length() || value.charAt(end) == '/');
    }

    /// Whatever stands between the words: spaces, commas, dots, dashes, numbers.
    private static boolean looksLikeWords(String value) {
        String phrase = value;
        int path = value.indexOf('/');
        if (path > 0 && value.indexOf(' ') < path) {
            phrase = value.substring(0, path);
        }
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= phrase.length(); at++) {
            if (at == phrase.length() || !Character.isLetter(phrase.charAt(at))) {
                if (at > start) {
                    words.add(phrase.substring(start, at));
                }
                start = at + 1;
            }
        }
        return words.size() >= FEWEST_WORDS && mostlyFromTheList(words);
    }

    private static boolean isWord(String text, int from, int to) {
        int length = to - from;
        if (length < SHORTEST_WORD || length > LONGEST_WORD) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return true;
    }

    /// Four in five: typing errors do not make a phrase public.
    private static boolean mostlyFromTheList(List<String> words) {
        int known = 0;
        for (String word : words) {
            if (isWord(word, 0, word.length()) && Mnemonic.isWord(word.toLowerCase(Locale.ROOT))) {
                known++;
            }
        }
        return known * 5 >= words.size() * 4;
    }

    /// Options that other tools have and that Tern never will.
    private static boolean isSecretOption(String name) {
        return Names.SECRET.contains(name);
    }

    /// `tern practice start --seed N` is the number that a world of play TAO follows from. What stands behind it is
    /// still looked at.
    private static boolean isWorldSeed(String option, String[] args, int at) {
        List<String> before = List.of(args).subList(0, at);
        int group = before.indexOf("practice");
        return option.equals("--seed") && group >= 0 && before.lastIndexOf("start") == group + 1;
    }

    /// Whether an unknown option's name may be repeated: letters and dashes only, and short.
    static boolean isPrintableOption(String name) {
        if (name.length() < 2 || name.length() > 24 || name.charAt(0) != '-') {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '-' && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return true;
    }

    /// Loaded at the first option only.
    private static final class Names {
        static final Set<String> SECRET = Set.of("--mnemonic", "--seed", "--password", "--passphrase", "--private-key",
                "--privatekey", "--secret", "--secret-phrase", "--secret-seed", "--words", "--phrase", "--uri",
                "--suri",
                "--wallet-password", "--wallet_password", "--coldkey-password", "--recovery-phrase", "--json-password",
                "--json_password", "--export-password", "--key");

        private Names() {}
    }
}
