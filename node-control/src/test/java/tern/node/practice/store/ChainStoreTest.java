package tern.node.practice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.node.practice.frame.State;
import tern.node.practice.runtime.Head;
import tern.node.practice.runtime.PracticeHeader;
import tern.wallet.units.Hash32;

/// The file alone: what was written is there, whole or not at all, whatever is given up and however full the disk is.
class ChainStoreTest {

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(7);
    private final State state = new State();
    private final Map<Long, Hash32> roots = new TreeMap<>();
    private Hash32 parent = Hash32.of(new byte[32]);

    private static State.Key key(int number) {
        return new State.Key(("a key that is long enough to be one " + number).getBytes(StandardCharsets.UTF_8));
    }

    /// Ten changed entries, some of them gone.
    private Map<State.Key, byte @Nullable []> change(int size) {
        Map<State.Key, byte @Nullable []> changes = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            State.Key key = key(random.nextInt(200));
            byte[] value = new byte[size];
            random.nextBytes(value);
            boolean gone = random.nextInt(4) == 0;
            changes.put(key, gone ? null : value);
            if (gone) {
                state.remove(key);
            } else {
                state.put(key, value);
            }
        }
        return changes;
    }

    private void block(ChainStore store, int size) throws StoreException {
        Map<State.Key, byte @Nullable []> changes = change(size);
        PracticeHeader header = PracticeHeader.of(parent, store.best() + 1, state.root(), List.of());
        Head block = new Head(header, header.hash(), List.of(new byte[]{4, 1}), 1);
        store.together(() -> {
            store.append(block, changes);
            if (block.number() % 50 == 0) {
                store.keyframe(state);
            }
        });
        parent = block.hash();
        roots.put(block.number(), state.root());
    }

    private void quiet(ChainStore store, int count) throws StoreException {
        byte[] hashes = new byte[count * 32];
        random.nextBytes(hashes);
        store.together(() -> store.appendQuiet(hashes));
    }

    private void check(ChainStore store, long number) throws StoreException {
        assertThat(store.stateAt(number).orElseThrow().root()).as("block %d", number).isEqualTo(roots.get(number));
    }

    @Test
    void statesAreThinnedBesideStretchesOfQuietBlocks() throws Exception {
        for (int hours = 1; hours <= 3; hours++) {
            roots.clear();
            Path file = folder.resolve("hours" + hours);
            try (ChainStore store = ChainStore.open(file)) {
                for (int i = 0; i <= 100; i++) {
                    block(store, 20);
                }
                for (int hour = 0; hour < hours; hour++) {
                    quiet(store, 299);
                    block(store, 20);
                }
                while (store.best() < 1_800) {
                    block(store, 20);
                }
                for (long upTo = 300; upTo <= 1_200; upTo += 300) {
                    store.thin(upTo, 300, 7_200);
                }
                for (long kept : roots.keySet()) {
                    boolean wanted = kept > 1_200 || kept % 300 == 0 || kept == 100
                            || (kept > 100 && kept <= 100 + hours * 300L);
                    if (wanted) {
                        check(store, kept);
                    }
                }
            }
            try (ChainStore store = ChainStore.open(file)) {
                check(store, 100);
                check(store, store.best());
            }
        }
    }

    @Test
    void aFullDiskLosesTheBlockAndNothingElse() throws Exception {
        Path file = folder.resolve("full");
        long best;
        try (ChainStore store = ChainStore.open(file)) {
            for (int i = 0; i < 20; i++) {
                block(store, 100);
            }
            best = store.best();
            Hash32 before = state.root();
            State copy = state.snapshot().thaw();
            store.limitTo(1);
            assertThatThrownBy(() -> {
                for (int i = 0; i < 100; i++) {
                    block(store, 20_000);
                }
            }).isInstanceOf(StoreException.class);
            long reached = store.best();
            assertThat(reached).isGreaterThanOrEqualTo(best);
            assertThat(store.hash(reached + 1)).isEmpty();
            assertThat(copy.root()).isEqualTo(before);
            check(store, best);
            store.limitTo(1_000_000);
            // the state in memory is ahead by the block that was lost: the next one carries all of it
            Map<State.Key, byte @Nullable []> all = new HashMap<>();
            for (int i = 0; i < 200; i++) {
                all.put(key(i), state.get(key(i)));
            }
            PracticeHeader header = PracticeHeader.of(parent, reached + 1, state.root(), List.of());
            store.together(
                    () -> store.append(new Head(header, header.hash(), List.of(new byte[]{4, 1}), 1), all));
            roots.put(reached + 1, state.root());
            check(store, reached + 1);
            best = store.best();
        }
        try (ChainStore store = ChainStore.open(file)) {
            assertThat(store.best()).isEqualTo(best);
            check(store, best);
            assertThat(store.number(store.hash(best).orElseThrow())).hasValue(best);
        }
    }

    @Test
    void hashesOfPastBlocksTakeNoNumbers() throws Exception {
        try (ChainStore store = ChainStore.open(folder.resolve("fleeting"))) {
            byte[] prefix = java.util.HexFormat.of()
                    .parseHex("26aa394eea5630e07c48ae0c9558cef7a44704b568d21667356a5a050c118746");
            for (int i = 0; i < 5; i++) {
                byte[] full = java.util.Arrays.copyOf(prefix, 44);
                full[40] = (byte) i;
                State.Key hash = new State.Key(full);
                Map<State.Key, byte @Nullable []> changes = change(20);
                changes.put(hash, new byte[32]);
                state.put(hash, new byte[32]);
                PracticeHeader header = PracticeHeader.of(parent, store.best() + 1, state.root(), List.of());
                store.together(() -> {
                    store.append(new Head(header, header.hash(), List.of(new byte[]{4, 1}), 1), changes);
                    store.keyframe(state);
                });
                parent = header.hash();
                roots.put(header.number(), state.root());
            }
            assertThat(store.numberedKeys()).isLessThanOrEqualTo(200);
            for (long number : roots.keySet()) {
                check(store, number);
            }
        }
    }
}
