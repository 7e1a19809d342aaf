package tern.node.practice.subtensor;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Types;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;

/// Calls about keys: a miner's endpoint, validators' takes, identities, and the announcement of a coldkey swap.
final class KeyCalls {

    private static final long SWAP_COST = 100_000_000L;
    private static final BigInteger LOOPBACK = BigInteger.valueOf(0x7f000001L);
    private static final BigInteger ALL_ONES = BigInteger.valueOf(0xffffffffL);
    private static final BigInteger ALL_ONES_6 = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    private final SubtensorPallet chain;
    private final TaoLedger ledger;

    KeyCalls(SubtensorPallet chain, TaoLedger ledger) {
        this.chain = chain;
        this.ledger = ledger;
    }

    /// The handler of a call of that name, when it is one of these.
    Optional<CallDecl.Handler> find(String call) {
        return Optional.ofNullable(switch (call) {
            case "serve_axon" -> this::serveAxon;
            case "decrease_take" -> (d, c) -> take(d, c, false);
            case "increase_take" -> (d, c) -> take(d, c, true);
            case "set_identity" -> this::setIdentity;
            case "set_coldkey_auto_stake_hotkey" -> this::autoStake;
            case "announce_coldkey_swap" -> this::announce;
            case "clear_coldkey_swap_announcement" -> this::clear;
            case "dispute_coldkey_swap" -> this::dispute;
            case "reset_coldkey_swap" -> this::reset;
            default -> null;
        });
    }

    private void serveAxon(Dispatch dispatch, Call call) throws DispatchException {
        State state = dispatch.state();
        AccountId hotkey = dispatch.origin().signer();
        int netuid = call.arg(0);
        BigInteger ip = call.arg(2);
        int port = call.arg(3);
        int ipType = call.arg(4);
        chain.hotKeyNotRegisteredInNetwork.unless(chain.uids.find(state, netuid, hotkey).isPresent());
        chain.invalidIpType.unless(ipType == 4 || ipType == 6);
        chain.invalidIpAddress.unless(ipType == 4
                ? !ip.equals(LOOPBACK) && ip.compareTo(ALL_ONES) < 0
                : !ip.equals(BigInteger.ONE) && !ip.equals(ALL_ONES_6));
        long last = chain.axons.find(state, netuid, hotkey)
                .map(axon -> (Long) axon.getFirst())
                .orElse(Long.MIN_VALUE / 2);
        chain.servingRateLimitExceeded.unless(dispatch.block() - last >= chain.servingRateLimit.get(state, netuid));
        chain.invalidPort.unless(port != 0);
        chain.axons.put(state, netuid, hotkey, List.of(dispatch.block(), call.arg(1), ip, port, ipType, call.arg(5),
                call.arg(6), call.arg(7)));
        dispatch.emit(chain.axonServedEvent, netuid, hotkey);
    }

    private void take(Dispatch dispatch, Call call, boolean up) throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        AccountId hotkey = call.arg(0);
        int take = call.arg(1);
        chain.hotKeyAccountNotExists.unless(chain.owner.contains(state, hotkey));
        chain.nonAssociatedColdKey.unless(chain.owner.get(state, hotkey).equals(coldkey));
        // who is no delegate has no take that could be too high or too low
        boolean delegate = chain.delegates.contains(state, hotkey);
        int now = chain.delegates.get(state, hotkey);
        if (up) {
            chain.delegateTakeTooLow.unless(!delegate || take > now);
            chain.delegateTakeTooHigh.unless(take <= chain.maxDelegateTake.get(state));
            long last = chain.lastTxBlockDelegateTake.get(state, hotkey);
            long limit = chain.txDelegateTakeRateLimit.get(state);
            chain.delegateTxRateLimitExceeded.unless(limit == 0 || last == 0 || dispatch.block() - last > limit);
        } else {
            chain.delegateTakeTooLow.unless(!delegate || take < now);
            chain.delegateTakeTooLow.unless(take >= chain.minDelegateTake.get(state));
        }
        chain.delegates.put(state, hotkey, take);
        chain.lastTxBlockDelegateTake.put(state, hotkey, dispatch.block());
        dispatch.emit(up ? chain.takeIncreasedEvent : chain.takeDecreasedEvent, coldkey, hotkey, take);
    }

    private void setIdentity(Dispatch dispatch, Call call) throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        boolean registered = chain.ownedHotkeys.get(state, coldkey)
                .stream()
                .anyMatch(hotkey -> !chain.isNetworkMember.keys(state, hotkey).isEmpty());
        chain.hotKeyNotRegisteredInNetwork.unless(registered);
        int[] most = {256, 256, 256, 1024, 256, 1024, 1024};
        for (int i = 0; i < most.length; i++) {
            chain.invalidIdentity.unless(call.<byte[]>arg(i).length <= most[i]);
        }
        chain.identitiesV2.put(state, coldkey, call.args());
        dispatch.emit(chain.chainIdentitySetEvent, coldkey);
    }

    private void autoStake(Dispatch dispatch, Call call) throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        int netuid = call.arg(0);
        AccountId hotkey = call.arg(1);
        chain.subnetNotExists.unless(chain.networksAdded.get(state, netuid));
        chain.hotKeyNotRegisteredInSubNet.unless(chain.uids.find(state, netuid, hotkey).isPresent());
        chain.sameAutoStakeHotkeyAlreadySet
                .unless(!chain.autoStakeDestination.find(state, coldkey, netuid).equals(Optional.of(hotkey)));
        chain.autoStakeDestination.put(state, coldkey, netuid, hotkey);
        dispatch.emit(chain.autoStakeDestinationSetEvent, coldkey, netuid, hotkey);
    }

    private void announce(Dispatch dispatch, Call call) throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        Hash32 hash = call.arg(0);
        Optional<Types.Pair<Long, Hash32>> before = chain.coldkeySwapAnnouncements.find(state, coldkey);
        if (before.isPresent()) {
            chain.coldkeySwapReannouncedTooEarly.unless(dispatch.block() >= before.get().first()
                    + chain.coldkeySwapReannouncementDelay.get(state));
        } else {
            chain.notEnoughBalanceToPaySwapColdKey.unless(ledger.spendable(state, coldkey) >= SWAP_COST);
            ledger.recycle(dispatch, coldkey, SWAP_COST);
            chain.totalIssuance.put(state, chain.totalIssuance.get(state) - SWAP_COST);
        }
        chain.coldkeySwapAnnouncements.put(state, coldkey, new Types.Pair<>(
                dispatch.block() + chain.coldkeySwapAnnouncementDelay.get(state), hash));
        dispatch.emit(chain.coldkeySwapAnnouncedEvent, coldkey, hash);
    }

    private void clear(Dispatch dispatch, Call call) throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        Types.Pair<Long, Hash32> announced = announced(state, coldkey);
        chain.coldkeySwapClearTooEarly.unless(dispatch.block() >= announced.first()
                + chain.coldkeySwapReannouncementDelay.get(state));
        chain.coldkeySwapAnnouncements.remove(state, coldkey);
        dispatch.emit(chain.coldkeySwapClearedEvent, coldkey);
    }

    private Types.Pair<Long, Hash32> announced(State state, AccountId coldkey) throws DispatchException {
        Optional<Types.Pair<Long, Hash32>> found = chain.coldkeySwapAnnouncements.find(state, coldkey);
        if (found.isEmpty()) {
            throw chain.coldkeySwapAnnouncementNotFound.toException();
        }
        return found.get();
    }

    private void dispute(Dispatch dispatch, Call call) throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        announced(state, coldkey);
        chain.coldkeySwapAlreadyDisputed.unless(chain.coldkeySwapDisputes.find(state, coldkey).isEmpty());
        chain.coldkeySwapDisputes.put(state, coldkey, dispatch.block());
        dispatch.emit(chain.coldkeySwapDisputedEvent, coldkey);
    }

    private void reset(Dispatch dispatch, Call call) throws DispatchException {
        dispatch.origin().requireRoot();
        AccountId coldkey = call.arg(0);
        chain.coldkeySwapAnnouncements.remove(dispatch.state(), coldkey);
        chain.coldkeySwapDisputes.remove(dispatch.state(), coldkey);
        dispatch.emit(chain.coldkeySwapResetEvent, coldkey);
    }

}
