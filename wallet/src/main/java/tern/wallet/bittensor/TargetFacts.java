package tern.wallet.bittensor;

import java.util.List;
import java.util.Optional;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;

/// What plans need to know about where stake goes: whether the subnet trades, and whether the validator has a place.
final class TargetFacts {

    private static final String MODULE = "SubtensorModule";

    private final int netuid;
    private final Answer<Optional<Value>> open;
    private final Answer<Optional<Value>> place;

    private TargetFacts(ReadRound round, int netuid, AccountId hotkey) {
        this.netuid = netuid;
        this.open = askOpen(round, netuid);
        this.place = round.storage(MODULE, "Uids", Shape.key(netuid), Shape.key(hotkey));
    }

    static TargetFacts ask(ReadRound round, int netuid, AccountId hotkey) {
        return new TargetFacts(round, netuid, hotkey);
    }

    static Answer<Optional<Value>> askOpen(ReadRound round, int netuid) {
        return round.storage(MODULE, "SubtokenEnabled", Shape.key(netuid));
    }

    /// @throws PlanException when the subnet does not trade
    void checkOpen() throws PlanException, ChainException, StateException {
        checkOpen(netuid, open);
    }

    /// Whether a subnet trades: root is always open; a runtime without the switch has none closed.
    static boolean isOpen(int netuid, Answer<Optional<Value>> open) throws ChainException, StateException {
        return netuid == 0 || open.map("SubtokenEnabled", flag -> flag.isEmpty() || flag.get().asBool()).get();
    }

    static void checkOpen(int netuid, Answer<Optional<Value>> open)
            throws PlanException, ChainException, StateException {
        if (!isOpen(netuid, open)) {
            throw new PlanException(Kind.TRADING, Texts.get("plan.subnet.closed", netuid));
        }
    }

    /// For what leaves a subnet. Source: only the calls without a limit ask `SubtokenEnabled` for a removal.
    ///
    /// @param limited whether the call takes a limit
    /// @throws PlanException when the subnet does not trade and the chain refuses for that
    static void checkLeaving(int netuid, Answer<Optional<Value>> open, boolean limited, List<String> warnings)
            throws PlanException, ChainException, StateException {
        if (isOpen(netuid, open)) {
            return;
        }
        if (!limited) {
            throw new PlanException(Kind.TRADING, Texts.get("plan.subnet.closed", netuid));
        }
        warnings.add(Texts.get("warn.subnet.closed", netuid));
    }

    void warnIfNoPlace(List<String> warnings) throws ChainException, StateException {
        if (netuid != 0 && place.get().isEmpty()) {
            warnings.add(Texts.get("warn.no-place", netuid));
        }
    }
}
