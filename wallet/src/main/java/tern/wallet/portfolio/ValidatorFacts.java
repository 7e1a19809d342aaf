package tern.wallet.portfolio;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tern.wallet.bittensor.Answer;
import tern.wallet.bittensor.ChainState;
import tern.wallet.bittensor.ReadRound;
import tern.wallet.bittensor.StakeRow;
import tern.wallet.bittensor.StateException;
import tern.wallet.bittensor.ValidatorReader;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What is asked about the validators of some stakes, over two rounds.
final class ValidatorFacts {

    /// Whether root stake earns takes one key for each subnet: a frame is kept below about half a megabyte, and the
    /// largest root stakes are asked about first.
    static final int ROOT_KEYS = 4_096;

    private record Place(int netuid, AccountId hotkey) {}

    private final ChainState state;
    private final Map<AccountId, Answer<Optional<AccountId>>> owners = new LinkedHashMap<>();
    private final Map<AccountId, Answer<Optional<Integer>>> takes = new HashMap<>();
    private final Map<Place, Answer<Optional<Boolean>>> earning = new HashMap<>();
    private final Map<AccountId, Answer<Optional<String>>> names = new HashMap<>();

    private ValidatorFacts(ChainState state) {
        this.state = state;
    }

    /// @param netuids all subnets but root
    static ValidatorFacts ask(ChainState state, ReadRound round, List<StakeRow> stakes, List<Integer> netuids) {
        ValidatorFacts facts = new ValidatorFacts(state);
        for (StakeRow stake : stakes) {
            AccountId hotkey = stake.hotkey();
            if (!facts.owners.containsKey(hotkey)) {
                facts.owners.put(hotkey, ValidatorReader.askOwner(round, hotkey));
                facts.takes.put(hotkey, ValidatorReader.askTake(round, hotkey));
            }
            if (stake.netuid() != 0) {
                facts.earning.computeIfAbsent(new Place(stake.netuid(), hotkey),
                        place -> ValidatorReader.askEarning(state, round, place.netuid(), place.hotkey()));
            }
        }
        int hotkeys = ROOT_KEYS / Math.max(1, netuids.size());
        rootHotkeys(stakes).stream()
                .limit(hotkeys)
                .forEach(hotkey -> facts.earning.put(new Place(0, hotkey),
                        ValidatorReader.askEarningOnRoot(state, round, netuids, hotkey)));
        return facts;
    }

    private static List<AccountId> rootHotkeys(List<StakeRow> stakes) {
        Map<AccountId, Rao> largest = stakes.stream()
                .filter(stake -> stake.netuid() == 0)
                .collect(Collectors.toMap(StakeRow::hotkey, StakeRow::alpha, Rao::max, LinkedHashMap::new));
        return largest.entrySet()
                .stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// After the first round.
    void askNames(ReadRound round) throws ChainException, StateException {
        for (Answer<Optional<AccountId>> answer : owners.values()) {
            Optional<AccountId> owner = answer.get();
            if (owner.isPresent() && !names.containsKey(owner.get())) {
                names.put(owner.get(), ValidatorReader.askName(state, round, owner.get()));
            }
        }
    }

    Optional<String> name(AccountId hotkey) throws ChainException, StateException {
        Answer<Optional<AccountId>> owner = owners.get(hotkey);
        Optional<AccountId> known = owner == null ? Optional.empty() : owner.get();
        Answer<Optional<String>> name = known.map(names::get).orElse(null);
        return name == null ? Optional.empty() : name.get();
    }

    Optional<Integer> take(AccountId hotkey) throws ChainException, StateException {
        Answer<Optional<Integer>> take = takes.get(hotkey);
        return take == null ? Optional.empty() : take.get();
    }

    Optional<Boolean> earning(int netuid, AccountId hotkey) throws ChainException, StateException {
        Answer<Optional<Boolean>> paid = earning.get(new Place(netuid, hotkey));
        return paid == null ? Optional.empty() : paid.get();
    }
}
