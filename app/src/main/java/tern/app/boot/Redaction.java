package tern.app.boot;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tern.wallet.keys.Mnemonic;

/// Takes out of a text what is nobody else's business: it stands between everything Tern logs and the file, and between
/// the files and a report. Nothing secret should get that far; this is the net below.
///
/// Addresses are shortened, long hexadecimal numbers (a seed looks like a hash) keep four digits, a row of recovery
/// words, passwords, log-ins in addresses of nodes and what follows their host go, and the home folder becomes `~`.
public final class Redaction {

    private static final Pattern ADDRESS = Pattern.compile("(?<![1-9A-HJ-NP-Za-km-z])([1-9A-HJ-NP-Za-km-z]{46,50})"
            + "(?![1-9A-HJ-NP-Za-km-z])");
    private static final Pattern LONG_HEX = Pattern.compile("(?<![0-9a-zA-Z])(0x)?([0-9a-fA-F]{40,})(?![0-9a-zA-Z])");
    private static final Pattern WORD_ROW = Pattern
            .compile("(?:\\b[a-zA-Z]{3,8}\\b[\\s,;\"\\[\\]]{1,4}){11,}[a-zA-Z]{3,8}\\b");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z]{3,8}");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(\"?\\b(?:password|passphrase|mnemonic|seed|secret|secretSeed|secretPhrase|private_?key)\"?\\s*[:=]\\s*)"
                    + "(\"[^\"]*\"|[^\\s,}]+)");
    private static final Pattern NODE = Pattern.compile("(?i)\\b((?:wss?|https?)://)([^\\s/?#@\"']*@)?([^\\s/?#\"']+)"
            + "([/?#][^\\s\"']*)?");
    private static final Pattern DERIVATION = Pattern.compile("(?<![:\\w/])//[\\w/]+");
    private static final int ROW = 12;

    private Redaction() {}

    public static String of(String text) {
        String clean = replace(NAMED, text, match -> match.group(1) + "[removed]");
        clean = replace(NODE, clean, Redaction::node);
        clean = replace(WORD_ROW, clean, match -> isRowOfWords(match.group()) ? "[words removed]" : match.group());
        clean = replace(LONG_HEX, clean, match -> (match.group(1) == null ? "" : match.group(1))
                + match.group(2).substring(0, 4) + "…");
        clean = replace(ADDRESS, clean, match -> match.group(1).substring(0, 6) + "…"
                + match.group(1).substring(match.group(1).length() - 4));
        clean = replace(DERIVATION, clean, _ -> "//[removed]");
        String home = System.getProperty("user.home", "");
        return home.length() > 1 ? clean.replace(home, "~") : clean;
    }

    private static String node(Matcher match) {
        String login = match.group(2) == null ? "" : "[removed]@";
        String rest = match.group(4) == null || match.group(4).equals("/") ? "" : "/[removed]";
        return match.group(1) + login + match.group(3) + rest;
    }

    /// Sentences have long rows of short words too, but seldom a dozen of the list in a row.
    private static boolean isRowOfWords(String row) {
        int known = 0;
        int longest = 0;
        Matcher matcher = WORD.matcher(row);
        while (matcher.find()) {
            known = Mnemonic.isWord(matcher.group().toLowerCase(Locale.ROOT)) ? known + 1 : 0;
            longest = Math.max(longest, known);
        }
        return longest >= ROW;
    }

    @FunctionalInterface
    private interface Replacement {
        String of(Matcher match);
    }

    private static String replace(Pattern pattern, String text, Replacement replacement) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder clean = new StringBuilder(text.length());
        while (matcher.find()) {
            matcher.appendReplacement(clean, Matcher.quoteReplacement(replacement.of(matcher)));
        }
        return matcher.appendTail(clean).toString();
    }
}
