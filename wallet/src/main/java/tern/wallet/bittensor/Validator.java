package tern.wallet.bittensor;

import java.util.Optional;
import tern.wallet.keys.AccountId;

/// Somebody that TAO can be staked with.
///
/// @param hotkey the validator's key
/// @param owner  the coldkey that owns it, where the chain tells
/// @param name   what that owner calls itself: a claim that nobody has checked, cleaned of control characters
public record Validator(AccountId hotkey, Optional<AccountId> owner, Optional<String> name) {}
