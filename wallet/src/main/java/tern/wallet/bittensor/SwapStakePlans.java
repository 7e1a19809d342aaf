package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Plans turning stake of one subnet into stake of another. Two or three round trips: what the sale brings has to be
/// known to simulate the purchase, and the size of a whole position to simulate its sale.
///
/// The pool's fee is taken once: on the sale, or on the purchase where the stake comes from root. The runtime simulates
/// a purchase with its fee, so it is asked about so much more that the fee of the simulation is covered.
final class SwapStakePlans {

    private static final String MODULE = "SubtensorModule";

    private SwapStakePlans() {}

    static Plan plan(ChainState state, Intent.SwapStake intent)
            throws PlanException, ChainException, StateException {
        if (intent.alpha().isPresent() && intent.alpha().get().isZero()) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.swap.none"));
        }
        int from = intent.fromNetuid();
        int to = intent.toNetuid();
        if (from == to) {
            throw new PlanException(Kind.RECIPIENT, Texts.get("plan.swap.same", to));
        }
        String name = callName(state, intent);
        ReadRound round = state.round();
        // amount and limit have a fixed width, so the fee of a call with any of them is its fee
        SignerFacts signer = SignerFacts.ask(state, round, intent.coldkey(),
                call(state, intent, name, Rao.ZERO, Rao.ZERO));
        StakeFacts stake = StakeFacts.ask(state, round, intent.coldkey(), intent.fromHotkey(), from);
        StakeFacts there = stake.askOther(round, intent.toHotkey(), to);
        TargetFacts target = TargetFacts.ask(round, to, intent.toHotkey());
        QuoteReader sale = QuoteReader.ask(state, round, from, Quote.Side.SELL);
        QuoteReader purchase = QuoteReader.ask(state, round, to, Quote.Side.BUY);
        intent.alpha().ifPresent(alpha -> sale.askAmount(round, alpha));
        Answer<Optional<Rao>> available = stake.askAvailable(round);
        Answer<Optional<Value>> open = TargetFacts.askOpen(round, from);
        PoolFee poolFee = PoolFee.ask(round, to);
        round.execute();

        signer.check();
        sale.checkSubnet();
        purchase.checkSubnet();
        stake.checkHotkey();
        there.checkHotkey();
        TargetFacts.checkOpen(from, open);
        target.checkOpen();
        Rao position = stake.position();
        Rao amount = intent.alpha().orElse(position);
        RemoveStakePlans.checkPosition(from, amount, position, available.get());
        stake.checkRootHold();
        if (intent.alpha().isEmpty()) {
            ReadRound second = state.round();
            sale.askAmount(second, amount);
            second.execute();
        }
        Quote sold = sale.quote(amount);
        checkMinimum(stake.minStake(), sold.received());
        Way way = new Way(state, purchase, poolFee, from);
        boolean limited = name.endsWith("_limit");
        TradeLimit limit = TradeLimit.of(way.swapped(sold), intent.tolerance(), intent.atLimit(), limited,
                less -> way.swapped(sale.requote(less)));
        Quote quote = limit.quote();
        if (limit.isPart() && PoolMath.value(quote.paid(), sale.price()).compareTo(stake.minStake()) <= 0) {
            throw limit.tooLarge();
        }

        List<String> warnings = new ArrayList<>();
        limit.check(limited, from, warnings);
        target.warnIfNoPlace(warnings);
        MoveStakePlans.warnAboutRest(stake, position.minusOrZero(quote.paid()), sale.price(), from, warnings);
        MoveStakePlans.warnIfGrowing(state, intent.alpha(), warnings);
        if (there.belowFloor(there.position().plus(quote.received()), purchase.price())) {
            warnings.add(Texts.get("warn.floor.swap", Words.tao(there.nominatorFloor())));
        }
        there.warnAboutRootHold(warnings);
        signer.warnIfStakePaysFee(warnings);
        signer.warnAboutFee(warnings);
        return new Plan(intent, call(state, intent, name, amount, limit.price()), limited
                ? Optional.of(limit.price())
                : Optional.empty(), Optional.of(quote), amount, signer.fee(), warnings, state.block());
    }

    /// A call with a limit where the runtime has one for this; one without only where the runtime has none at all.
    private static String callName(ChainState state, Intent.SwapStake intent) throws PlanException {
        boolean same = intent.fromHotkey().equals(intent.toHotkey());
        if (same && state.hasCall(MODULE, "swap_stake_limit")) {
            return "swap_stake_limit";
        }
        if (state.features().moveLimit()) {
            return "move_stake_limit";
        }
        if (!same && state.hasCall(MODULE, "swap_stake_limit")) {
            throw new PlanException(Kind.UNSUPPORTED, Texts.get("plan.swap.two-steps"),
                    "no call " + MODULE + ".move_stake_limit at runtime " + state.specVersion());
        }
        if (same && state.hasCall(MODULE, "swap_stake")) {
            return "swap_stake";
        }
        if (state.hasCall(MODULE, MoveStakePlans.CALL)) {
            return MoveStakePlans.CALL;
        }
        throw new PlanException(Kind.UNSUPPORTED, Texts.get("plan.swap.unsupported"),
                "no call " + MODULE + ".swap_stake at runtime " + state.specVersion());
    }

    private static CallSpec call(ChainState state, Intent.SwapStake intent, String name, Rao amount, Rao limit) {
        Value alpha = MoveStakePlans.amount(state, intent.alpha(), amount);
        Map<String, Value> args = new LinkedHashMap<>();
        if (name.startsWith("move_stake")) {
            args.putAll(MoveStakePlans.call(intent.fromHotkey(), intent.toHotkey(), intent.fromNetuid(),
                    intent.toNetuid(), alpha).args());
        } else {
            args.put("hotkey", Shape.key(intent.fromHotkey()));
            args.put("origin_netuid", Shape.key(intent.fromNetuid()));
            args.put("destination_netuid", Shape.key(intent.toNetuid()));
            args.put("alpha_amount", alpha);
        }
        if (name.endsWith("_limit")) {
            args.put("limit_price", Value.of(limit.value()));
            args.put("allow_partial", Value.of(intent.atLimit() == AtLimit.PARTIAL));
        }
        return new CallSpec(MODULE, name, args);
    }

    /// Both halves of the trade.
    private record Way(ChainState state, QuoteReader purchase, PoolFee poolFee, int from) {

        /// What the sale brings buys, as one trade.
        Quote swapped(Quote sold) throws PlanException, ChainException, StateException {
            Rao bought = sold.received();
            ReadRound round = state.round();
            purchase.askAmount(round, from == 0 ? bought : poolFee.before(bought));
            round.execute();
            return PoolMath.swap(sold, purchase.quote(bought));
        }
    }

    private static void checkMinimum(Rao least, Rao worth) throws PlanException {
        if (worth.compareTo(least) <= 0 && !least.isZero()) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.swap.least", Words.tao(least)));
        }
    }
}
