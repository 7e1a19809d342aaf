package tern.app.history;

import java.time.Instant;
import java.util.Optional;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What one position earned between two samples, mostly a day, or what a claim from a validator's fund brought.
///
/// @param time  of the later sample
/// @param block of it
/// @param alpha rao of the subnet's alpha; on root of TAO
/// @param price rao of TAO for one alpha, at the later sample; empty on root
/// @param value rao of TAO
public record Reward(
        Instant time, long block, AccountId account, int netuid, AccountId hotkey, Rao alpha, Optional<Rao> price,
        Rao value) {}
