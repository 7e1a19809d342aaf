package tern.node.practice.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tern.node.practice.frame.State;
import tern.wallet.crypto.Twox;

/// Numbers for storage keys, in the order of their first use, so that a change on disk costs three bytes for its key
/// instead of a hundred. One thread at a time.
final class KeyBook {

    /// Keys of `System.BlockHash` come once a block and go: a number for each would fill the memory in time.
    private static final byte[] FLEETING = prefix("System", "BlockHash");

    private final Map<State.Key, Integer> numbers = new HashMap<>();
    private final List<State.Key> keys = new ArrayList<>();

    private static byte[] prefix(String pallet, String item) {
        byte[] both = Arrays.copyOf(Twox.twox128(pallet.getBytes(StandardCharsets.UTF_8)), 32);
        System.arraycopy(Twox.twox128(item.getBytes(StandardCharsets.UTF_8)), 0, both, 16, 16);
        return both;
    }

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
