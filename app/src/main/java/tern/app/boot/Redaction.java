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
    private static final Pattern WORD = Pattern.compile("[a-zA-Z]+");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(\"?\\b(?:password|passphrase|mnemonic|seed|secret|secretSeed|secretPhrase|private_?key)\"?\\s*[:=]\\s*)"
                    + "(\"[^\"]*\"|[^\\s,}]+)");
    private static final Pattern NODE = Pattern.compile("(?i)\\b((?:wss?|https?)://)([^\\s/?#@\"']*@)?([^\\s/?#\"']+)"
            + "([/?#][^\\s\"']*)?");
    private static final Pattern DERIVATION = Pattern.compile("(?<![:\\w/])//[\\w/]+");
    private static final String REMOVED_WORDS = "[words removed]";
    private static final int ROW = 12;
    /// What may stand between two words of a row: `", "`, a line's end, a number.
    private static final int GAP = 6;

    private Redaction() {}

    public static String of(String text) {
        String clean = replace(NAMED, text, match -> match.group(1) + "[removed]");
        clean = replace(NODE, clean, Redaction::node);
        clean = withoutWords(clean);
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

    /// Sentences have rows of short words too, but seldom a dozen of the list, one right after the other.
    private static String withoutWords(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        int kept = 0;
        int begin = 0;
        int end = 0;
        int row = 0;
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            boolean known = Mnemonic.isWord(matcher.group().toLowerCase(Locale.ROOT));
            boolean follows = row > 0 && matcher.start() - end <= GAP;
            if (row >= ROW && !(known && follows)) {
                clean.append(text, kept, begin).append(REMOVED_WORDS);
                kept = end;
            }
            if (known) {
                begin = follows ? begin : matcher.start();
                row = follows ? row + 1 : 1;
                end = matcher.end();
            } else {
                row = 0;
            }
        }
        if (row >= ROW) {
            clean.append(text, kept, begin).append(REMOVED_WORDS);
            kept = end;
        }
        return clean.append(text, kept, text.length()).toString();
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
