package tern.wallet.subnets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tern.wallet.bittensor.FakeChain;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

final class PruningTest {

    private static final long NOW = 10_000;
    private static final long IMMUNITY = 1_000;

    private static Neuron neuron(int uid, long emission, long registered) {
        return new Neuron(uid, FakeChain.account(uid + 1), Optional.of(FakeChain.account(200 + uid % 3)),
                Optional.empty(), Optional.empty(), true, false, 0, Rao.of(emission), 0, 0, 0, OptionalInt.empty(),
                registered, Rao.ZERO, Rao.ZERO, Rao.ZERO);
    }

    @Test
    void whoWasPaidLeastGoesFirstAndTheYoungLast() {
        List<Neuron> neurons = List.of(neuron(0, 50, 10), neuron(1, 10, 20), neuron(2, 10, 15), neuron(3, 0, 9_500),
                neuron(4, 10, 15));
        assertThat(Pruning.line(neurons, NOW, IMMUNITY, 2, Set.of())).containsExactly(2, 4, 1, 0, 3);
        assertThat(Pruning.line(neurons, NOW, IMMUNITY, 4, Set.of())).as("immunity is no promise")
                .containsExactly(3, 2, 4, 1, 0);
        assertThat(Pruning.line(neurons, NOW, IMMUNITY, 2, Set.of(FakeChain.account(3)))).doesNotContain(2);
    }

    @Test
    void theOwnersKeysAreSparedUpToTheLimit() {
        List<Neuron> neurons = List.of(neuron(0, 1, 30), neuron(3, 1, 20), neuron(6, 1, 10));
        Optional<AccountId> owner = Optional.of(FakeChain.account(200));
        Optional<AccountId> own = Optional.of(FakeChain.account(1));
        assertThat(Pruning.spared(neurons, own, owner, 1)).containsExactly(FakeChain.account(1));
        assertThat(Pruning.spared(neurons, own, owner, 2)).containsExactly(FakeChain.account(1), FakeChain.account(7));
        assertThat(Pruning.spared(neurons, Optional.empty(), Optional.empty(), 2)).isEmpty();
    }

    @Test
    void everybodyStandsOnceInTheLineWhateverTheFigures() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            List<Neuron> neurons = new ArrayList<>();
            int count = random.nextInt(1, 60);
            for (int uid = 0; uid < count; uid++) {
                neurons.add(neuron(uid, random.nextInt(4), random.nextLong(NOW)));
            }
            int least = random.nextInt(20);
            List<Integer> line = Pruning.line(neurons, NOW, IMMUNITY, least, Set.of());
            assertThat(new TreeSet<>(line)).as("seed %d", seed).hasSize(count).hasSize(line.size());
            boolean oldFirst = !Pruning.young(neurons.get(line.getFirst()), NOW, IMMUNITY);
            long old = neurons.stream().filter(one -> !Pruning.young(one, NOW, IMMUNITY)).count();
            assertThat(oldFirst).as("seed %d", seed).isEqualTo(old > least || old == count);
        }
    }
}
