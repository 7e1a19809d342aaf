package tern.wallet.subnets;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tern.wallet.bittensor.Shape;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.StorageTails;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;

/// How many coldkeys stake with validators on one subnet. Source: keys of `AlphaV2` and, where the runtime still has it,
/// `Alpha`; the runtime keeps no count. The runtime call that lists nominators (`get_delegate`) is not used: it answers
/// with the stake of each of them on every subnet.
public final class Nominators {

    private static final String MODULE = "SubtensorModule";
    /// Keys of a validator stand for all its subnets; beyond so many thousand the count is a lower bound.
    private static final int MOST_PAGES = 4;
    /// Of validators in one frame: each may answer with a thousand keys of a quarter kilobyte.
    private static final int TOGETHER = 8;

    private Nominators() {}

    /// @param number  those that were found
    /// @param atLeast whether there may be more
    public record Count(int number, boolean atLeast) {}

    /// Blocks; one to four frames for each eight validators, twice that where the runtime has both maps. An interrupt
    /// ends it.
    public static Map<AccountId, Count> count(ChainClient chain, BlockRef at, int netuid, List<AccountId> hotkeys)
            throws ChainException {
        return count(chain, at, netuid, hotkeys, MOST_PAGES);
    }

    /// As above.
    ///
    /// @param mostPages of a thousand keys of each validator, those of its other subnets among them: that many frames at
    ///                  most for each eight validators and map; what is beyond is said to be more
    public static Map<AccountId, Count> count(ChainClient chain, BlockRef at, int netuid, List<AccountId> hotkeys,
            int mostPages) throws ChainException {
        Map<AccountId, Count> counts = new LinkedHashMap<>();
        for (int from = 0; from < hotkeys.size(); from += TOGETHER) {
            List<AccountId> part = hotkeys.subList(from, Math.min(hotkeys.size(), from + TOGETHER));
            List<Value> keys = part.stream().map(Shape::key).toList();
            List<StorageTails> second = chain.storageTails(at.hash(), MODULE, "AlphaV2", keys, Shape.key(netuid),
                    mostPages);
            List<StorageTails> first = chain.storageTails(at.hash(), MODULE, "Alpha", keys, Shape.key(netuid),
                    mostPages);
            for (int i = 0; i < part.size(); i++) {
                Set<String> together = new HashSet<>(second.get(i).tails());
                together.addAll(first.get(i).tails());
                counts.put(part.get(i), new Count(together.size(), second.get(i).cut() || first.get(i).cut()));
            }
        }
        return counts;
    }
}
