package tern.node.practice.runtime.pallets;

import java.util.EnumSet;
import java.util.Set;
import tern.node.practice.frame.EnumType;
import tern.node.practice.frame.Type;

/// What a delegate may do. Source: `subtensor_runtime_common::ProxyType`, chain-delta 2.5.
public enum ProxyType {
    ANY("Any"),
    OWNER("Owner"),
    NON_CRITICAL("NonCritical"),
    NON_TRANSFER("NonTransfer"),
    SENATE("Senate"),
    NON_FUNGIBLE("NonFungible"),
    TRIUMVIRATE("Triumvirate"),
    GOVERNANCE("Governance"),
    STAKING("Staking"),
    REGISTRATION("Registration"),
    TRANSFER("Transfer"),
    SMALL_TRANSFER("SmallTransfer"),
    ROOT_WEIGHTS("RootWeights"),
    CHILD_KEYS("ChildKeys"),
    SUDO_UNCHECKED_SET_CODE("SudoUncheckedSetCode"),
    SWAP_HOTKEY("SwapHotkey"),
    SUBNET_LEASE_BENEFICIARY("SubnetLeaseBeneficiary"),
    ROOT_CLAIM("RootClaim"),
    /// Since 459.
    BASKET_TRADING("BasketTrading");

    /// Those that a `NonTransfer` delegate may add and remove since filters became allow-lists.
    private static final Set<ProxyType> WEAKER_THAN_NON_TRANSFER = EnumSet.of(STAKING, REGISTRATION, CHILD_KEYS,
            ROOT_CLAIM, NON_FUNGIBLE);

    private final String chainName;

    ProxyType(String chainName) {
        this.chainName = chainName;
    }

    public String chainName() {
        return chainName;
    }

    /// The type as metadata describes it.
    ///
    /// @param basketTrading whether the chain knows the newest one
    public static Type<ProxyType> type(boolean basketTrading) {
        return basketTrading
                ? EnumType.of(ProxyType.class, ProxyType::chainName, Enum::ordinal, "subtensor_runtime_common",
                        "ProxyType")
                : EnumType.some(EnumSet.range(ANY, ROOT_CLAIM), ProxyType::chainName, Enum::ordinal,
                        "subtensor_runtime_common", "ProxyType");
    }

    /// Whether a delegate of this kind may add and remove delegates of the other. Source: `is_superset`.
    ///
    /// @param allowLists whether the chain's filters are allow-lists (since 448)
    boolean covers(ProxyType other, boolean allowLists) {
        if (this == other || this == ANY) {
            return true;
        }
        if (other == ANY) {
            return false;
        }
        return switch (this) {
            case NON_TRANSFER -> allowLists
                    ? WEAKER_THAN_NON_TRANSFER.contains(other)
                    : other != TRANSFER && other != SMALL_TRANSFER;
            case GOVERNANCE -> other == TRIUMVIRATE || other == SENATE;
            case TRANSFER -> other == SMALL_TRANSFER;
            default -> false;
        };
    }
}
