package tern.node.practice.subtensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Types;
import tern.wallet.crypto.Blake2;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// Moves everything that a coldkey has to the coldkey that it announced. Source: `chain.md` 6.4.
final class ColdkeySwap {

    private final SubtensorPallet chain;
    private final TaoLedger ledger;

    ColdkeySwap(SubtensorPallet chain, TaoLedger ledger) {
        this.chain = chain;
        this.ledger = ledger;
    }

    /// The handler of a call of that name, when it is this one.
    Optional<CallDecl.Handler> find(String call) {
        return call.equals("swap_coldkey_announced") ? Optional.of(this::swap) : Optional.empty();
    }

    private void swap(Dispatch dispatch, Call call) throws DispatchException {
        State state = dispatch.state();
        AccountId old = dispatch.origin().signer();
        AccountId fresh = call.arg(0);
        Optional<Types.Pair<Long, Hash32>> announced = chain.coldkeySwapAnnouncements.find(state, old);
        if (announced.isEmpty()) {
            throw chain.coldkeySwapAnnouncementNotFound.toException();
        }
        chain.announcedColdkeyHashDoesNotMatch
                .unless(announced.get().second().equals(Hash32.of(Blake2.hash256(fresh.bytes()))));
        chain.coldkeySwapTooEarly.unless(dispatch.block() >= announced.get().first());
        chain.coldKeyAlreadyAssociated.unless(chain.stakingHotkeys.get(state, fresh).isEmpty());
        chain.newColdKeyIsHotkey.unless(!chain.owner.contains(state, fresh));
        chain.activeLockExists.unless(!hasLock(state, old) && !hasLock(state, fresh));
        moveStake(state, old, fresh);
        moveKeys(state, old, fresh);
        long balance = ledger.spendable(state, old);
        if (balance > 0) {
            ledger.transfer(dispatch, old, fresh, balance);
        }
        chain.coldkeySwapAnnouncements.remove(state, old);
        dispatch.emit(chain.coldkeySwappedEvent, old, fresh);
    }

    private boolean hasLock(State state, AccountId coldkey) {
        return chain.networksAdded.keys(state)
                .stream()
                .anyMatch(netuid -> !chain.lock.keys(state, coldkey, netuid).isEmpty());
    }

    private void moveStake(State state, AccountId old, AccountId fresh) {
        for (AccountId hotkey : chain.stakingHotkeys.get(state, old)) {
            for (int netuid : chain.alphaV2.keys(state, hotkey, old)) {
                long taken = chain.shares().decrease(state, hotkey, old, netuid, Long.MAX_VALUE);
                chain.shares().increase(state, hotkey, fresh, netuid, taken);
            }
            chain.funds().ifPresent(funds -> funds.handOver(state, hotkey, old, fresh));
            chain.lastColdkeyHotkeyStakeBlock.find(state, old, hotkey)
                    .ifPresent(block -> chain.lastColdkeyHotkeyStakeBlock.put(state, fresh, hotkey, block));
            chain.lastColdkeyHotkeyStakeBlock.remove(state, old, hotkey);
        }
        chain.stakingHotkeys.put(state, fresh, chain.stakingHotkeys.get(state, old));
        chain.stakingHotkeys.remove(state, old);
    }

    private void moveKeys(State state, AccountId old, AccountId fresh) {
        List<AccountId> owned = new ArrayList<>(chain.ownedHotkeys.get(state, fresh));
        for (AccountId hotkey : chain.ownedHotkeys.get(state, old)) {
            chain.owner.put(state, hotkey, fresh);
            owned.add(hotkey);
        }
        chain.ownedHotkeys.put(state, fresh, owned);
        chain.ownedHotkeys.remove(state, old);
        for (int netuid : chain.networksAdded.keys(state)) {
            if (chain.subnetOwner.get(state, netuid).equals(old)) {
                chain.subnetOwner.put(state, netuid, fresh);
            }
            chain.autoStakeDestination.find(state, old, netuid)
                    .ifPresent(hotkey -> chain.autoStakeDestination.put(state, fresh, netuid, hotkey));
            chain.autoStakeDestination.remove(state, old, netuid);
        }
        chain.identitiesV2.find(state, old).ifPresent(identity -> chain.identitiesV2.put(state, fresh, identity));
        chain.identitiesV2.remove(state, old);
    }
}
