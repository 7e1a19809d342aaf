package tern.node.miner;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tern.node.manage.LogLine;

/// The last of what a miner has printed: an end is understood from it. For one thread.
final class LastLines {

    private static final int KEPT = 40;

    private final Deque<String> last = new ArrayDeque<>();

    void add(List<LogLine> lines) {
        for (LogLine line : lines) {
            last.addLast(line.text());
            if (last.size() > KEPT) {
                last.removeFirst();
            }
        }
    }

    void clear() {
        last.clear();
    }

    /// Oldest first.
    List<String> all() {
        return new ArrayList<>(last);
    }
}
