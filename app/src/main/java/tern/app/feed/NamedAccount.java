package tern.app.feed;

import tern.wallet.keys.AccountId;

/// A coldkey under the name a person knows it by.
///
/// @param name    the wallet's name, or a short form of the address where it has none
/// @param account the coldkey
public record NamedAccount(String name, AccountId account) {}
