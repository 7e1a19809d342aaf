package tern.wallet.subnets;

import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// Who sits at one place (uid) of a subnet. Scores are parts of 65535, from the last epoch.
///
/// @param uid            the place, from 0
/// @param hotkey         who sits there
/// @param coldkey        who owns that hotkey, where the chain tells
/// @param name           what the coldkey calls itself: untrusted text, cleaned
/// @param axon           where it can be reached, where it says so
/// @param active         whether it set weights, or was registered, within the subnet's activity cutoff
/// @param permit         whether its weights count (validator permit)
/// @param lastUpdate     block at which it last set weights, or was registered
/// @param emission       alpha paid in the last epoch, as miner and validator together
/// @param dividends      its part as validator
/// @param incentive      its part as miner
/// @param consensus      what validators agree that it is worth
/// @param validatorTrust how much of its weights the others agree with; empty where the runtime keeps no such list
/// @param registeredAt   block of its registration
/// @param alpha          alpha staked with it on this subnet, inherited from parent keys included where the runtime
///                       counts so
/// @param root           root stake as it weighs here (TAO times the runtime's weight of TAO)
/// @param weight         its stake weight: both together
public record Neuron(
        int uid,
        AccountId hotkey,
        Optional<AccountId> coldkey,
        Optional<String> name,
        Optional<Axon> axon,
        boolean active,
        boolean permit,
        long lastUpdate,
        Rao emission,
        int dividends,
        int incentive,
        int consensus,
        OptionalInt validatorTrust,
        long registeredAt,
        Rao alpha,
        Rao root,
        Rao weight) {}
