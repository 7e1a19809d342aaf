package tern.wallet.bittensor;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// How much of a coldkey's stake can leave, in rao of alpha. Locks count over all validators of a subnet; a miner's
/// collateral has to stay with its own hotkey, and stake with another one does not stand in for it.
final class Availability {

    private static final String MODULE = "SubtensorModule";
    private static final String COLLATERAL = "MinerCollateral";
    private static final String METHOD = "get_stake_availability_for_coldkeys";

    private final Answer<Map<Integer, Rao>> free;

    private Availability(Answer<Map<Integer, Rao>> free) {
        this.free = free;
    }

    /// Asks for all of these subnets at once.
    static Availability ask(ChainState state, ReadRound round, AccountId coldkey, Collection<Integer> netuids) {
        if (!state.features().stakeAvailability()) {
            return new Availability(Map::of);
        }
        return new Availability(round.api("StakeInfoRuntimeApi", METHOD, Value.seq(Shape.key(coldkey)),
                Value.some(Value.seq(netuids.stream().distinct().map(Shape::key).toList())))
                .map(METHOD, answer -> free(answer, coldkey)));
    }

    /// `BTreeMap<account, BTreeMap<netuid, {total, locked, available}>>`; what has no stake and no lock has no entry.
    private static Map<Integer, Rao> free(Value answer, AccountId coldkey) throws ScaleException {
        Map<Integer, Rao> found = new HashMap<>();
        for (Value account : answer.asList()) {
            if (Shape.account(account.at(0)).equals(coldkey)) {
                for (Value subnet : account.at(1).asList()) {
                    found.put(Shape.netuid(subnet.at(0)), Shape.amount(subnet.at(1).field("available")));
                }
            }
        }
        return found;
    }

    /// What of a position with this hotkey is held as a miner's collateral. Source: `MinerCollateral`, by (netuid,
    /// hotkey) at first and by (netuid, hotkey, coldkey) since.
    static Answer<Rao> askCollateral(ChainState state, ReadRound round, AccountId coldkey, AccountId hotkey,
            int netuid) {
        if (!state.features().collateral()) {
            return () -> Rao.ZERO;
        }
        Answer<Optional<Value>> held = state.storageKeys(MODULE, COLLATERAL) == 3
                ? round.storage(MODULE, COLLATERAL, Shape.key(netuid), Shape.key(hotkey), Shape.key(coldkey))
                : round.storage(MODULE, COLLATERAL, Shape.key(netuid), Shape.key(hotkey));
        return held.map(COLLATERAL,
                value -> value.isEmpty() ? Rao.ZERO : Shape.amount(value.get().field("locked")));
    }

    /// Over all validators of a subnet; empty where the runtime does not say.
    Optional<Rao> onSubnet(int netuid) throws ChainException, StateException {
        return Optional.ofNullable(free.get().get(netuid));
    }

    /// Of one position; empty where nothing is known to hold it.
    Optional<Rao> of(int netuid, Rao position, Answer<Rao> collateral) throws ChainException, StateException {
        Rao held = collateral.get();
        Optional<Rao> all = onSubnet(netuid);
        return held.isZero() ? all : Optional.of(position.minusOrZero(held).min(all.orElse(position)));
    }
}
