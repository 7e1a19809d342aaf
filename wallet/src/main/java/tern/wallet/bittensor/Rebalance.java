package tern.wallet.bittensor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.bittensor.StakeTarget.Wanted;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// Finds the shortest list of trades that brings an account from what it has to a target. Pure arithmetic at spot prices:
/// what each trade really brings is the business of its own plan.
///
/// Everything that has too much gives, everything that has too little takes, largest first; free TAO is one of them, so
/// that it never both gives and takes. With so many givers and takers together there is at most one trade fewer than
/// there are of them. From stake to stake it is one swap, not a sale and a purchase. Differences that are smaller than
/// the chain's minimum stay as they are, and so do those from a part of everything that are smaller than half a per cent
/// of everything, or from an amount by half a per cent of that amount: what a purchase cost is not bought again.
final class Rebalance {

    /// Smaller differences are not worth a fee: one 200th of everything.
    private static final long NEGLIGIBLE = 200;

    /// What the account has.
    ///
    /// @param coldkey   whose
    /// @param spendable free TAO that may go into stake, after a reserve for fees
    /// @param positions its stake
    /// @param prices    rao of TAO for one whole alpha, for each subnet that has a position or a share
    /// @param least     worth of the least trade, in rao of TAO
    /// @param floor     worth below which what remains of a position is sold by the chain, in rao of TAO
    /// @param swaps     whether stake can be swapped to another validator in one step
    record Holdings(AccountId coldkey, Rao spendable, List<StakeRow> positions, Map<Integer, Rao> prices, Rao least,
            Rao floor, boolean swaps) {}

    private final Holdings holdings;
    private final StakeTarget target;
    private final Optional<Tolerance> tolerance;
    private final List<Intent> sales = new ArrayList<>();
    private final List<Intent> swaps = new ArrayList<>();
    private final Map<Taker, Rao> purchases = new HashMap<>();
    private final List<Taker> order = new ArrayList<>();

    /// A position that gives, and how much is left to give.
    private static final class Giver {
        final StakeRow row;
        final boolean whole;
        Rao alpha;
        Rao worth;

        Giver(StakeRow row, boolean whole, Rao alpha, Rao worth) {
            this.row = row;
            this.whole = whole;
            this.alpha = alpha;
            this.worth = worth;
        }
    }

    private record Taker(int netuid, AccountId hotkey) {}

    Rebalance(Holdings holdings, StakeTarget target, Optional<Tolerance> tolerance) {
        this.holdings = holdings;
        this.target = target;
        this.tolerance = tolerance;
    }

    /// What everything is worth that counts.
    Rao total() {
        return counted().stream().map(this::worth).reduce(holdings.spendable(), Rao::plus);
    }

    /// Smaller differences from a part stay as they are.
    private Rao negligible() {
        return Rao.of(total().value() / NEGLIGIBLE).max(smallest());
    }

    /// What the chain surely takes, also after fees.
    private Rao smallest() {
        return holdings.least().plus(holdings.least());
    }

    private Rao negligible(int netuid, Rao ofParts) {
        return amount(target.of(netuid)).map(this::negligible).orElse(ofParts);
    }

    /// Smaller differences from an amount stay as they are.
    private Rao negligible(Rao amount) {
        return Rao.of(amount.value() / NEGLIGIBLE).max(smallest());
    }

    private static Optional<Rao> amount(Optional<Wanted> wanted) {
        return wanted.filter(Wanted.Amount.class::isInstance).map(Wanted.Amount.class::cast).map(Wanted.Amount::tao);
    }

    /// What differs by less from what is wanted stays as it is.
    Rao stays() {
        List<StakeTarget.Share> changing = target.changing();
        List<Rao> amounts = changing.stream().flatMap(share -> amount(Optional.of(share.wanted())).stream()).toList();
        return amounts.isEmpty() || amounts.size() < changing.size()
                ? negligible()
                : amounts.stream().map(this::negligible).reduce(Rao.ZERO, Rao::max);
    }

    private List<StakeRow> counted() {
        return holdings.positions().stream().filter(row -> !target.keep().contains(row.netuid())).toList();
    }

    List<StakeRow> positions() {
        return holdings.positions();
    }

    Rao worth(StakeRow row) {
        return value(row.netuid(), row.alpha());
    }

    /// At the price now, in rao of TAO.
    Rao value(int netuid, Rao alpha) {
        return PoolMath.value(alpha, price(netuid));
    }

    private Rao price(int netuid) {
        return netuid == 0 ? Rao.of(Rao.PER_TAO) : holdings.prices().getOrDefault(netuid, Rao.ZERO);
    }

    /// Sales, then swaps, then purchases.
    ///
    /// @throws PlanException where a subnet needs a validator and none is named
    List<Intent> legs() throws PlanException {
        Rao total = total();
        Rao negligible = negligible();
        Map<Integer, Rao> have = new TreeMap<>();
        for (StakeRow row : counted()) {
            have.merge(row.netuid(), worth(row), Rao::plus);
        }
        target.changing().forEach(share -> have.putIfAbsent(share.netuid(), Rao.ZERO));
        requireEnough(total, have, negligible);
        List<Giver> givers = new ArrayList<>();
        Map<Taker, Rao> takers = new HashMap<>();
        for (Map.Entry<Integer, Rao> one : have.entrySet()) {
            int netuid = one.getKey();
            Rao has = one.getValue();
            Rao want = wanted(netuid, total, has);
            if (target.of(netuid).filter(Wanted.AsItIs.class::isInstance).isPresent()) {
                continue;
            }
            Rao slack = negligible(netuid, negligible);
            if (want.isZero()) {
                givers.addAll(all(netuid));
            } else if (has.compareTo(want.plus(slack)) > 0) {
                givers.addAll(surplus(netuid, has.minus(want)));
            } else if (want.compareTo(has.plus(slack)) > 0) {
                takers.put(new Taker(netuid, validator(netuid)), want.minus(has));
            }
        }
        order.addAll(takers.keySet()
                .stream()
                .sorted(Comparator.comparing((Taker one) -> takers.get(one)).reversed().thenComparing(Taker::netuid))
                .toList());
        givers.sort(Comparator.comparing((Giver one) -> one.worth).reversed().thenComparing(one -> one.row.netuid()));
        spread(givers, takers, negligible);
        buy(takers, negligible);
        List<Intent> legs = new ArrayList<>(sales);
        legs.addAll(swaps);
        for (Taker taker : order) {
            if (purchases.containsKey(taker)) {
                legs.add(new Intent.AddStake(holdings.coldkey(), taker.hotkey(), taker.netuid(), purchases.get(taker),
                        tolerance));
            }
        }
        return legs;
    }

    /// Where prices moved since it was asked for, a little too much is no reason to refuse: no purchase takes more than
    /// there is.
    private void requireEnough(Rao total, Map<Integer, Rao> have, Rao negligible) throws PlanException {
        Rao together = have.entrySet()
                .stream()
                .map(one -> wanted(one.getKey(), total, one.getValue()))
                .reduce(Rao.ZERO, Rao::plus);
        if (together.compareTo(total.plus(negligible)) > 0) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.spread.much", Words.tao(together), Words.tao(total)));
        }
    }

    private Rao wanted(int netuid, Rao total, Rao has) {
        return target.of(netuid)
                .map(wanted -> switch (wanted) {
                    case Wanted.Part(int points) -> part(total, points);
                    case Wanted.Amount(Rao tao) -> tao;
                    case Wanted.AsItIs() -> has;
                })
                .orElse(Rao.ZERO);
    }

    /// What is wanted on a subnet in hundredths of a per cent of everything, rounded.
    int points(int netuid) {
        Rao total = total();
        Optional<Wanted> wanted = target.of(netuid);
        if (wanted.isPresent() && wanted.get() instanceof Wanted.Part(int points)) {
            return points;
        }
        Rao has = counted().stream()
                .filter(row -> row.netuid() == netuid)
                .map(this::worth)
                .reduce(Rao.ZERO, Rao::plus);
        return total.isZero()
                ? 0
                : new BigDecimal(wanted(netuid, total, has).value())
                        .multiply(BigDecimal.valueOf(StakeTarget.WHOLE))
                        .divide(BigDecimal.valueOf(total.value()), 0, RoundingMode.HALF_UP)
                        .intValueExact();
    }

    private static Rao part(Rao total, int basisPoints) {
        return total.scaled(BigInteger.valueOf(basisPoints),
                BigInteger.valueOf(StakeTarget.WHOLE));
    }

    private List<Giver> all(int netuid) {
        return counted().stream()
                .filter(row -> row.netuid() == netuid)
                .map(row -> new Giver(row, true, row.alpha(), worth(row)))
                .toList();
    }

    /// From the largest position first; one that would be left with too little gives everything.
    private List<Giver> surplus(int netuid, Rao surplus) {
        List<StakeRow> rows = counted().stream()
                .filter(row -> row.netuid() == netuid)
                .sorted(Comparator.comparing(StakeRow::alpha).reversed())
                .toList();
        Rao least = holdings.least().max(holdings.floor());
        List<Giver> givers = new ArrayList<>();
        Rao open = surplus;
        for (StakeRow row : rows) {
            if (open.isZero()) {
                break;
            }
            Rao worth = worth(row);
            boolean whole = worth.compareTo(open.plus(least)) <= 0;
            Rao gives = whole ? worth : open;
            Rao alpha = whole ? row.alpha() : gives.scaled(PoolMath.PER_TAO, PoolMath.big(price(netuid)));
            givers.add(new Giver(row, whole, alpha, gives));
            open = open.minusOrZero(gives);
        }
        return givers;
    }

    /// The validator that gets what is added: the one named, else the one that has most there.
    private AccountId validator(int netuid) throws PlanException {
        Optional<AccountId> named = target.shares()
                .stream()
                .filter(share -> share.netuid() == netuid)
                .findFirst()
                .flatMap(StakeTarget.Share::hotkey);
        if (named.isPresent()) {
            return named.get();
        }
        return counted().stream()
                .filter(row -> row.netuid() == netuid)
                .max(Comparator.comparing(StakeRow::alpha))
                .map(StakeRow::hotkey)
                .orElseThrow(() -> new PlanException(Kind.HOTKEY,
                        Texts.get("plan.spread.validator", netuid)));
    }

    /// What is too much goes where too little is; what then is left is sold.
    private void spread(List<Giver> givers, Map<Taker, Rao> takers, Rao negligible) {
        for (Giver giver : givers) {
            for (Taker taker : order) {
                Rao wanted = takers.getOrDefault(taker, Rao.ZERO);
                Rao slack = negligible(taker.netuid(), negligible);
                if (giver.worth.isZero() || wanted.compareTo(slack) < 0 || !canSwap(giver, taker)) {
                    continue;
                }
                // what would be left to sell is too little for a trade of its own
                boolean rest = giver.worth.compareTo(wanted.plus(slack)) <= 0;
                Rao worth = rest ? giver.worth : wanted;
                Rao alpha = rest ? giver.alpha : alpha(giver, worth);
                swaps.add(new Intent.SwapStake(holdings.coldkey(), giver.row.hotkey(), taker.hotkey(),
                        giver.row.netuid(), taker.netuid(), amount(giver, alpha), tolerance, AtLimit.STOP));
                giver.alpha = giver.alpha.minus(alpha);
                giver.worth = giver.worth.minus(worth);
                takers.put(taker, wanted.minusOrZero(worth));
            }
            if (!giver.alpha.isZero()) {
                sales.add(new Intent.RemoveStake(holdings.coldkey(), giver.row.hotkey(), giver.row.netuid(),
                        amount(giver, giver.alpha), tolerance));
            }
        }
    }

    private boolean canSwap(Giver giver, Taker taker) {
        return holdings.swaps() || giver.row.hotkey().equals(taker.hotkey());
    }

    private static Rao alpha(Giver giver, Rao worth) {
        return giver.worth.isZero() ? Rao.ZERO : giver.alpha.scaled(PoolMath.big(worth), PoolMath.big(giver.worth));
    }

    /// Everything that is there at the time, where all of a position goes in one piece: dividends go along.
    private static Optional<Rao> amount(Giver giver, Rao alpha) {
        return giver.whole && alpha.equals(giver.row.alpha()) ? Optional.empty() : Optional.of(alpha);
    }

    private void buy(Map<Taker, Rao> takers, Rao negligible) {
        for (Taker taker : order) {
            Rao wanted = takers.getOrDefault(taker, Rao.ZERO);
            if (!wanted.isZero() && wanted.compareTo(negligible(taker.netuid(), negligible)) >= 0) {
                purchases.put(taker, wanted);
            }
        }
    }
}
