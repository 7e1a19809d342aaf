package tern.node.practice.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tern.wallet.keys.AccountId;
import tern.wallet.metadata.Hasher;

/// The state against a plain sorted map.
class StateTest {

    private static final Storage.KeyPart<Integer> NUMBER = new Storage.KeyPart<>(Types.U16, Hasher.IDENTITY);
    private static final Storage.KeyPart<AccountId> ACCOUNT = new Storage.KeyPart<>(Types.ACCOUNT,
            Hasher.BLAKE2_128_CONCAT);

    private final Storage.Map2<AccountId, Integer, Long> amounts = new Storage.Map2<>("Test", "Amounts", ACCOUNT,
            NUMBER,
            Types.U64, 0L);
    private final Storage.Map1<byte[], Long> names = new Storage.Map1<>("Test", "Names",
            new Storage.KeyPart<>(Types.BYTES, Hasher.IDENTITY), Types.U64, 0L);
    private final Storage.Value<List<Integer>> list = new Storage.Value<>("Test", "List", Types.vec(Types.U16),
            List.of());

    @Test
    void whateverHappensItHoldsWhatAMapWouldHold() {
        SplittableRandom random = new SplittableRandom(7);
        State state = new State();
        TreeMap<State.Key, byte[]> expected = new TreeMap<>();
        Deque<TreeMap<State.Key, byte[]>> befores = new ArrayDeque<>();
        for (int step = 0; step < 60_000; step++) {
            AccountId who = account(random.nextInt(40));
            int number = random.nextInt(8);
            State.Key key = new State.Key(amounts.key(who, number, Places.NONE).bytes().clone());
            long value = random.nextInt(4);
            switch (random.nextInt(11)) {
                case 0, 1, 2 -> {
                    amounts.put(state, who, number, value);
                    expected.put(key, Types.U64.toBytes(value));
                }
                case 3 -> {
                    state.put(key, Types.U64.toBytes(value));
                    expected.put(key, Types.U64.toBytes(value));
                }
                case 4 -> {
                    amounts.remove(state, who, number);
                    expected.remove(key);
                }
                case 5 -> {
                    state.remove(key);
                    expected.remove(key);
                }
                case 6 -> {
                    if (befores.size() < 4) {
                        state.begin();
                        befores.push(new TreeMap<>(expected));
                    }
                }
                case 7 -> {
                    if (!befores.isEmpty()) {
                        assertUndoes(state.commit(), expected, befores.pop());
                    }
                }
                case 8 -> {
                    if (!befores.isEmpty()) {
                        state.rollback();
                        expected = befores.pop();
                    }
                }
                case 9 -> assertThat(state.root()).isEqualTo(copy(expected).root());
                default -> {
                    byte[] held = expected.get(key);
                    assertThat(amounts.get(state, who, number))
                            .isEqualTo(held == null ? 0 : Types.U64.fromTrusted(held));
                    assertThat(amounts.contains(state, who, number)).isEqualTo(held != null);
                    assertThat(state.get(key)).isEqualTo(held);
                    assertThat(state.size()).isEqualTo(expected.size());
                }
            }
        }
        assertThat(state.below(new byte[0]).keySet()).containsExactlyElementsOf(expected.keySet());
        assertThat(state.below(amounts.prefix()).values()).usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(expected.values());
    }

    private static State copy(TreeMap<State.Key, byte[]> entries) {
        State copy = new State();
        entries.forEach(copy::put);
        return copy;
    }

    private static void assertUndoes(Map<State.Key, byte[]> undo, TreeMap<State.Key, byte[]> now,
            TreeMap<State.Key, byte[]> before) {
        TreeMap<State.Key, byte[]> undone = new TreeMap<>(now);
        undo.forEach((key, value) -> {
            if (value == null) {
                undone.remove(key);
            } else {
                undone.put(key, value);
            }
        });
        assertThat(undone.keySet()).isEqualTo(before.keySet());
        assertThat(undone.values()).usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(before.values());
    }

    @Test
    void moreIsAskedForThanIsRemembered() {
        State state = new State();
        int accounts = 100_000;
        for (int i = 0; i < accounts; i += 2) {
            amounts.put(state, account(i), i & 7, (long) i);
        }
        for (int i = 0; i < accounts; i++) {
            assertThat(amounts.get(state, account(i), i & 7)).isEqualTo(i % 2 == 0 ? i : 0);
        }
        for (int i = 1; i < accounts; i += 2) {
            amounts.put(state, account(i), i & 7, (long) i);
        }
        for (int i = 0; i < accounts; i++) {
            assertThat(amounts.get(state, account(i), i & 7)).isEqualTo(i);
        }
        assertThat(state.size()).isEqualTo(accounts);
    }

    @Test
    void aNewerDeclarationOfAnItemSeesTheSameValue() {
        State state = new State();
        Storage.Map2<AccountId, Integer, Long> newer = new Storage.Map2<>("Test", "Amounts", ACCOUNT, NUMBER, Types.U64,
                0L);
        for (long i = 1; i < 5; i++) {
            amounts.put(state, account(1), 1, i);
            assertThat(newer.get(state, account(1), 1)).isEqualTo(i);
            newer.put(state, account(1), 1, 10 * i);
            assertThat(amounts.get(state, account(1), 1)).isEqualTo(10 * i);
        }
        newer.remove(state, account(1), 1);
        assertThat(amounts.contains(state, account(1), 1)).isFalse();
    }

    @Test
    void whatCallersMayChangeIsNotShared() {
        State state = new State();
        list.put(state, List.of(1, 2));
        list.get(state).add(3);
        assertThat(list.get(state)).containsExactly(1, 2);

        byte[] name = "one".getBytes(StandardCharsets.UTF_8);
        names.put(state, name, 1L);
        name[0] = 'x';
        assertThat(names.get(state, name)).isZero();
        assertThat(names.get(state, "one".getBytes(StandardCharsets.UTF_8))).isEqualTo(1);
    }

    private static AccountId account(int number) {
        return AccountId.of(Arrays.copyOf(Types.U32.toBytes((long) number), 32));
    }
}
