package tern.app.cli;

import java.util.Locale;

/// What somebody may have meant by a word that is no command.
final class Guess {

    private static final int MAX_DISTANCE = 2;
    private static final int MAX_LENGTH = 20;

    private Guess() {}

    /// @return a sentence to append, with a leading space; empty when nothing is near. Never the word itself
    static String command(String typed, Invocation invocation) {
        if (typed.length() > MAX_LENGTH) {
            return "";
        }
        String word = typed.toLowerCase(Locale.ROOT);
        String best = "";
        int bestDistance = MAX_DISTANCE + 1;
        for (CommandId id : CommandId.values()) {
            if (id == CommandId.WINDOW) {
                continue;
            }
            int distance = Math.min(distance(word, id.group()),
                    id.member().isEmpty() ? MAX_DISTANCE + 1 : distance(word, id.member()) + 1);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = distance(word, id.group()) <= distance ? id.group() : id.words();
            }
        }
        return best.isEmpty() ? "" : ' ' + invocation.texts().get("usage.did-you-mean", best);
    }

    /// Edits (insert, remove, replace) from one word to another.
    static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
