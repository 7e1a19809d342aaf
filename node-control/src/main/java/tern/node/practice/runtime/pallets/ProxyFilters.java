package tern.node.practice.runtime.pallets;

import java.util.Set;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallFilter;
import tern.node.practice.runtime.RuntimeEdition;

/// Which calls each kind of delegate may make. Source: chain.md 6.5, chain-delta 2.5.
final class ProxyFilters {

    /// Half a TAO, or half an alpha.
    private static final long SMALL = 500_000_000;

    private static final String SUBTENSOR = "SubtensorModule";
    private static final Set<String> STAKING = Set.of("add_stake", "add_stake_limit", "remove_stake",
            "remove_stake_limit", "remove_stake_full_limit", "unstake_all", "unstake_all_alpha", "swap_stake",
            "swap_stake_limit", "move_stake");
    private static final Set<String> STAKING_SINCE = Set.of("move_stake_limit", "stake_into_basket",
            "add_collateral", "set_min_collateral");
    private static final Set<String> REGISTRATION = Set.of("burned_register", "register", "register_limit");
    private static final Set<String> COLDKEY_SWAP = Set.of("swap_coldkey", "announce_coldkey_swap",
            "swap_coldkey_announced", "dispute_coldkey_swap", "reset_coldkey_swap", "clear_coldkey_swap_announcement",
            "schedule_swap_coldkey");
    private static final Set<String> BASKET_TRADES = Set.of("swap_basket", "swap_basket_many");
    private static final Set<String> TRANSFERS = Set.of("transfer_keep_alive", "transfer_allow_death",
            "transfer_all");
    private static final Set<String> STAKE_TRANSFERS = Set.of("transfer_stake", "transfer_stake_and_hotkey");
    private static final Set<String> OWNER = Set.of("set_subnet_identity", "update_symbol", "start_call",
            "trigger_epoch");
    private static final Set<String> WRAPPERS = Set.of("Sudo", "EVM", "Ethereum", "Contracts", "Crowdloan",
            "Multisig");

    private final RuntimeEdition edition;

    ProxyFilters(RuntimeEdition edition) {
        this.edition = edition;
    }

    CallFilter of(ProxyType type) {
        return call -> allows(type, call);
    }

    private boolean allows(ProxyType type, Call call) {
        return switch (type) {
            case ANY -> true;
            case STAKING -> isStaking(call);
            case REGISTRATION -> in(call, REGISTRATION);
            case TRANSFER -> isTransfer(call);
            case SMALL_TRANSFER -> isSmallTransfer(call);
            case NON_TRANSFER -> isNoTransfer(call);
            case NON_FUNGIBLE -> isNonFungible(call);
            case NON_CRITICAL -> isNonCritical(call);
            case OWNER, SUBNET_LEASE_BENEFICIARY -> call.decl().pallet().equals("AdminUtils") || in(call, OWNER);
            case CHILD_KEYS -> in(call, Set.of("set_children", "set_childkey_take"));
            case SWAP_HOTKEY -> in(call, Set.of("swap_hotkey", "swap_hotkey_v2"));
            case ROOT_CLAIM -> in(call, Set.of("claim_root"))
                    || (edition.hasBaskets() && in(call, Set.of("claim_root_with_hotkey")));
            case BASKET_TRADING -> in(call, BASKET_TRADES);
            case SUDO_UNCHECKED_SET_CODE -> isSetCode(call);
            case SENATE, TRIUMVIRATE, GOVERNANCE, ROOT_WEIGHTS -> false;
        };
    }

    private boolean isStaking(Call call) {
        return in(call, STAKING) || (edition.hasBaskets()
                ? in(call, STAKING_SINCE)
                : in(call, Set.of("set_root_claim_type")));
    }

    private boolean isTransfer(Call call) {
        return (isBalances(call) && TRANSFERS.contains(call.decl().name())) || in(call, Set.of("transfer_stake"))
                || (edition.hasBaskets() && in(call, STAKE_TRANSFERS));
    }

    private boolean isSmallTransfer(Call call) {
        if (call.is("Balances", "transfer_keep_alive") || call.is("Balances", "transfer_allow_death")) {
            return isSmall(call.<Long>arg("value"));
        }
        return call.is(SUBTENSOR, "transfer_stake") && isSmall(call.<Long>arg("alpha_amount"));
    }

    private static boolean isSmall(long amount) {
        return Long.compareUnsigned(amount, SMALL) < 0;
    }

    private boolean isNoTransfer(Call call) {
        if (isBalances(call) || in(call, STAKE_TRANSFERS) || in(call, COLDKEY_SWAP)) {
            return false;
        }
        return !edition.hasBaskets() || (!WRAPPERS.contains(call.decl().pallet()) && !in(call, BASKET_TRADES)
                && !call.is("MevShield", "store_encrypted"));
    }

    private boolean isNonFungible(Call call) {
        return isNoTransfer(call) && !isStaking(call) && !in(call, Set.of("burned_register", "root_register"))
                && !(edition.atLeast(475) && in(call, REGISTRATION))
                && !in(call, Set.of("swap_hotkey", "swap_hotkey_v2"));
    }

    private boolean isNonCritical(Call call) {
        return !call.decl().pallet().equals("Sudo") && !in(call, COLDKEY_SWAP)
                && !in(call, Set.of("dissolve_network", "root_dissolve_network", "root_register", "burned_register"))
                && !(edition.atLeast(475) && in(call, REGISTRATION));
    }

    private static boolean isSetCode(Call call) {
        return call.is("Sudo", "sudo_unchecked_weight")
                && (call.<Call>arg("call").is("System", "set_code")
                        || call.<Call>arg("call").is("System", "set_code_without_checks"));
    }

    private static boolean isBalances(Call call) {
        return call.decl().pallet().equals("Balances");
    }

    private static boolean in(Call call, Set<String> names) {
        return call.decl().pallet().equals(SUBTENSOR) && names.contains(call.decl().name());
    }
}
