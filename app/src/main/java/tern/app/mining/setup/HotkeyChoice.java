package tern.app.mining.setup;

import tern.wallet.keys.AccountId;

/// A hotkey that can mine. Coldkeys are never offered: a miner is a stranger's program.
///
/// @param wallet  whose
/// @param hotkey  its name there
/// @param account its address
/// @param locked  whether it has a password, which no miner can type
public record HotkeyChoice(String wallet, String hotkey, AccountId account, boolean locked) {}
