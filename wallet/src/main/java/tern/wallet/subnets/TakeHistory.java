package tern.wallet.subnets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.bittensor.Shape;
import tern.wallet.bittensor.StateException;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainException;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.Pending;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;

/// When a validator changed its take. The chain writes down the block of the last change (`LastTxBlockDelegateTake`); at
/// the block before it stands the change before that, and so on, as far back as the node keeps states.
///
/// @param changes newest first
/// @param whole   whether they reach back to the first one; false where the node keeps no older state, or there are
///                more than were asked for
public record TakeHistory(List<TakeChange> changes, boolean whole) {

    private static final String MODULE = "SubtensorModule";
    private static final String TAKE = "Delegates";
    private static final String CHANGED = "LastTxBlockDelegateTake";

    public TakeHistory {
        changes = List.copyOf(changes);
    }

    private record Look(Optional<Integer> take, long changed, Optional<Instant> time) {}

    /// Blocks; three frames for each change.
    ///
    /// @param most changes to go back
    public static TakeHistory read(ChainClient chain, BlockRef at, AccountId hotkey, int most)
            throws ChainException, StateException {
        List<TakeChange> changes = new ArrayList<>();
        Look now = look(chain, at, hotkey);
        while (now.changed() > 0 && now.take().isPresent() && changes.size() < most) {
            Optional<Look> then = now.changed() == at.number() ? Optional.of(now) : past(chain, now.changed(), hotkey);
            Optional<Look> before = past(chain, now.changed() - 1, hotkey);
            changes.add(new TakeChange(now.changed(), then.flatMap(Look::time), before.flatMap(Look::take),
                    now.take().get()));
            if (before.isEmpty()) {
                return new TakeHistory(changes, false);
            }
            if (before.get().changed() >= now.changed()) {
                break;
            }
            now = before.get();
        }
        return new TakeHistory(changes, now.changed() == 0);
    }

    /// Empty where the node keeps no state of that block.
    private static Optional<Look> past(ChainClient chain, long number, AccountId hotkey)
            throws ChainException, StateException {
        Optional<BlockRef> block = chain.blocks(List.of(number)).getFirst();
        if (block.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(look(chain, block.get(), hotkey));
        } catch (ChainException e) {
            if (e.kind() == ChainException.Kind.STATE_GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Look look(ChainClient chain, BlockRef at, AccountId hotkey) throws ChainException, StateException {
        ChainRead read = chain.read(at.hash());
        Pending<Optional<Value>> take = read.storage(MODULE, TAKE, Shape.key(hotkey));
        Pending<Optional<Value>> changed = read.storage(MODULE, CHANGED, Shape.key(hotkey));
        Pending<Optional<Value>> time = read.storage("Timestamp", "Now");
        read.execute();
        try {
            Optional<Value> part = take.get();
            Optional<Value> when = changed.get();
            Optional<Value> clock = time.get();
            return new Look(part.isEmpty() ? Optional.empty() : Optional.of(part.get().asInt()),
                    when.isEmpty() ? 0 : when.get().asLong(),
                    clock.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(clock.get().asLong())));
        } catch (ScaleException e) {
            throw StateException.unreadable(TAKE, e);
        }
    }
}
