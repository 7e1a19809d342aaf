package tern.app.transact;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.StakeNames;
import tern.wallet.chain.ChainClient;
import tern.wallet.keys.AccountId;
import tern.wallet.units.TernException;

/// What the subnets and validators of a transaction are called, to be told beside the number and the address that are
/// read from the bytes. Nothing is decided by a name: what the chain tells is a claim.
///
/// @param subnets    what subnets call themselves, by netuid; root is not among them
/// @param validators by hotkey
public record PlaceNames(Map<Integer, String> subnets, Map<AccountId, Who> validators) {

    private static final Logger LOG = LoggerFactory.getLogger(PlaceNames.class);

    /// What somebody is called.
    ///
    /// @param name untrusted text where it is not the person's own
    /// @param own  whether the person gave this name; else the validator gave it itself
    public record Who(String name, boolean own) {}

    public PlaceNames {
        subnets = Map.copyOf(subnets);
        validators = Map.copyOf(validators);
    }

    /// Nothing is known of anybody.
    public static PlaceNames unknown() {
        return new PlaceNames(Map.of(), Map.of());
    }

    /// What the chain and the person call them. A chain that does not tell leaves them without a name: nobody has to wait
    /// with a signature for what is no part of it.
    ///
    /// @param own the person's own names, which come first
    static PlaceNames read(ChainClient chain, Plan plan, AddressNames own) {
        Set<AccountId> hotkeys = hotkeys(plan);
        StakeNames claimed = StakeNames.none();
        try {
            claimed = StakeNames.read(chain, plan.block(), StakeUnits.netuids(plan), hotkeys);
        } catch (TernException e) {
            LOG.info("names of subnets and validators cannot be read: {}", e.sentence());
        }
        return of(claimed, hotkeys, own);
    }

    static PlaceNames of(StakeNames claimed, Collection<AccountId> hotkeys, AddressNames own) {
        Map<AccountId, Who> validators = new HashMap<>();
        claimed.validators().forEach((hotkey, name) -> validators.put(hotkey, new Who(name, false)));
        for (AccountId hotkey : hotkeys) {
            own.of(hotkey).ifPresent(named -> validators.put(hotkey, new Who(named.name(), true)));
        }
        return new PlaceNames(claimed.subnets(), validators);
    }

    /// Empty where it has none.
    public Optional<String> subnet(int netuid) {
        return Optional.ofNullable(subnets.get(netuid));
    }

    /// Empty where it has none.
    public Optional<Who> validator(AccountId hotkey) {
        return Optional.ofNullable(validators.get(hotkey));
    }

    /// The hotkeys that a plan is about.
    private static Set<AccountId> hotkeys(Plan plan) {
        Set<AccountId> hotkeys = new LinkedHashSet<>();
        add(hotkeys, plan.intent());
        plan.parts().forEach(part -> add(hotkeys, part.intent()));
        return hotkeys;
    }

    private static void add(Set<AccountId> hotkeys, Intent intent) {
        switch (intent) {
            case Intent.AddStake stake -> hotkeys.add(stake.hotkey());
            case Intent.RemoveStake stake -> hotkeys.add(stake.hotkey());
            case Intent.TransferStake stake -> hotkeys.add(stake.hotkey());
            case Intent.MoveStake stake -> {
                hotkeys.add(stake.fromHotkey());
                hotkeys.add(stake.toHotkey());
            }
            case Intent.SwapStake stake -> {
                hotkeys.add(stake.fromHotkey());
                hotkeys.add(stake.toHotkey());
            }
            case Intent.RemoveAllStake stake -> stake.hotkey().ifPresent(hotkeys::add);
            case Intent.ClaimRoot claim -> claim.hotkey().ifPresent(hotkeys::add);
            case Intent.Register seat -> hotkeys.add(seat.hotkey());
            case Intent.RegisterByWork seat -> hotkeys.add(seat.hotkey());
            case Intent.ServeAxon serve -> hotkeys.add(serve.hotkey());
            case Intent.Transfer _,Intent.TransferAll _,Intent.RootClaimChoice _ -> {
                // nobody is staked with
            }
        }
    }
}
