package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// Reads what is known about validators: owner, take, name, and whether they are paid.
public final class ValidatorReader {

    private static final String MODULE = "SubtensorModule";
    private static final int NAME_LENGTH = 48;

    /// Dividends of the last epoch by subnet and hotkey: net of take since dTAO reached the main network; with take and
    /// root's part in it on spec 218. Either way zero means that nothing was paid.
    private static final List<String> SUBNET_DIVIDENDS = List.of("AlphaDividendsPerSubnet",
            "HotkeyDividendsPerSubnet");

    /// What of a subnet's last epoch went to root stakers of a hotkey.
    private static final List<String> ROOT_DIVIDENDS = List.of("RootAlphaDividendsPerSubnet", "TaoDividendsPerSubnet",
            "HotkeyDividendsPerSubnet");

    private ValidatorReader() {}

    /// The coldkey that owns a hotkey; empty when nobody does. Source: `Owner`, whose default is the zero account.
    public static Answer<Optional<AccountId>> askOwner(ReadRound round, AccountId hotkey) {
        return round.storage(MODULE, "Owner", Shape.key(hotkey))
                .map("Owner", owner -> owner.isEmpty() ? Optional.empty() : Shape.somebody(owner.get()));
    }

    /// A validator's share of dividends, of 65535: the runtime's default where the validator never chose one. Source:
    /// `Delegates`.
    public static Answer<Optional<Integer>> askTake(ReadRound round, AccountId hotkey) {
        return round.storage(MODULE, "Delegates", Shape.key(hotkey))
                .map("Delegates", take -> take.isEmpty() ? Optional.empty() : Optional.of(Shape.netuid(take.get())));
    }

    /// Whether the last epoch of a subnet paid dividends to a hotkey; empty where the runtime keeps no such record.
    public static Answer<Optional<Boolean>> askEarning(ChainState state, ReadRound round, int netuid,
            AccountId hotkey) {
        return askPaid(state, round, SUBNET_DIVIDENDS, List.of(netuid), hotkey);
    }

    /// Whether root stake with a hotkey earns: some subnet's last epoch paid dividends to that hotkey's root stakers.
    ///
    /// Root has no epoch of its own: root stake counts in each subnet where the hotkey validates, and is paid from that
    /// subnet's dividends (as TAO, as claimable alpha or into the validator's fund, by age of the runtime). A seat on
    /// root (`Keys` of netuid 0) alone earns nothing, and no seat is needed, so the seat is not looked at.
    ///
    /// @param netuids all subnets but root
    public static Answer<Optional<Boolean>> askEarningOnRoot(ChainState state, ReadRound round, List<Integer> netuids,
            AccountId hotkey) {
        return askPaid(state, round, ROOT_DIVIDENDS, netuids, hotkey);
    }

    private static Answer<Optional<Boolean>> askPaid(ChainState state, ReadRound round, List<String> items,
            List<Integer> netuids, AccountId hotkey) {
        Optional<String> item = items.stream().filter(name -> state.hasStorage(MODULE, name)).findFirst();
        if (item.isEmpty()) {
            return Optional::empty;
        }
        List<Answer<Boolean>> each = new ArrayList<>(netuids.size());
        for (int netuid : netuids) {
            each.add(round.storage(MODULE, item.get(), Shape.key(netuid), Shape.key(hotkey))
                    .map(item.get(), paid -> paid.isPresent() && !Shape.amount(paid.get()).equals(Rao.ZERO)));
        }
        return () -> {
            boolean paid = false;
            for (Answer<Boolean> one : each) {
                paid |= one.get();
            }
            return Optional.of(paid);
        };
    }

    /// The name that a coldkey gave itself; a claim, not an identity. Source: `IdentitiesV2`, before that `Identities`.
    public static Answer<Optional<String>> askName(ChainState state, ReadRound round, AccountId owner) {
        String item = state.features().identitiesV2() ? "IdentitiesV2" : "Identities";
        return round.storage(MODULE, item, Shape.key(owner))
                .map(item, identity -> identity.isEmpty()
                        ? Optional.empty()
                        : UntrustedText.clean(identity.get().field("name").asBytes(), NAME_LENGTH));
    }
}
