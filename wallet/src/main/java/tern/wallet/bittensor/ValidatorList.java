package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.Entry;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;

/// Every validator that the chain knows. Source: the keys of `Delegates`, then `Owner` and the owners' identities.
///
/// The runtime call that lists validators (`DelegateInfoRuntimeApi_get_delegates`) is not used: its answer holds every
/// staker of every validator, which is megabytes on a large chain.
public final class ValidatorList {

    private static final String MODULE = "SubtensorModule";
    private static final String ITEM = "Delegates";
    /// Keys of one frame: about a hundred bytes each.
    private static final int PART = 1_000;

    private ValidatorList() {}

    /// Blocks: some frames for each thousand validators.
    ///
    /// @return in no order; none where this runtime keeps no such list
    /// @throws ChainException when the chain could not be read
    /// @throws StateException when what it answered cannot be used
    public static List<Validator> read(ChainClient chain, BlockRef at) throws ChainException, StateException {
        List<AccountId> hotkeys = hotkeys(chain.storageEntries(at.hash(), MODULE, ITEM));
        ChainState state = ChainSource.of(chain).at(at);
        Map<AccountId, Optional<AccountId>> owners = ask(state, hotkeys, ValidatorReader::askOwner);
        Map<AccountId, Optional<String>> names = ask(state,
                owners.values().stream().flatMap(Optional::stream).distinct().toList(),
                (round, owner) -> ValidatorReader.askName(state, round, owner));
        List<Validator> validators = new ArrayList<>(owners.size());
        owners.forEach((hotkey, owner) -> validators.add(new Validator(hotkey, owner,
                owner.flatMap(known -> names.getOrDefault(known, Optional.empty())))));
        return List.copyOf(validators);
    }

    /// One question about each account, some frames for all of them.
    private static <T> Map<AccountId, T> ask(
            ChainState state, List<AccountId> whom, BiFunction<ReadRound, AccountId, Answer<T>> question)
            throws ChainException, StateException {
        Map<AccountId, T> found = new LinkedHashMap<>();
        for (List<AccountId> part : parts(whom)) {
            ReadRound round = state.round();
            List<Answer<T>> answers = new ArrayList<>();
            for (AccountId one : part) {
                answers.add(question.apply(round, one));
            }
            round.execute();
            for (int i = 0; i < part.size(); i++) {
                found.put(part.get(i), answers.get(i).get());
            }
        }
        return found;
    }

    private static List<AccountId> hotkeys(List<Entry> entries) throws StateException {
        List<AccountId> hotkeys = new ArrayList<>(entries.size());
        try {
            for (Entry entry : entries) {
                hotkeys.add(Shape.account(entry.keys().getFirst()));
            }
        } catch (ScaleException e) {
            throw StateException.unreadable(MODULE + '.' + ITEM, e);
        }
        return hotkeys;
    }

    private static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PART) {
            parts.add(all.subList(from, Math.min(all.size(), from + PART)));
        }
        return parts;
    }
}
