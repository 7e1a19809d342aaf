package tern.wallet.history;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// One thing that an account did, or that was done to it, in one block.
///
/// @param account   whose
/// @param time      the block's own
/// @param extrinsic index in the block; empty for the chain's own work
/// @param event     tells the entries of one extrinsic apart; empty where it is about the extrinsic as a whole
/// @param hash      the extrinsic's
/// @param netuid    the subnet, where there is one; of a move the one that stake left
/// @param toNetuid  of a move, the one it went to
/// @param hotkey    the validator; of a move the one that stake left
/// @param other     the other account: who paid or was paid, or the validator that stake went to
/// @param tao       in rao of TAO
/// @param alpha     in rao of alpha, as the chain's event tells it; of a move or swap what left
/// @param toAlpha   of a move or swap what arrived, in rao of the alpha of where it went; empty elsewhere
/// @param fee       what this account paid the network for the extrinsic; only on its first entry
/// @param failure   why it failed, in words
/// @param call      `Balances.transfer_keep_alive`; empty where not known
/// @param part      a leg of another entry of the same extrinsic: counted, not shown by itself
/// @param events    the extrinsic's events as text, one a line
public record ActivityEntry(
        AccountId account,
        BlockRef block,
        Instant time,
        OptionalInt extrinsic,
        OptionalInt event,
        Optional<Hash32> hash,
        ActivityKind kind,
        OptionalInt netuid,
        OptionalInt toNetuid,
        Optional<AccountId> hotkey,
        Optional<AccountId> other,
        Optional<Rao> tao,
        Optional<Rao> alpha,
        Optional<Rao> toAlpha,
        Rao fee,
        Optional<String> failure,
        String call,
        boolean part,
        String events) {

    /// Of what moves no alpha from one place to another.
    public ActivityEntry(AccountId account, BlockRef block, Instant time, OptionalInt extrinsic, OptionalInt event,
            Optional<Hash32> hash, ActivityKind kind, OptionalInt netuid, OptionalInt toNetuid,
            Optional<AccountId> hotkey, Optional<AccountId> other, Optional<Rao> tao, Optional<Rao> alpha, Rao fee,
            Optional<String> failure, String call, boolean part, String events) {
        this(account, block, time, extrinsic, event, hash, kind, netuid, toNetuid, hotkey, other, tao, alpha,
                Optional.empty(), fee, failure, call, part, events);
    }

    /// With whom: the other account of a payment or of stake that changed hands or validators, else the validator.
    public Optional<AccountId> counterpart() {
        return switch (kind) {
            case RECEIVED, SENT, STAKE_SENT, STAKE_RECEIVED, STAKE_MOVED -> other;
            case STAKED, UNSTAKED, STAKE_SWAPPED, CLAIMED, REGISTERED, OTHER, FAILED -> hotkey;
        };
    }

    /// Whether it went from one subnet to another.
    public boolean crossesSubnets() {
        return netuid.isPresent() && toNetuid.isPresent() && netuid.getAsInt() != toNetuid.getAsInt();
    }

    /// The same entry of the one who paid the fee.
    ActivityEntry withFee(Rao paid) {
        return new ActivityEntry(account, block, time, extrinsic, event, hash, kind, netuid, toNetuid, hotkey, other,
                tao, alpha, toAlpha, paid, failure, call, part, events);
    }

    /// The same move with what left and what arrived.
    ActivityEntry withAlpha(Optional<Rao> left, Optional<Rao> arrived) {
        return new ActivityEntry(account, block, time, extrinsic, event, hash, kind, netuid, toNetuid, hotkey, other,
                tao, left, arrived, fee, failure, call, part, events);
    }

    /// The same entry as a leg of another one.
    ActivityEntry asPart() {
        return new ActivityEntry(account, block, time, extrinsic, event, hash, kind, netuid, toNetuid, hotkey, other,
                tao, alpha, toAlpha, fee, failure, call, true, events);
    }
}
