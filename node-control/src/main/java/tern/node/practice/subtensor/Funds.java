package tern.node.practice.subtensor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.node.practice.frame.Call;
import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;
import tern.node.practice.frame.State;
import tern.wallet.bittensor.SystemAccounts;
import tern.wallet.keys.AccountId;

/// Validators' funds: root dividends collect as stake of one escrow coldkey under each validator's hotkey, and root
/// stakers own shares of it. Rules of spec 469 and later, `chain-delta.md` 1.
public final class Funds {

    /// What a claim would pay.
    ///
    /// @param shares  owed shares
    /// @param tao     rao they would fetch
    /// @param rows    holdings that would be sold
    public record Claim(long shares, long tao, int rows) {}

    /// One holding of a fund.
    ///
    /// @param spot       at the present price, rao
    /// @param realizable when sold at once, rao
    public record Holding(int netuid, long alpha, long spot, long realizable) {}

    /// Prices of pools while nothing is traded, each asked for once.
    static final class Prices {

        private final Market market;
        private final State state;
        private final Map<Integer, Long> known = new HashMap<>();

        Prices(Market market, State state) {
            this.market = market;
            this.state = state;
        }

        long of(int netuid) {
            return known.computeIfAbsent(netuid, unknown -> market.pool(state, unknown).price());
        }
    }

    static final AccountId ESCROW = SystemAccounts.fundEscrow();

    private final SubtensorPallet chain;
    private final BasketStorage.BasketItems items;
    private final TaoLedger ledger;

    Funds(SubtensorPallet chain, BasketStorage.BasketItems items, TaoLedger ledger) {
        this.chain = chain;
        this.items = items;
        this.ledger = ledger;
    }

    /// The handler of a call of that name, when it is one of these.
    Optional<CallDecl.Handler> find(String call) {
        return Optional.ofNullable(switch (call) {
            case "claim_root" -> this::claimAll;
            case "claim_root_with_hotkey" -> (d, c) -> claim(d, c.arg(0));
            case "stake_into_basket" -> this::stakeInto;
            default -> null;
        });
    }

    /// Root stake changed: what was earned before stays as it was.
    void rootChanged(State state, AccountId hotkey, AccountId coldkey, long change) {
        if (coldkey.equals(ESCROW)) {
            return;
        }
        BigInteger shift = items.basketRate.get(state, hotkey).multiply(BigInteger.valueOf(change)).shiftRight(32);
        if (shift.signum() != 0) {
            setWatermark(state, hotkey, coldkey, items.basketClaimed.get(state, hotkey, coldkey).add(shift));
        }
    }

    /// Gives what a coldkey is still owed to another.
    void handOver(State state, AccountId hotkey, AccountId from, AccountId to) {
        BigInteger own = items.basketClaimed.get(state, hotkey, from);
        setWatermark(state, hotkey, to, items.basketClaimed.get(state, hotkey, to).add(own));
        setWatermark(state, hotkey, from, BigInteger.ZERO);
    }

    private void setWatermark(State state, AccountId hotkey, AccountId coldkey, BigInteger value) {
        if (value.signum() == 0) {
            items.basketClaimed.remove(state, hotkey, coldkey);
        } else {
            items.basketClaimed.put(state, hotkey, coldkey, value);
        }
    }

    /// A validator's root dividend, after its take. It waits until it is worth the claim threshold.
    void deposit(Dispatch dispatch, AccountId hotkey, int netuid, long alpha, Prices prices) {
        State state = dispatch.state();
        long waiting = items.pendingBasketDeposits.get(state, hotkey, netuid) + alpha;
        long spot = spot(waiting, prices.of(netuid));
        if (spot < threshold(state) || nominated(state, hotkey) == 0) {
            items.pendingBasketDeposits.put(state, hotkey, netuid, waiting);
        } else {
            add(dispatch, hotkey, netuid, waiting, spot, spotValue(state, hotkey, prices));
        }
    }

    /// @param spot what the deposit is worth, rao
    /// @param nav  what the fund is worth before it
    private void add(Dispatch dispatch, AccountId hotkey, int netuid, long alpha, long spot, long nav) {
        State state = dispatch.state();
        items.pendingBasketDeposits.remove(state, hotkey, netuid);
        long shares = items.basketShares.get(state, hotkey);
        long minted = shares == 0 || nav == 0 ? spot : Amounts.mulDiv(spot, shares, nav);
        chain.shares().increase(state, hotkey, ESCROW, netuid, alpha);
        // only what the rate can hand out is minted, so that shares and entitlements add up
        BigInteger step = BigInteger.valueOf(minted)
                .shiftLeft(32)
                .divide(BigInteger.valueOf(nominated(state, hotkey)));
        items.basketRate.put(state, hotkey, items.basketRate.get(state, hotkey).add(step));
        items.basketShares.put(state, hotkey, shares + minted);
        items.basketDepositedTao.put(state, hotkey, items.basketDepositedTao.get(state, hotkey) + spot);
        dispatch.emit(items.basketDepositedEvent, hotkey, netuid, alpha, minted);
    }

    /// Puts into a validator's fund what waits for it and is worth it. One look at the fund for all of it: what a fund
    /// is worth costs more to find out than all the rest of an epoch.
    void settle(Dispatch dispatch, AccountId hotkey) {
        State state = dispatch.state();
        List<Integer> waiting = items.pendingBasketDeposits.keys(state, hotkey);
        if (waiting.isEmpty() || nominated(state, hotkey) == 0) {
            return;
        }
        Prices prices = new Prices(chain.market(), state);
        long nav = spotValue(state, hotkey, prices);
        for (int netuid : waiting) {
            long alpha = items.pendingBasketDeposits.get(state, hotkey, netuid);
            long spot = spot(alpha, prices.of(netuid));
            if (spot >= threshold(state)) {
                add(dispatch, hotkey, netuid, alpha, spot, nav);
                nav += spot;
            }
        }
    }

    /// As [#deposit], and it waits for [#settle] whatever it is worth.
    void hold(State state, AccountId hotkey, int netuid, long alpha) {
        items.pendingBasketDeposits.put(state, hotkey, netuid,
                items.pendingBasketDeposits.get(state, hotkey, netuid) + alpha);
    }

    private long nominated(State state, AccountId hotkey) {
        return chain.totalHotkeyAlpha.get(state, hotkey, 0) - chain.shares().stake(state, hotkey, ESCROW, 0);
    }

    /// Rao below which a claim pays nothing.
    public long threshold(State state) {
        return chain.rootClaimableThreshold.get(state, 0).shiftRight(32).longValue();
    }

    /// Shares a root staker may claim now.
    public long owed(State state, AccountId hotkey, AccountId coldkey) {
        BigInteger stake = BigInteger.valueOf(chain.shares().stake(state, hotkey, coldkey, 0));
        BigInteger owed = items.basketRate.get(state, hotkey)
                .multiply(stake)
                .shiftRight(32)
                .subtract(items.basketClaimed.get(state, hotkey, coldkey));
        return owed.signum() <= 0 ? 0 : owed.min(BigInteger.valueOf(items.basketShares.get(state, hotkey))).longValue();
    }

    public long shares(State state, AccountId hotkey) {
        return items.basketShares.get(state, hotkey);
    }

    long deposited(State state, AccountId hotkey) {
        return items.basketDepositedTao.get(state, hotkey);
    }

    long redeemed(State state, AccountId hotkey) {
        return items.basketRedeemedTao.get(state, hotkey);
    }

    /// What a fund holds, by netuid.
    public List<Holding> holdings(State state, AccountId hotkey) {
        List<Holding> holdings = new ArrayList<>();
        for (int netuid : chain.alphaV2.keys(state, hotkey, ESCROW)) {
            long alpha = chain.shares().stake(state, hotkey, ESCROW, netuid);
            if (alpha > 0) {
                Pool pool = chain.market().pool(state, netuid);
                holdings.add(new Holding(netuid, alpha, spot(alpha, pool.price()), pool.sell(alpha, false).out()));
            }
        }
        return holdings;
    }

    /// What the fund is worth at present prices.
    long spotValue(State state, AccountId hotkey) {
        return spotValue(state, hotkey, new Prices(chain.market(), state));
    }

    private long spotValue(State state, AccountId hotkey, Prices prices) {
        long value = 0;
        for (int netuid : chain.alphaV2.keys(state, hotkey, ESCROW)) {
            value += spot(chain.shares().stake(state, hotkey, ESCROW, netuid), prices.of(netuid));
        }
        return value;
    }

    private static long spot(long alpha, long price) {
        return Amounts.mulDiv(alpha, price, Pool.ONE);
    }

    /// What the fund would fetch.
    public long value(State state, AccountId hotkey) {
        return holdings(state, hotkey).stream().mapToLong(Holding::realizable).sum();
    }

    /// What a claim would do now.
    public Claim preview(State state, AccountId hotkey, AccountId coldkey) {
        long owed = owed(state, hotkey, coldkey);
        long all = shares(state, hotkey);
        if (owed == 0 || all == 0) {
            return new Claim(0, 0, 0);
        }
        List<Holding> holdings = holdings(state, hotkey);
        long value = holdings.stream().mapToLong(Holding::realizable).sum();
        return new Claim(owed, Amounts.mulDiv(value, owed, all), holdings.size());
    }

    private void claimAll(Dispatch dispatch, Call call) throws DispatchException {
        AccountId coldkey = dispatch.origin().signer();
        for (AccountId hotkey : chain.stakingHotkeys.get(dispatch.state(), coldkey)) {
            claim(dispatch, hotkey);
        }
        dispatch.emit(chain.rootClaimedEvent, coldkey);
    }

    /// Pays a root staker's whole share as root stake; below the threshold nothing happens.
    private void claim(Dispatch dispatch, AccountId hotkey) throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        Claim due = preview(state, hotkey, coldkey);
        if (due.shares() == 0 || due.tao() < threshold(state)) {
            return;
        }
        long all = shares(state, hotkey);
        long paid = 0;
        for (Holding holding : holdings(state, hotkey)) {
            paid += sellPart(state, hotkey, holding, due.shares(), all);
        }
        // the watermark first: the stake that is added raises it by its own rate
        setWatermark(state, hotkey, coldkey,
                items.basketClaimed.get(state, hotkey, coldkey).add(BigInteger.valueOf(due.shares())));
        chain.shares().increase(state, hotkey, coldkey, 0, chain.market().buy(state, 0, paid, false).out());
        items.basketShares.put(state, hotkey, all - due.shares());
        items.basketRedeemedTao.put(state, hotkey, items.basketRedeemedTao.get(state, hotkey) + paid);
        chain.stamp(dispatch, hotkey, coldkey);
        dispatch.emit(items.basketClaimedEvent, hotkey, coldkey, paid);
    }

    /// Sells so much of a holding that it fetches the claimer's part of its realizable value; the surplus that the
    /// curve leaves stays in the fund.
    private long sellPart(State state, AccountId hotkey, Holding holding, long shares, long all)
            throws DispatchException {
        long alpha = Amounts.mulDiv(holding.alpha(), shares, all);
        long wanted = Amounts.mulDiv(holding.realizable(), shares, all);
        if (alpha == 0 || wanted == 0) {
            return 0;
        }
        if (holding.netuid() == 0) {
            chain.shares().decrease(state, hotkey, ESCROW, 0, alpha);
            chain.market().sell(state, 0, alpha, false);
            return alpha;
        }
        Pool pool = chain.market().pool(state, holding.netuid());
        if (pool.sell(alpha, false).out() < 1) {
            return 0;
        }
        long taken = chain.shares().decrease(state, hotkey, ESCROW, holding.netuid(), alpha);
        long tao = chain.market().sell(state, holding.netuid(), taken, false).out();
        AccountId pot = SystemAccounts.subnetPot(holding.netuid());
        ledger.move(state, pot, SystemAccounts.subnetPot(0), tao);
        long surplus = Math.max(0, tao - wanted);
        if (surplus > 0) {
            long kept = chain.market().buy(state, 0, surplus, false).out();
            chain.shares().increase(state, hotkey, ESCROW, 0, kept);
        }
        return tao - surplus;
    }

    private void stakeInto(Dispatch dispatch, Call call) throws DispatchException {
        State state = dispatch.state();
        AccountId coldkey = dispatch.origin().signer();
        AccountId hotkey = call.arg(0);
        long amount = Amounts.ofBits(call.arg(1));
        chain.hotKeyAccountNotExists.unless(chain.owner.contains(state, hotkey));
        chain.hotKeyNotRegisteredInSubNet.unless(chain.isNetworkMember.get(state, hotkey, 0));
        chain.amountTooLow.unless(amount >= StakeRules.MINIMUM);
        chain.notEnoughBalanceToStake.unless(ledger.spendable(state, coldkey) >= amount);
        items.tooManyStakingHotkeys.unless(chain.shares().hasRoom(state, hotkey, coldkey));
        long all = shares(state, hotkey);
        long before = value(state, hotkey);
        ledger.transfer(dispatch, coldkey, SystemAccounts.subnetPot(0), amount);
        long left = amount;
        for (Holding holding : holdings(state, hotkey)) {
            long part = before == 0 ? 0 : Amounts.mulDiv(amount, holding.realizable(), before);
            if (holding.netuid() != 0 && part > 0
                    && chain.market().pool(state, holding.netuid()).buy(part, true).out() > 0) {
                ledger.move(state, SystemAccounts.subnetPot(0), SystemAccounts.subnetPot(holding.netuid()), part);
                long bought = chain.market().buy(state, holding.netuid(), part, true).out();
                chain.shares().increase(state, hotkey, ESCROW, holding.netuid(), bought);
                left -= part;
            }
        }
        chain.shares().increase(state, hotkey, ESCROW, 0, chain.market().buy(state, 0, left, false).out());
        long worth = Math.max(0, value(state, hotkey) - before);
        long minted = all == 0 || before == 0 ? worth : Amounts.mulDiv(worth, all, before);
        chain.amountTooLow.unless(minted > 0);
        items.basketShares.put(state, hotkey, all + minted);
        setWatermark(state, hotkey, coldkey,
                items.basketClaimed.get(state, hotkey, coldkey).subtract(BigInteger.valueOf(minted)));
        dispatch.emit(items.basketStakedInEvent, hotkey, coldkey, amount, minted);
    }
}
