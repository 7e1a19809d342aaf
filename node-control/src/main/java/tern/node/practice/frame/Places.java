package tern.node.practice.frame;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tern.node.practice.frame.State.Key;
import tern.wallet.keys.AccountId;

/// Where a state's values lie: found by storage key, or by storage item and its arguments.
///
/// The second way is the quick one. Rules ask thousands of times a block for the same few thousand values, and hashing
/// an account into a storage key costs more than all the rest of a read, so what was asked for lately is remembered,
/// absent values too. What is remembered is bounded, since clients may ask for any key.
final class Places {

    /// The place of one key.
    static final class Place {

        final Key key;
        /// Null while the state does not hold the key.
        private byte @Nullable [] value;
        /// Whether [State#root] still has to look at it.
        private boolean waits;
        /// What the root's sums hold of it, null for nothing.
        byte @Nullable [] summed;
        /// The value as a Java value of the item's type, null when nobody asked for one that may be kept.
        @Nullable
        Object decoded;
        /// The innermost layer that knows what was here before it.
        long layer;
        private Storage.@Nullable Item<?> item;
        private Object a = NONE;
        private Object b = NONE;
        private Object c = NONE;
        /// Where it is remembered, or [#NOWHERE].
        private int slot = NOWHERE;

        private Place(Key key) {
            this.key = key;
        }

        byte @Nullable [] value() {
            return value;
        }

        private boolean isOf(Storage.Item<?> wanted, Object first, Object second, Object third) {
            return item == wanted && a.equals(first) && b.equals(second) && c.equals(third);
        }
    }

    /// Stands for the arguments that an item with fewer than three does not take.
    static final Object NONE = "";
    private static final int NOWHERE = -1;
    private static final int WAYS = 4;
    private static final int SLOTS = 1 << 16;

    private final Map<Key, Place> all = new HashMap<>();
    /// The keys that hold a value. Only keys that come and go cost the search in it.
    private final NavigableSet<Key> keys = new TreeSet<>();
    /// Groups of [#WAYS] slots, each filled from its front.
    private final @Nullable Place[] recent = new @Nullable Place[SLOTS];
    private int nextWay;

    @Nullable
    Place find(Key key) {
        return all.get(key);
    }

    /// The place of a key, made if there is none; one that then gets no value has to be [#release]d.
    Place at(Key key) {
        Place place = all.get(key);
        if (place == null) {
            place = new Place(key);
            all.put(key, place);
        }
        return place;
    }

    /// The place of an item's value, remembered, made if there is none; one that gets no value has to be [#release]d.
    Place at(Storage.Item<?> item, Object a, Object b, Object c) {
        int group = group(item, a, b, c);
        for (int slot = group; slot < group + WAYS; slot++) {
            Place place = recent[slot];
            if (place == null) {
                break;
            }
            if (place.isOf(item, a, b, c)) {
                return place;
            }
        }
        Place place = at(item.key(a, b, c));
        // another edition of the runtime has an item of its own for the same key
        place.decoded = null;
        if (isConstant(a) && isConstant(b) && isConstant(c)) {
            place.item = item;
            place.a = a;
            place.b = b;
            place.c = c;
            remember(place, group);
        }
        return place;
    }

    /// Whether an argument never changes: a byte array may be another one the next time.
    private static boolean isConstant(Object argument) {
        return argument instanceof AccountId || argument instanceof Number || argument.equals(NONE);
    }

    private void remember(Place place, int group) {
        int slot = group;
        while (slot < group + WAYS && recent[slot] != null) {
            slot++;
        }
        if (slot == group + WAYS) {
            slot = group + (nextWay++ & (WAYS - 1));
        }
        Place old = recent[slot];
        recent[slot] = place;
        place.slot = slot;
        if (old != null && old.slot == slot && old != place) {
            old.slot = NOWHERE;
            release(old);
        }
    }

    /// Forgets a place if it is of no more use.
    void release(Place place) {
        if (place.value == null && !place.waits && place.slot == NOWHERE) {
            all.remove(place.key);
        }
    }

    /// @return whether the place did not wait for [State#root] before
    boolean set(Place place, byte @Nullable [] value) {
        if (place.value == null && value != null) {
            keys.add(place.key);
        } else if (place.value != null && value == null) {
            keys.remove(place.key);
        }
        place.value = value;
        place.decoded = null;
        boolean isNews = !place.waits;
        place.waits = true;
        return isNews;
    }

    /// The root knows the place's value now.
    void summed(Place place) {
        place.summed = place.value;
        place.waits = false;
        release(place);
    }

    /// In no order, those without a value among them.
    Collection<Place> all() {
        return all.values();
    }

    NavigableSet<Key> keys() {
        return keys;
    }

    private static int group(Storage.Item<?> item, Object a, Object b, Object c) {
        int hash = item.hash() + a.hashCode() + 31 * (b.hashCode() + 31 * c.hashCode());
        return (hash * 0x9E3779B9 >>> 16) & -WAYS;
    }
}
