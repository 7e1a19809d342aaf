package tern.app.cli;

import java.lang.foreign.ValueLayout;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.TreeSet;
import tern.wallet.crypto.Secret;

/// Shows new recovery words once, on the terminal itself and nowhere else, and asks some of them back before anything
/// is stored: a phrase that was not written down is a wallet that is lost later.
final class WordsCeremony {

    private static final int ASKED = 3;
    private static final int ATTEMPTS = 3;
    private static final int COLUMN = 14;
    private static final int PER_LINE = 4;

    /// Clears the screen and what can be scrolled back to.
    private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

    private final Invocation invocation;

    WordsCeremony(Invocation invocation) {
        this.invocation = invocation;
    }

    /// @throws CliException when the words were not confirmed
    void confirm(Secret words) throws CliException {
        int[] starts = starts(words);
        show(invocation.texts().get("words.intro", starts.length - 1));
        showWords(words, starts);
        if (invocation.terminal().readLine(invocation.texts().get("words.written")) == null) {
            throw notConfirmed();
        }
        if (!"dumb".equals(invocation.environment("TERM").orElse("dumb"))) {
            show(CLEAR);
        }
        for (int number : pick(starts.length - 1)) {
            ask(words, starts, number);
        }
    }

    private void ask(Secret words, int[] starts, int number) throws CliException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            char[] typed = invocation.terminal().readSecret(invocation.texts().get("words.ask", number));
            if (typed == null) {
                throw notConfirmed();
            }
            try {
                if (isWord(words, starts, number, typed)) {
                    return;
                }
            } finally {
                Arrays.fill(typed, '\0');
            }
            invocation.remark("words.wrong", number);
        }
        throw notConfirmed();
    }

    private CliException notConfirmed() {
        return invocation.trouble(Trouble.NOT_CONFIRMED, "words.not-confirmed");
    }

    private static boolean isWord(Secret words, int[] starts, int number, char[] typed) {
        int from = starts[number - 1];
        int length = starts[number] - 1 - from;
        int first = 0;
        int last = typed.length;
        while (first < last && typed[first] == ' ') {
            first++;
        }
        while (last > first && typed[last - 1] == ' ') {
            last--;
        }
        boolean same = last - first == length;
        for (int i = 0; i < length && same; i++) {
            same = Character.toLowerCase(typed[first + i]) == at(words, from + i);
        }
        return same;
    }

    /// Some different places, in order.
    private static Iterable<Integer> pick(int count) {
        SecureRandom random = new SecureRandom();
        TreeSet<Integer> places = new TreeSet<>();
        while (places.size() < ASKED) {
            places.add(1 + random.nextInt(count));
        }
        return places;
    }

    private void showWords(Secret words, int[] starts) {
        int count = starts.length - 1;
        char[] line = new char[PER_LINE * (COLUMN + 4) + 1];
        try {
            for (int number = 1; number <= count; number += PER_LINE) {
                Arrays.fill(line, ' ');
                for (int column = 0; column < PER_LINE && number + column <= count; column++) {
                    put(line, column * (COLUMN + 4), number + column, words, starts);
                }
                line[line.length - 1] = '\n';
                invocation.terminal().show(line);
            }
        } finally {
            Arrays.fill(line, '\0');
        }
        show("\n");
    }

    /// `  1 word`
    private static void put(char[] line, int at, int number, Secret words, int[] starts) {
        if (number > 9) {
            line[at + 1] = (char) ('0' + number / 10);
        }
        line[at + 2] = (char) ('0' + number % 10);
        int from = starts[number - 1];
        for (int i = from; i < starts[number] - 1; i++) {
            line[at + 4 + i - from] = (char) at(words, i);
        }
    }

    private void show(String text) {
        invocation.terminal().show(text.toCharArray());
    }

    /// Where each word begins, and one past the end of the last with its imagined space.
    private static int[] starts(Secret words) {
        int spaces = 0;
        for (int i = 0; i < words.length(); i++) {
            if (at(words, i) == ' ') {
                spaces++;
            }
        }
        int[] starts = new int[spaces + 2];
        int word = 1;
        for (int i = 0; i < words.length(); i++) {
            if (at(words, i) == ' ') {
                starts[word++] = i + 1;
            }
        }
        starts[word] = words.length() + 1;
        return starts;
    }

    private static byte at(Secret text, int index) {
        return text.segment().get(ValueLayout.JAVA_BYTE, index);
    }
}
