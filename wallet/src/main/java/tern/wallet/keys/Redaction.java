package tern.wallet.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final int SHORTEST = 3;
    private static final int LONGEST = 8;
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

    /// A word and where it stands.
    private record Place(int from, int to) {}

    /// Sentences have rows of short words too, but seldom a dozen of the list, one right after the other. Looking a word
    /// up is slow, so only rows of words that could be of the list are looked at.
    private static String withoutWords(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        int kept = 0;
        List<Place> row = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        boolean more = matcher.find();
        while (more || !row.isEmpty()) {
            boolean fits = more && matcher.end() - matcher.start() >= SHORTEST
                    && matcher.end() - matcher.start() <= LONGEST
                    && (row.isEmpty() || matcher.start() - row.getLast().to() <= GAP);
            if (fits) {
                row.add(new Place(matcher.start(), matcher.end()));
                more = matcher.find();
                continue;
            }
            if (row.isEmpty()) {
                more = matcher.find();
                continue;
            }
            // the word that did not fit is looked at again: it may begin the next row
            for (Place words : knownRows(text, row)) {
                clean.append(text, kept, words.from()).append(REMOVED_WORDS);
                kept = words.to();
            }
            row.clear();
        }
        return clean.append(text, kept, text.length()).toString();
    }

    /// The parts of a row that are a dozen words of the list or more.
    private static List<Place> knownRows(String text, List<Place> row) {
        List<Place> found = new ArrayList<>();
        int begin = 0;
        for (int i = 0; row.size() >= ROW && i <= row.size(); i++) {
            boolean known = i < row.size() && Mnemonic.isWord(
                    text.substring(row.get(i).from(), row.get(i).to()).toLowerCase(Locale.ROOT));
            if (!known) {
                if (i - begin >= ROW) {
                    found.add(new Place(row.get(begin).from(), row.get(i - 1).to()));
                }
                begin = i + 1;
            }
        }
        return found;
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
