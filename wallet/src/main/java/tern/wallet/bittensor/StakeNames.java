package tern.wallet.bittensor;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;

/// What subnets and validators call themselves. Source: the subnets' identities, `Owner`, and the owners' identities.
///
/// Each name is a claim that nobody has checked, and one node's word. It may stand beside a number or an address, never
/// in its place; what reads like an address is left out, so that it is not taken for one.
///
/// @param subnets    by netuid; those without a name, and root, are not among them
/// @param validators by hotkey; those without a name are not among them
public record StakeNames(Map<Integer, String> subnets, Map<AccountId, String> validators) {

    /// A run of letters and digits as long as no name has, or the beginning and end of an address as screens shorten it.
    private static final Pattern ADDRESS = Pattern
            .compile("[0-9A-Za-z]{30,}|\\b5[0-9A-Za-z]{2,}(…|\\.{2,3})[0-9A-Za-z]*");

    public StakeNames {
        subnets = Map.copyOf(subnets);
        validators = Map.copyOf(validators);
    }

    /// Nothing has a name.
    public static StakeNames none() {
        return new StakeNames(Map.of(), Map.of());
    }

    /// Two round trips, or none where nothing is asked for.
    ///
    /// @throws ChainException when the chain could not be read
    /// @throws StateException when what it answered cannot be used
    public static StakeNames read(ChainClient chain, BlockRef at, Collection<Integer> netuids,
            Collection<AccountId> hotkeys) throws ChainException, StateException {
        if (netuids.isEmpty() && hotkeys.isEmpty()) {
            return none();
        }
        return read(ChainSource.of(chain).recent(at), netuids, hotkeys);
    }

    private static StakeNames read(ChainState state, Collection<Integer> netuids, Collection<AccountId> hotkeys)
            throws ChainException, StateException {
        ReadRound first = state.round();
        Map<Integer, Answer<SubnetWords>> words = new LinkedHashMap<>();
        for (int netuid : new HashSet<>(netuids)) {
            if (netuid != 0) {
                words.put(netuid, SubnetReader.askWords(state, first, netuid));
            }
        }
        Map<AccountId, Answer<Optional<AccountId>>> asked = new LinkedHashMap<>();
        for (AccountId hotkey : new HashSet<>(hotkeys)) {
            asked.put(hotkey, ValidatorReader.askOwner(first, hotkey));
        }
        first.execute();
        Map<Integer, String> subnets = new HashMap<>();
        for (Map.Entry<Integer, Answer<SubnetWords>> one : words.entrySet()) {
            one.getValue().get().name().filter(StakeNames::isName).ifPresent(name -> subnets.put(one.getKey(), name));
        }
        Map<AccountId, AccountId> owners = new HashMap<>();
        for (Map.Entry<AccountId, Answer<Optional<AccountId>>> one : asked.entrySet()) {
            one.getValue().get().ifPresent(owner -> owners.put(one.getKey(), owner));
        }
        ReadRound second = state.round();
        Map<AccountId, Answer<Optional<String>>> names = new HashMap<>();
        for (AccountId owner : Set.copyOf(owners.values())) {
            names.put(owner, ValidatorReader.askName(state, second, owner));
        }
        second.execute();
        Map<AccountId, String> validators = new HashMap<>();
        for (Map.Entry<AccountId, AccountId> one : owners.entrySet()) {
            Answer<Optional<String>> name = names.get(one.getValue());
            if (name != null) {
                name.get().filter(StakeNames::isName).ifPresent(known -> validators.put(one.getKey(), known));
            }
        }
        return new StakeNames(subnets, validators);
    }

    /// Whether it cannot be taken for an address.
    static boolean isName(String text) {
        return !ADDRESS.matcher(text).find();
    }
}
