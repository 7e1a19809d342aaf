package tern.app.transact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tern.app.transact.TransactionState.Stage;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// The transactions that this window has sent or taken up again, and who wants to hear of them. Any thread may call.
final class TransactionBook {

    /// Finished ones beyond this are forgotten, the oldest first; what was done long ago is the history's.
    private static final int KEPT = 50;

    private final Map<Hash32, TransactionState> states = new LinkedHashMap<>();
    private final Set<Consumer<List<TransactionState>>> listeners = new LinkedHashSet<>();

    /// @return false when it is in the book already
    synchronized boolean add(TransactionState state) {
        if (states.containsKey(state.hash())) {
            return false;
        }
        states.put(state.hash(), state);
        forgetOld();
        tell();
        return true;
    }

    synchronized void change(Hash32 hash, UnaryOperator<TransactionState> change) {
        TransactionState known = states.get(hash);
        if (known == null) {
            return;
        }
        TransactionState newer = change.apply(known);
        // what was found out stays the same at every look: only news are told
        if (newer.stage() != known.stage() || newer.finished() != known.finished()
                || !newer.said().equals(known.said()) || !newer.block().equals(known.block())) {
            states.put(hash, newer);
            tell();
        }
    }

    /// One of the account's that waits for a block, sent by this window.
    synchronized Optional<TransactionState> waiting(AccountId account, Set<Hash32> followed) {
        return states.values()
                .stream()
                .filter(state -> state.account().equals(account) && state.stage() == Stage.PENDING
                        && followed.contains(state.hash()))
                .findFirst();
    }

    /// Newest first.
    synchronized List<TransactionState> all() {
        return List.copyOf(new ArrayList<>(states.values()).reversed());
    }

    /// Tells the listener what there is now, and everything later, one after the other.
    synchronized void watch(Consumer<List<TransactionState>> listener) {
        listeners.add(listener);
        listener.accept(all());
    }

    synchronized void unwatch(Consumer<List<TransactionState>> listener) {
        listeners.remove(listener);
    }

    private void forgetOld() {
        List<Hash32> finished = states.values()
                .stream()
                .filter(TransactionState::finished)
                .map(TransactionState::hash)
                .toList();
        for (int i = 0; i < finished.size() && states.size() > KEPT; i++) {
            states.remove(finished.get(i));
        }
    }

    private void tell() {
        List<TransactionState> now = all();
        List.copyOf(listeners).forEach(listener -> listener.accept(now));
    }
}
