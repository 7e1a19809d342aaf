package tern.wallet.bittensor;

import java.util.List;
import java.util.Optional;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// What plans need to know about where stake goes: the subnet and the validator there.
final class TargetFacts {

    private static final String MODULE = "SubtensorModule";

    private final int netuid;
    private final AccountId hotkey;
    private final Answer<Optional<AccountId>> owner;
    private final Answer<Optional<Value>> open;
    private final Answer<Optional<Value>> place;

    private TargetFacts(ReadRound round, int netuid, AccountId hotkey) {
        this.netuid = netuid;
        this.hotkey = hotkey;
        this.owner = ValidatorReader.askOwner(round, hotkey);
        this.open = askOpen(round, netuid);
        this.place = round.storage(MODULE, "Uids", Shape.key(netuid), Shape.key(hotkey));
    }

    static TargetFacts ask(ReadRound round, int netuid, AccountId hotkey) {
        return new TargetFacts(round, netuid, hotkey);
    }

    static Answer<Optional<Value>> askOpen(ReadRound round, int netuid) {
        return round.storage(MODULE, "SubtokenEnabled", Shape.key(netuid));
    }

    /// @throws PlanException when nobody owns the hotkey
    void checkHotkey() throws PlanException, ChainException, StateException {
        if (owner.get().isEmpty()) {
            throw new PlanException(Kind.HOTKEY,
                    "This hotkey is not known on this network: nobody owns it. Check the validator's address.",
                    hotkey.address());
        }
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
            throw new PlanException(Kind.TRADING, "Trading on subnet " + netuid + " is not open yet.");
        }
    }

    void warnIfNoPlace(List<String> warnings) throws ChainException, StateException {
        if (netuid != 0 && place.get().isEmpty()) {
            warnings.add("This validator has no place on subnet " + netuid
                    + ": stake with it there usually earns nothing.");
        }
    }

    /// What is staked there already, in rao of alpha.
    Rao position(List<StakeRow> stakes, AccountId coldkey) {
        return stakes.stream()
                .filter(row -> row.coldkey().equals(coldkey) && row.hotkey().equals(hotkey) && row.netuid() == netuid)
                .map(StakeRow::alpha)
                .findFirst()
                .orElse(Rao.ZERO);
    }
}
