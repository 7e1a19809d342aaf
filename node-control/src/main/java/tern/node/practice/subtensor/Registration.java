package tern.node.practice.subtensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.node.practice.frame.Storage;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.keys.AccountId;

/// Seats on subnets and on root: the burn price that decays and jumps, immunity, and who makes room.
final class Registration {

    static final int ROOT_SEATS = 64;

    private final SubtensorPallet chain;
    private final TaoLedger ledger;

    Registration(SubtensorPallet chain, TaoLedger ledger) {
        this.chain = chain;
        this.ledger = ledger;
    }

    /// The handler of a call of that name, when it is one of these.
    Optional<CallDecl.Handler> find(String call) {
        return Optional.ofNullable(switch (call) {
            case "burned_register" -> (d, c) -> register(d, c.arg(0), c.arg(1), Long.MAX_VALUE);
            case "register" -> (d, c) -> register(d, c.arg(0), c.arg(4), Long.MAX_VALUE);
            case "register_limit" -> (d, c) -> register(d, c.arg(0), c.arg(1), Amounts.ofBits(c.arg(2)));
            case "root_register" -> this::rootRegister;
            case "try_associate_hotkey" -> (d, c) -> associate(d.state(), d.origin().signer(), c.arg(0));
            default -> null;
        });
    }

    /// The price falls by half every half-life.
    void decay(State state, int netuid) {
        decay(state, netuid, 1);
    }

    /// As [#decay(State, int)], for some blocks at once.
    void decay(State state, int netuid, long blocks) {
        long burn = chain.burn.get(state, netuid);
        long least = chain.minBurn.get(state, netuid);
        if (burn > least) {
            double factor = StrictMath.pow(0.5, (double) blocks / Math.max(1, chain.burnHalfLife.get(state, netuid)));
            chain.burn.put(state, netuid, Math.max(least, (long) (burn * factor)));
        }
    }

    private void register(Dispatch dispatch, int netuid, AccountId hotkey, long limit) throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        chain.registrationNotPermittedOnRootSubnet.unless(netuid != 0);
        chain.subnetNotExists.unless(chain.networksAdded.get(state, netuid));
        long price = chain.burn.get(state, netuid);
        chain.registrationPriceLimitExceeded.unless(price <= limit);
        chain.subNetRegistrationDisabled.unless(chain.networkRegistrationAllowed.get(state, netuid));
        chain.hotKeyAlreadyRegisteredInSubNet.unless(chain.uids.find(state, netuid, hotkey).isEmpty());
        chain.notEnoughBalanceToStake.unless(ledger.spendable(state, coldkey) >= price);
        chain.nonAssociatedColdKey
                .unless(!chain.owner.contains(state, hotkey) || chain.owner.get(state, hotkey).equals(coldkey));
        OptionalInt uid = seat(state, netuid, dispatch.block());
        chain.noNeuronIdAvailable.unless(uid.isPresent());
        pay(dispatch, coldkey, netuid, price);
        associate(state, coldkey, hotkey);
        place(dispatch, netuid, uid.getAsInt(), hotkey);
        raise(state, netuid, price);
    }

    /// Seats a hotkey that nothing speaks against, for nothing.
    void seatFor(Dispatch dispatch, int netuid, AccountId hotkey, AccountId coldkey) throws DispatchException {
        OptionalInt uid = seat(dispatch.state(), netuid, dispatch.block());
        chain.noNeuronIdAvailable.unless(uid.isPresent());
        associate(dispatch.state(), coldkey, hotkey);
        place(dispatch, netuid, uid.getAsInt(), hotkey);
    }

    /// TAO goes into the pool; the alpha that it buys is gone.
    private void pay(Dispatch dispatch, AccountId coldkey, int netuid, long price) throws DispatchException {
        State state = dispatch.state();
        ledger.transfer(dispatch, coldkey, SystemAccounts.subnetPot(netuid), price);
        Pool.Trade bought = chain.market().buy(state, netuid, price, false);
        Market.add(state, chain.subnetAlphaOut, netuid, -bought.out());
        Market.add(state, chain.raoRecycledForRegistration, netuid, price);
        dispatch.emit(chain.raoRecycledForRegistrationSetEvent, netuid,
                chain.raoRecycledForRegistration.get(state, netuid));
    }

    private void raise(State state, int netuid, long price) {
        double factor = Fixed.fromF64(chain.burnIncreaseMult.get(state, netuid));
        chain.burn.put(state, netuid,
                Math.min(chain.maxBurn.get(state, netuid), Math.max(price, (long) (price * factor))));
        chain.registrationsThisInterval.put(state, netuid,
                Math.min(65_535, chain.registrationsThisInterval.get(state, netuid) + 1));
    }

    /// A free seat, or the one of the neuron that earns least and is no longer immune; of equals the oldest.
    private OptionalInt seat(State state, int netuid, long block) {
        int count = chain.subnetworkN.get(state, netuid);
        if (count < chain.maxAllowedUids.get(state, netuid)) {
            return OptionalInt.of(count);
        }
        List<Long> emission = chain.emission.get(state, netuid);
        int owner = chain.uids.find(state, netuid, chain.subnetOwnerHotkey.get(state, netuid)).orElse(-1);
        int immunity = chain.immunityPeriod.get(state, netuid);
        int worst = -1;
        for (int uid = 0; uid < count; uid++) {
            long registered = chain.blockAtRegistration.get(state, netuid, uid);
            boolean immune = block - registered < immunity || uid == owner;
            if (!immune && (worst < 0 || earned(emission, uid) < earned(emission, worst)
                    || earned(emission, uid) == earned(emission, worst)
                            && registered < chain.blockAtRegistration.get(state, netuid, worst))) {
                worst = uid;
            }
        }
        return worst < 0 ? OptionalInt.empty() : OptionalInt.of(worst);
    }

    private static long earned(List<Long> emission, int uid) {
        return uid < emission.size() ? emission.get(uid) : 0;
    }

    void associate(State state, AccountId coldkey, AccountId hotkey) {
        if (!chain.owner.contains(state, hotkey)) {
            chain.owner.put(state, hotkey, coldkey);
            List<AccountId> owned = new ArrayList<>(chain.ownedHotkeys.get(state, coldkey));
            owned.add(hotkey);
            chain.ownedHotkeys.put(state, coldkey, owned);
        }
    }

    /// Seats a hotkey; who sat there is out.
    void place(Dispatch dispatch, int netuid, int uid, AccountId hotkey) {
        State state = dispatch.state();
        int count = chain.subnetworkN.get(state, netuid);
        if (uid < count) {
            AccountId out = chain.keys.get(state, netuid, uid);
            chain.uids.remove(state, netuid, out);
            chain.isNetworkMember.remove(state, out, netuid);
            chain.axons.remove(state, netuid, out);
            chain.weights.remove(state, netuid, uid);
        } else {
            chain.subnetworkN.put(state, netuid, count + 1);
        }
        chain.keys.put(state, netuid, uid, hotkey);
        chain.uids.put(state, netuid, hotkey, uid);
        chain.isNetworkMember.put(state, hotkey, netuid, true);
        chain.blockAtRegistration.put(state, netuid, uid, dispatch.block());
        set(state, chain.emission, netuid, uid, 0L);
        set(state, chain.incentive, netuid, uid, 0);
        set(state, chain.consensus, netuid, uid, 0);
        set(state, chain.dividends, netuid, uid, 0);
        set(state, chain.validatorTrust, netuid, uid, 0);
        set(state, chain.active, netuid, uid, true);
        set(state, chain.validatorPermit, netuid, uid, false);
        set(state, chain.lastUpdate, netuid, uid, dispatch.block());
        dispatch.emit(chain.neuronRegisteredEvent, netuid, uid, hotkey);
    }

    private static <V> void set(State state, Storage.Map1<Integer, List<V>> column, int netuid, int uid, V value) {
        List<V> old = column.get(state, netuid);
        if (uid < old.size() && old.get(uid).equals(value)) {
            return;
        }
        List<V> values = new ArrayList<>(old);
        if (uid < values.size()) {
            values.set(uid, value);
        } else {
            values.add(value);
        }
        column.put(state, netuid, values);
    }

    /// Anybody may pay for anybody's seat; a hotkey that nobody owns becomes the signer's.
    private void rootRegister(Dispatch dispatch, Call call) throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        AccountId hotkey = call.arg(0);
        chain.hotKeyAlreadyRegisteredInSubNet.unless(chain.uids.find(state, 0, hotkey).isEmpty());
        associate(state, coldkey, hotkey);
        int uid = rootSeat(state, hotkey, dispatch.block());
        if (chain.edition().hasBaskets()) {
            long price = chain.burn.get(state, 0);
            chain.notEnoughBalanceToStake.unless(ledger.spendable(state, coldkey) >= price);
            ledger.recycle(dispatch, coldkey, price);
            chain.totalIssuance.put(state, chain.totalIssuance.get(state) - price);
            raise(state, 0, price);
        }
        place(dispatch, 0, uid, hotkey);
        if (!chain.delegates.contains(state, hotkey)) {
            chain.delegates.put(state, hotkey, chain.delegates.get(state, hotkey));
        }
    }

    private int rootSeat(State state, AccountId hotkey, long block) throws DispatchException {
        int count = chain.subnetworkN.get(state, 0);
        if (count < ROOT_SEATS) {
            return count;
        }
        int lowest = -1;
        for (int uid = 0; uid < count; uid++) {
            boolean immune = block - chain.blockAtRegistration.get(state, 0, uid) < chain.immunityPeriod.get(state, 0);
            if (!immune && (lowest < 0 || rootStake(state, uid) < rootStake(state, lowest))) {
                lowest = uid;
            }
        }
        chain.noNeuronIdAvailable.unless(lowest >= 0);
        chain.stakeTooLowForRoot
                .unless(chain.totalHotkeyAlpha.get(state, hotkey, 0) >= rootStake(state, lowest));
        return lowest;
    }

    private long rootStake(State state, int uid) {
        return chain.totalHotkeyAlpha.get(state, chain.keys.get(state, 0, uid), 0);
    }
}
