package tern.wallet.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tern.wallet.crypto.Secret;

/// The English word list of BIP-0039: 2,048 words in alphabetical order, ASCII. Loaded when first used.
final class Words {

    static final int COUNT = 2048;

    private static final int LONGEST = 8;
    private static final int MAX_SUGGESTIONS = 5;

    private final byte[] text;
    private final int[] starts;

    private Words(byte[] text) {
        this.text = text;
        int[] found = new int[COUNT + 1];
        int count = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n') {
                if (++count > COUNT) {
                    break;
                }
                found[count] = i + 1;
            }
        }
        if (count != COUNT || found[COUNT] != text.length) {
            throw new IllegalStateException("the word list of this program is damaged");
        }
        this.starts = found;
    }

    private static final class Holder {
        private static final Words ENGLISH = load();

        private static Words load() {
            try (InputStream in = Words.class.getResourceAsStream("english.txt")) {
                if (in == null) {
                    throw new IllegalStateException("this program lacks its word list");
                }
                return new Words(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Words english() {
        return Holder.ENGLISH;
    }

    String word(int index) {
        return new String(text, starts[index], length(index), StandardCharsets.US_ASCII);
    }

    private int length(int index) {
        return starts[index + 1] - 1 - starts[index];
    }

    /// The index of the word that stands between `from` and `to`, or -1; nothing is copied to the heap.
    int find(Secret phrase, int from, int to) {
        int low = 0;
        int high = COUNT - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, phrase, from, to);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private int compare(int index, Secret phrase, int from, int to) {
        int length = length(index);
        for (int i = 0; i < length && from + i < to; i++) {
            int difference = text[starts[index] + i] - SecretBytes.at(phrase, from + i);
            if (difference != 0) {
                return difference;
            }
        }
        return length - (to - from);
    }

    /// Words that begin with what was typed so far, in alphabetical order.
    List<String> beginningWith(String prefix, int limit) {
        String lower = prefix.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < COUNT && found.size() < limit && !lower.isEmpty(); i++) {
            if (word(i).startsWith(lower)) {
                found.add(word(i));
            }
        }
        return found;
    }

    private record Near(int index, int distance) {}

    /// What a wrongly written word may stand for, the most likely first.
    List<String> near(Secret phrase, int from, int to) {
        int length = to - from;
        if (length == 0 || length > LONGEST + 4) {
            return List.of();
        }
        byte[] typed = new byte[length];
        try {
            for (int i = 0; i < length; i++) {
                typed[i] = (byte) SecretBytes.at(phrase, from + i);
            }
            List<Near> candidates = new ArrayList<>();
            for (int i = 0; i < COUNT; i++) {
                int distance = distance(typed, i);
                if (distance <= (length <= 3 ? 1 : 2)) {
                    candidates.add(new Near(i, distance));
                }
            }
            candidates.sort(Comparator.comparingInt(Near::distance).thenComparingInt(Near::index));
            return candidates.stream().limit(MAX_SUGGESTIONS).map(near -> word(near.index())).toList();
        } finally {
            Arrays.fill(typed, (byte) 0);
        }
    }

    /// Optimal string alignment distance; 0 when the typed letters, three or more, begin the word.
    private int distance(byte[] typed, int index) {
        int start = starts[index];
        int length = length(index);
        if (typed.length >= 3 && typed.length < length
                && Arrays.equals(typed, 0, typed.length, text, start, start + typed.length)) {
            return 0;
        }
        if (Math.abs(typed.length - length) > 2) {
            return 3;
        }
        int[][] cost = new int[typed.length + 1][length + 1];
        for (int i = 0; i <= typed.length; i++) {
            for (int j = 0; j <= length; j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = typed[i - 1] == text[start + j - 1] ? 0 : 1;
                int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && typed[i - 1] == text[start + j - 2] && typed[i - 2] == text[start + j - 1]) {
                    best = Math.min(best, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = best;
            }
        }
        return cost[typed.length][length];
    }
}
