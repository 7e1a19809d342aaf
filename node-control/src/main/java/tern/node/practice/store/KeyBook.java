package tern.node.practice.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Storage;

/// Numbers for storage keys, in the order of their first use, so that a change on disk costs three bytes for its key
/// instead of a hundred. One thread at a time.
final class KeyBook {

    /// Keys of `System.BlockHash` come once a block and go: a number for each would fill the memory in time.
    private static final byte[] FLEETING = Storage.prefix("System", "BlockHash");

    private final Map<State.Key, Integer> numbers = new HashMap<>();
    private final List<State.Key> keys = new ArrayList<>();

    /// Whether the key gets no number: it is written out where it changes.
    static boolean isFleeting(State.Key key) {
        return key.startsWith(FLEETING);
    }

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

    /// The keys in the order of their numbers, as they are now: more may come, these stay. A copy, for any thread.
    List<State.Key> names() {
        return List.copyOf(keys);
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
