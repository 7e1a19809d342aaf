package tern.wallet.subnets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tern.wallet.keys.AccountId;

/// Who makes room when somebody registers on a full subnet: who was paid least in the last epoch, of equals who sits
/// longest, of equals the lower uid. The young are immune while more than a certain number of others are there; then
/// the line begins with the young. The subnet owner's own keys are never put out.
final class Pruning {

    private static final Comparator<Neuron> LEAST_FIRST = Comparator.comparing(Neuron::emission)
            .thenComparingLong(Neuron::registeredAt)
            .thenComparingInt(Neuron::uid);

    private Pruning() {}

    static boolean young(Neuron neuron, long block, long immunityBlocks) {
        return block - neuron.registeredAt() < immunityBlocks;
    }

    /// @param spared hotkeys that are never put out: owner's key, and keys of the owner as far as the runtime spares them
    /// @return uids, the next to go first
    static List<Integer> line(List<Neuron> neurons, long block, long immunityBlocks, int minNonImmune,
            Set<AccountId> spared) {
        List<Neuron> old = new ArrayList<>();
        List<Neuron> young = new ArrayList<>();
        for (Neuron neuron : neurons) {
            if (!spared.contains(neuron.hotkey())) {
                (young(neuron, block, immunityBlocks) ? young : old).add(neuron);
            }
        }
        old.sort(LEAST_FIRST);
        young.sort(LEAST_FIRST);
        List<Neuron> line = new ArrayList<>(neurons.size());
        if (old.size() > minNonImmune || young.isEmpty()) {
            line.addAll(old);
            line.addAll(young);
        } else {
            line.addAll(young);
            line.addAll(old);
        }
        return line.stream().map(Neuron::uid).toList();
    }

    /// The keys that the runtime spares: the owner's hotkey of the subnet first, then other keys of the owner's coldkey
    /// by age, as many as its limit says.
    static Set<AccountId> spared(List<Neuron> neurons, Optional<AccountId> ownerHotkey, Optional<AccountId> owner,
            int limit) {
        Set<AccountId> spared = new LinkedHashSet<>();
        ownerHotkey.ifPresent(spared::add);
        if (owner.isPresent()) {
            neurons.stream()
                    .filter(neuron -> neuron.coldkey().equals(owner))
                    .sorted(Comparator.comparingLong(Neuron::registeredAt).thenComparingInt(Neuron::uid))
                    .map(Neuron::hotkey)
                    .filter(hotkey -> !spared.contains(hotkey))
                    .limit(Math.max(0, limit - spared.size()))
                    .toList()
                    .forEach(spared::add);
        }
        return spared;
    }
}
