package tern.wallet.bittensor;

import java.math.BigInteger;
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
    private static final BigInteger FEE_WHOLE = BigInteger.valueOf(65_535);

    private SwapStakePlans() {}

    static Plan plan(ChainState state, Intent.SwapStake intent)
            throws PlanException, ChainException, StateException {
        if (intent.alpha().isPresent() && intent.alpha().get().isZero()) {
            throw new PlanException(Kind.AMOUNT, "Enter how much stake to swap.");
        }
        int from = intent.fromNetuid();
        int to = intent.toNetuid();
        if (from == to) {
            throw new PlanException(Kind.RECIPIENT, "The stake is on subnet " + to
                    + " already. Choose another subnet, or move it to another validator there.");
        }
        String name = callName(state, intent);
        ReadRound round = state.round();
        // amount and limit have a fixed width, so the fee of a call with any of them is its fee
        SignerFacts signer = SignerFacts.ask(state, round, intent.coldkey(),
                call(state, intent, name, Rao.ZERO, Rao.ZERO));
        StakeFacts stake = StakeFacts.ask(state, round, intent.coldkey(), intent.fromHotkey(), from);
        StakeFacts there = StakeFacts.ask(state, round, intent.coldkey(), intent.toHotkey(), to);
        TargetFacts target = TargetFacts.ask(round, to, intent.toHotkey());
        QuoteReader sale = QuoteReader.ask(state, round, from, Quote.Side.SELL);
        QuoteReader purchase = QuoteReader.ask(state, round, to, Quote.Side.BUY);
        intent.alpha().ifPresent(alpha -> sale.askAmount(round, alpha));
        Answer<Optional<Rao>> available = RemoveStakePlans.askAvailable(state, round, intent.coldkey(), from);
        Answer<Optional<Value>> open = TargetFacts.askOpen(round, from);
        Answer<Optional<Value>> feeRate = round.storage("Swap", "FeeRate", Shape.key(to));
        round.execute();

        signer.check();
        sale.checkSubnet();
        purchase.checkSubnet();
        stake.checkHotkey();
        target.checkHotkey();
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
        Rao bought = sold.received();
        ReadRound last = state.round();
        purchase.askAmount(last, from == 0 ? bought : withFee(bought, feeRate));
        last.execute();
        Quote bring = purchase.quote(bought);
        Quote quote = PoolMath.swap(sold, bring);

        List<String> warnings = new ArrayList<>();
        boolean limited = name.endsWith("_limit");
        TradeLimit limit = new TradeLimit(quote, intent.tolerance(), intent.atLimit());
        limit.check(limited, warnings);
        target.warnIfNoPlace(warnings);
        MoveStakePlans.warnAboutRest(stake, position.minus(amount), sold.priceNow(), from, warnings);
        MoveStakePlans.warnIfGrowing(state, intent.alpha(), warnings);
        if (there.belowFloor(there.position().plus(quote.received()), bring.priceNow())) {
            warnings.add("A stake worth less than " + Words.tao(there.nominatorFloor())
                    + " with somebody else's validator can be sold by the chain. Swap more to stay above that.");
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
            throw new PlanException(Kind.UNSUPPORTED,
                    "This network cannot change validator and subnet in one step with a"
                            + " limit for the price. Swap the stake to the other subnet first, then move it to the other"
                            + " validator.",
                    "no call " + MODULE + ".move_stake_limit at runtime " + state.specVersion());
        }
        if (same && state.hasCall(MODULE, "swap_stake")) {
            return "swap_stake";
        }
        if (state.hasCall(MODULE, MoveStakePlans.CALL)) {
            return MoveStakePlans.CALL;
        }
        throw new PlanException(Kind.UNSUPPORTED, "This network cannot swap stake between subnets. Take it out first.",
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

    /// So much that, without its fee, `tao` is left.
    private static Rao withFee(Rao tao, Answer<Optional<Value>> feeRate) throws ChainException, StateException {
        long rate = feeRate.map("Swap.FeeRate", stored -> stored.isEmpty() ? 0L : stored.get().asLong()).get();
        BigInteger rest = FEE_WHOLE.subtract(BigInteger.valueOf(rate));
        return rest.signum() <= 0 ? tao : tao.scaled(FEE_WHOLE, rest);
    }

    private static void checkMinimum(Rao least, Rao worth) throws PlanException {
        if (worth.compareTo(least) <= 0 && !least.isZero()) {
            throw new PlanException(Kind.AMOUNT, "Stake that is swapped has to be worth more than " + Words.tao(least)
                    + ". Swap more, or take all of it out.");
        }
    }
}
