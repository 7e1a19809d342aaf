package tern.app.wallets;

import java.util.List;
import java.util.Optional;
import tern.wallet.keys.AccountId;

/// Addresses under names, for whoever asks for a recipient or shows one. Reads nothing from the disk: what it answers
/// is what was read last. Safe for many threads.
public interface AddressBook {

    /// By name.
    List<Contact> all();

    /// The entry of an account.
    default Optional<Contact> of(AccountId account) {
        return all().stream().filter(contact -> contact.account().equals(account)).findFirst();
    }

    /// The entry with exactly this name; capitals do not matter.
    default Optional<Contact> named(String name) {
        return all().stream().filter(contact -> contact.name().equalsIgnoreCase(name.strip())).findFirst();
    }

    /// Entries whose name, note or address has the text in it; all for an empty one.
    List<Contact> search(String text);
}
