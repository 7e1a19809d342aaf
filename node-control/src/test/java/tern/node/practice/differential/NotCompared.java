package tern.node.practice.differential;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tern.wallet.chain.Runtime;
import tern.wallet.metadata.Pallet;

/// Calls that only one of the two runtimes has, so that nothing can be held against them. A call that stands here and
/// is on both sides, or on one side only and not here, is a failure.
final class NotCompared {

    private static final List<String> PALLETS = List.of("System", "Balances", "Utility", "Sudo", "Proxy",
            "SubtensorModule");

    /// @param what  a group of calls
    /// @param calls `Pallet.call`, or names of SubtensorModule
    record Group(String what, List<String> calls) {

        static Group of(String what, String... calls) {
            return new Group(what, Stream.of(calls).map(NotCompared::full).toList());
        }
    }

    /// Newer than spec 218.
    static final List<Group> ONLY_PRACTICE = List.of(
            Group.of("stake with a limit of price", "add_stake_limit", "remove_stake_limit",
                    "remove_stake_full_limit", "swap_stake_limit"),
            Group.of("unstaking from all subnets at once", "unstake_all", "unstake_all_alpha"),
            Group.of("stake that changes its subnet or its owner", "swap_stake", "transfer_stake"),
            Group.of("alpha that is destroyed, and buying to burn", "recycle_alpha", "burn_alpha", "add_stake_burn"),
            Group.of("root dividends and their claims", "claim_root", "set_root_claim_type",
                    "sudo_set_num_root_claims", "sudo_set_root_claim_threshold"),
            Group.of("registration with a limit, and owning a hotkey", "register_limit", "try_associate_hotkey",
                    "set_coldkey_auto_stake_hotkey", "set_auto_parent_delegation_enabled"),
            Group.of("coldkey swaps by announcement", "announce_coldkey_swap", "swap_coldkey_announced",
                    "dispute_coldkey_swap", "reset_coldkey_swap", "clear_coldkey_swap_announcement"),
            Group.of("hotkey swaps that keep stake", "swap_hotkey_v2"),
            Group.of("locks", "lock_stake", "move_lock", "set_perpetual_lock", "set_reject_locked_alpha"),
            Group.of("weights by mechanism, in batches and behind a time lock", "set_mechanism_weights",
                    "batch_set_weights", "batch_commit_weights", "commit_mechanism_weights",
                    "reveal_mechanism_weights", "commit_crv3_mechanism_weights", "commit_timelocked_weights",
                    "commit_timelocked_mechanism_weights"),
            Group.of("what subnet owners and root do", "start_call", "update_symbol", "set_tempo",
                    "set_activity_cutoff_factor", "trigger_epoch", "root_dissolve_network",
                    "set_pending_childkey_cooldown", "register_leased_network", "terminate_lease",
                    "enable_voting_power_tracking", "disable_voting_power_tracking",
                    "sudo_set_voting_power_ema_alpha", "associate_evm_key"),
            Group.of("newer calls of FRAME's pallets", "Utility.if_else", "Utility.dispatch_as_fallible",
                    "Proxy.poke_deposit", "Proxy.set_real_pays_fee"));

    /// Given up between spec 218 and spec 440, or not on this network.
    static final List<Group> ONLY_REAL = List.of(
            Group.of("delegates", "become_delegate"),
            Group.of("root weights and the senate", "set_tao_weights", "adjust_senate", "vote", "sudo",
                    "sudo_unchecked_weight"),
            Group.of("swaps and dissolution by schedule", "schedule_dissolve_network",
                    "sudo_hotfix_swap_coldkey_delegates"),
            Group.of("free play money", "faucet"));

    private NotCompared() {}

    private static String full(String call) {
        return call.contains(".") ? call : Side.MODULE + "." + call;
    }

    /// @return what is wrong with the two lists
    static List<String> mistakes(Runtime real, Runtime practice) {
        Set<String> there = calls(real);
        Set<String> here = calls(practice);
        Set<String> mistakes = new LinkedHashSet<>();
        check("only the practice network has ", here, there, ONLY_PRACTICE, mistakes);
        check("only the real runtime has ", there, here, ONLY_REAL, mistakes);
        return List.copyOf(mistakes);
    }

    private static void check(String whose, Set<String> have, Set<String> lack, List<Group> groups,
            Set<String> mistakes) {
        Set<String> found = new TreeSet<>(have);
        found.removeAll(lack);
        Set<String> listed = new TreeSet<>(groups.stream().flatMap(group -> group.calls().stream()).toList());
        for (String call : found) {
            if (!listed.contains(call)) {
                mistakes.add(whose + call);
            }
        }
        listed.removeAll(found);
        listed.forEach(call -> mistakes.add("not true: " + whose + call));
    }

    private static Set<String> calls(Runtime runtime) {
        Set<String> calls = new TreeSet<>();
        for (String name : PALLETS) {
            Pallet pallet = runtime.metadata().findPallet(name).orElseThrow();
            runtime.metadata()
                    .types()
                    .cases(pallet.callsType().orElseThrow())
                    .forEach(call -> calls.add(name + "." + call.name()));
        }
        return calls;
    }
}
