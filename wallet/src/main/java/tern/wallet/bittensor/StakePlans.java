package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// Plans the way to a target: reads what is there, finds the trades, and plans each of them against the same block. Two
/// round trips and those of the legs.
///
/// The legs are transactions of their own, sent one after the other, and not one `Utility.batch_all`: a batch would undo
/// sales that were good because a purchase after them met its limit, and costs its fee again at every try; one after the
/// other, what was done stays done, and the person is told where it stands.
final class StakePlans {

    /// More transactions than this would outlive their own validity.
    static final int MOST_LEGS = 24;

    private static final String MODULE = "SubtensorModule";

    private final ChainState state;
    private final AccountId coldkey;
    private final StakeTarget target;
    private final Optional<Tolerance> tolerance;

    private StakePlans(ChainState state, AccountId coldkey, StakeTarget target, Optional<Tolerance> tolerance) {
        this.state = state;
        this.coldkey = coldkey;
        this.target = target;
        this.tolerance = tolerance;
    }

    static StakePlan plan(ChainState state, AccountId coldkey, StakeTarget target, Optional<Tolerance> tolerance)
            throws PlanException, ChainException, StateException {
        return new StakePlans(state, coldkey, target, tolerance).plan();
    }

    private StakePlan plan() throws PlanException, ChainException, StateException {
        ReadRound first = state.round();
        Answer<Balances> balances = Balances.ask(first, coldkey);
        Answer<List<StakeRow>> stakes = StakeReader.ask(state, first, List.of(coldkey));
        first.execute();
        List<StakeRow> positions = stakes.get().stream().filter(row -> row.coldkey().equals(coldkey)).toList();
        TreeSet<Integer> netuids = new TreeSet<>();
        positions.forEach(row -> netuids.add(row.netuid()));
        target.changing().forEach(share -> netuids.add(share.netuid()));
        ReadRound second = state.round();
        Map<Integer, QuoteReader> asked = new TreeMap<>();
        for (int netuid : netuids) {
            asked.put(netuid, QuoteReader.ask(state, second, netuid, Quote.Side.SELL));
        }
        Optional<StakeFacts> facts = positions.isEmpty()
                ? Optional.empty()
                : Optional.of(StakeFacts.ask(state, second, coldkey, positions.getFirst().hotkey(),
                        positions.getFirst().netuid()));
        second.execute();
        Map<Integer, Rao> prices = new HashMap<>();
        for (Map.Entry<Integer, QuoteReader> one : asked.entrySet()) {
            one.getValue().checkSubnet();
            prices.put(one.getKey(), one.getValue().price());
        }
        Rao spendable = balances.get().spendable(ChainValues.existentialDeposit(state));
        Rao reserve = Rao.of(SignerFacts.FEE_GUESS.value() * (positions.size() + target.changing().size() + 1L));
        Rao least = ChainValues.minStake(state);
        Rao floor = facts.isPresent() ? facts.get().nominatorFloor() : Rao.ZERO;
        Rebalance rebalance = new Rebalance(new Rebalance.Holdings(coldkey, spendable.minusOrZero(reserve), positions,
                prices, least, floor, swaps()), target, tolerance);
        if (rebalance.total().isZero()) {
            throw new PlanException(Kind.BALANCE, Texts.get("plan.spread.none"));
        }
        List<Intent> intents = rebalance.legs();
        if (intents.size() > MOST_LEGS) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.spread.many", intents.size(), MOST_LEGS));
        }
        Legs legs = new Legs(spendable.minusOrZero(reserve), least);
        for (int i = 0; i < intents.size(); i++) {
            legs.add(intents.get(i), i + 1, intents.size());
        }
        return legs.plan(rebalance, spendable);
    }

    private boolean swaps() {
        return state.features().moveLimit()
                || (!state.hasCall(MODULE, "swap_stake_limit") && state.hasCall(MODULE, MoveStakePlans.CALL));
    }

    /// The legs as they come, and what they do to free TAO.
    private final class Legs {

        private final Rao spendable;
        private final Rao least;
        private final List<Plan> plans = new ArrayList<>();
        private Rao brought = Rao.ZERO;
        private Rao spent = Rao.ZERO;

        Legs(Rao spendable, Rao least) {
            this.spendable = spendable;
            this.least = least;
        }

        void add(Intent intent, int step, int steps) throws PlanException, ChainException, StateException {
            try {
                if (intent instanceof Intent.AddStake add) {
                    buy(add);
                    return;
                }
                Plan plan = Planner.plan(state, intent);
                plans.add(plan);
                if (intent instanceof Intent.RemoveStake) {
                    brought = brought.plus(StakePlan.worst(plan));
                }
            } catch (PlanException e) {
                throw new PlanException(e.kind(), Texts.get("plan.spread.step", step, steps, words(intent),
                        e.sentence()), e.details().orElse(null));
            }
        }

        /// No more than what is there when every sale before brings the least that it may.
        private void buy(Intent.AddStake add) throws PlanException, ChainException, StateException {
            Rao most = spendable.plus(brought).minusOrZero(spent);
            Rao amount = add.tao().min(most);
            if (amount.compareTo(least.plus(least)) < 0) {
                return;
            }
            plans.add(AddStakePlans.plan(state, new Intent.AddStake(add.coldkey(), add.hotkey(), add.netuid(), amount,
                    add.tolerance(), add.atLimit()), brought));
            spent = spent.plus(amount);
        }

        StakePlan plan(Rebalance rebalance, Rao free) {
            Map<Integer, Rao> after = new TreeMap<>();
            for (StakeRow row : rebalance.positions()) {
                after.merge(row.netuid(), rebalance.worth(row), Rao::plus);
            }
            target.changing().forEach(share -> after.putIfAbsent(share.netuid(), Rao.ZERO));
            Map<Integer, Rao> now = new TreeMap<>(after);
            Rao fees = Rao.ZERO;
            Rao gained = Rao.ZERO;
            Rao paid = Rao.ZERO;
            for (Plan plan : plans) {
                fees = fees.plus(plan.fee().orElse(SignerFacts.guess(plan.call())));
                Rao received = plan.quote().map(Quote::received).orElse(Rao.ZERO);
                switch (plan.intent()) {
                    case Intent.RemoveStake sale -> {
                        take(after, sale.netuid(), rebalance.value(sale.netuid(), plan.amount()));
                        gained = gained.plus(received);
                    }
                    case Intent.SwapStake swap -> {
                        take(after, swap.fromNetuid(), rebalance.value(swap.fromNetuid(), plan.amount()));
                        after.merge(swap.toNetuid(), rebalance.value(swap.toNetuid(), received), Rao::plus);
                    }
                    case Intent.AddStake purchase -> {
                        after.merge(purchase.netuid(), rebalance.value(purchase.netuid(), received), Rao::plus);
                        paid = paid.plus(plan.amount());
                    }
                    default -> throw new IllegalStateException("no leg of a plan: " + plan.intent());
                }
            }
            List<StakePlan.Outlook> outlook = new ArrayList<>();
            int shared = 0;
            for (Map.Entry<Integer, Rao> one : after.entrySet()) {
                int netuid = one.getKey();
                if (!target.keep().contains(netuid)) {
                    int wanted = rebalance.points(netuid);
                    shared += wanted;
                    outlook.add(new StakePlan.Outlook(OptionalInt.of(netuid), now.getOrDefault(netuid, Rao.ZERO),
                            one.getValue(), wanted));
                }
            }
            Rao freeAfter = free.plus(gained).minusOrZero(paid).minusOrZero(fees);
            outlook.add(new StakePlan.Outlook(OptionalInt.empty(), free, freeAfter,
                    Math.max(0, StakeTarget.WHOLE - shared)));
            return new StakePlan(target, plans, outlook, free, freeAfter,
                    free.plus(brought).minusOrZero(paid).minusOrZero(fees), least, rebalance.stays(), fees,
                    state.block());
        }

        private static void take(Map<Integer, Rao> after, int netuid, Rao worth) {
            after.compute(netuid, (_, there) -> there == null ? Rao.ZERO : there.minusOrZero(worth));
        }
    }

    private static String words(Intent intent) {
        return switch (intent) {
            case Intent.RemoveStake sale -> Texts.get("plan.spread.sell", sale.netuid());
            case Intent.SwapStake swap -> Texts.get("plan.spread.swap", swap.fromNetuid(), swap.toNetuid());
            case Intent.AddStake purchase -> Texts.get("plan.spread.buy", purchase.netuid());
            default -> throw new IllegalStateException("no leg of a plan: " + intent);
        };
    }
}
