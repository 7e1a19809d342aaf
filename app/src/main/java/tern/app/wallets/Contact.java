package tern.app.wallets;

import tern.wallet.keys.AccountId;

/// Somebody of the address book.
///
/// @param name     the person's own word; no two entries share one
/// @param account  whose; no two entries share one
/// @param note     may be empty
/// @param exchange whether it belongs to an exchange, which loses stake that is sent to it
public record Contact(String name, AccountId account, String note, boolean exchange) {}
