package tern.node.practice.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tern.node.practice.frame.State;

/// Numbers for storage keys, in the order of their first use, so that a change on disk costs three bytes for its key
/// instead of a hundred. One thread at a time.
final class KeyBook {

    private final Map<State.Key, Integer> numbers = new HashMap<>();
    private final List<State.Key> keys = new ArrayList<>();

    /// The number of a key; a new one where it has none yet.
    int number(State.Key key) {
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int next = keys.size();
        numbers.put(key, next);
        keys.add(key);
        return next;
    }

    State.Key key(int number) {
        return keys.get(number);
    }

    int size() {
        return keys.size();
    }

    /// Forgets the newest numbers: what a failed write had given out.
    void cutTo(int size) {
        while (keys.size() > size) {
            numbers.remove(keys.removeLast());
        }
    }
}
