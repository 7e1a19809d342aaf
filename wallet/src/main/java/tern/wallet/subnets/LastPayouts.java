package tern.wallet.subnets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.Shape;
import tern.wallet.bittensor.StateException;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;

/// When subnets paid out last. Before a subnet has paid out since somebody took a seat there, nobody can say that the
/// seat is paid nothing. Sources: `LastMechansimStepBlock`, where a runtime has none `LastEpochBlock`; `Uids`.
final class LastPayouts {

    private static final String MODULE = "SubtensorModule";

    private LastPayouts() {}

    /// The block of a subnet's last payout, 0 where there was none yet; empty where the runtime does not tell.
    static Answer<Optional<Long>> ask(ChainState state, ReadRound round, int netuid) {
        // the other one is moved, without a payout, by an owner who changes the length of epochs
        Optional<String> item = List.of("LastMechansimStepBlock", "LastEpochBlock")
                .stream()
                .filter(name -> state.hasStorage(MODULE, name))
                .findFirst();
        return item.isEmpty()
                ? Optional::empty
                : round.storage(MODULE, item.get(), Shape.key(netuid))
                        .map(item.get(), value -> Optional.of(value.isEmpty() ? 0L : value.get().asLong()));
    }

    /// Whether a hotkey has a seat on a subnet that has paid out nothing yet.
    ///
    /// @param netuids all subnets but root
    static Answer<Boolean> askWaits(ChainState state, ReadRound round, List<Integer> netuids, AccountId hotkey) {
        List<Answer<Optional<Long>>> payouts = new ArrayList<>();
        List<Answer<Optional<Value>>> seats = new ArrayList<>();
        for (int netuid : netuids) {
            payouts.add(ask(state, round, netuid));
            seats.add(round.storage(MODULE, "Uids", Shape.key(netuid), Shape.key(hotkey)));
        }
        return () -> waits(payouts, seats);
    }

    private static boolean waits(List<Answer<Optional<Long>>> payouts, List<Answer<Optional<Value>>> seats)
            throws ChainException, StateException {
        for (int i = 0; i < payouts.size(); i++) {
            if (isNone(payouts.get(i).get()) && seats.get(i).map("Uids", Optional::isPresent).get()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNone(Optional<Long> payout) {
        return payout.isPresent() && payout.get() == 0;
    }

    /// Whether a seat was taken since the last payout.
    static boolean isTooEarly(Optional<Long> payout, Neuron neuron) {
        return payout.isPresent() && payout.get() <= neuron.registeredAt();
    }
}
