package tern.wallet.chain;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tern.wallet.keys.AccountId;

/// The transaction numbers that this client has signed for and that may still be on their way, so that several
/// transactions can be sent before the first is in a block (a node counts only what waits in its own pool, and another
/// endpoint does not know of it).
///
/// A number is taken when a transaction is signed, not when it is drafted: a draft that nobody signs leaves no hole.
/// It is free again when the transaction was refused or given up, when the chain has moved past it, or when its era
/// has ended. Any thread may call.
final class NonceBook {

    private final Map<AccountId, TreeMap<Long, Long>> taken = new HashMap<>();

    /// The next free number.
    ///
    /// @param atNode what the node says is next
    /// @param best   height of the chain
    synchronized long next(AccountId account, long atNode, long best) {
        TreeMap<Long, Long> numbers = taken.get(account);
        long next = atNode;
        if (numbers != null) {
            SortedMap<Long, Long> past = numbers.headMap(atNode);
            past.clear();
            numbers.values().removeIf(death -> death <= best);
            while (numbers.containsKey(next)) {
                next++;
            }
        }
        return next;
    }

    /// @param death first block that cannot include the transaction
    /// @return false when the number is taken already
    synchronized boolean take(AccountId account, long nonce, long death) {
        return taken.computeIfAbsent(account, _ -> new TreeMap<>()).putIfAbsent(nonce, death) == null;
    }

    synchronized void release(AccountId account, long nonce) {
        TreeMap<Long, Long> numbers = taken.get(account);
        if (numbers != null) {
            numbers.remove(nonce);
            if (numbers.isEmpty()) {
                taken.remove(account);
            }
        }
    }
}
