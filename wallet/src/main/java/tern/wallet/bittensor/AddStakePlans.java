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

/// Plans staking. One round trip.
final class AddStakePlans {

    private static final String MODULE = "SubtensorModule";
    private static final BigInteger FEE_WHOLE = BigInteger.valueOf(65_535);

    /// A price this much worse than spot is worth a sentence.
    static final int NOTICEABLE_IMPACT = 100;

    private AddStakePlans() {}

    static Plan plan(ChainState state, Intent.AddStake intent) throws PlanException, ChainException, StateException {
        if (intent.tao().isZero()) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.stake.none"));
        }
        int netuid = intent.netuid();
        boolean limited = state.features().limitStakeCalls();
        ReadRound round = state.round();
        // the limit has a fixed width, so the fee of a call with any limit is its fee
        SignerFacts signer = SignerFacts.ask(state, round, intent.coldkey(), call(intent, limited, Rao.ZERO));
        StakeFacts stake = StakeFacts.ask(state, round, intent.coldkey(), intent.hotkey(), netuid);
        QuoteReader quotes = QuoteReader.ask(state, round, netuid, Quote.Side.BUY);
        quotes.askAmount(round, intent.tao());
        Answer<Optional<Value>> open = round.storage(MODULE, "SubtokenEnabled", Shape.key(netuid));
        Answer<Optional<Value>> place = round.storage(MODULE, "Uids", Shape.key(netuid), Shape.key(intent.hotkey()));
        Answer<Optional<Value>> feeRate = round.storage("Swap", "FeeRate", Shape.key(netuid));
        round.execute();

        signer.check();
        quotes.checkSubnet();
        stake.checkHotkey();
        checkOpen(netuid, open);
        checkMinimum(intent, stake.minStake(), feeRate);
        signer.requireSpendable(intent.tao());
        Quote quote = quotes.quote(intent.tao());

        List<String> warnings = new ArrayList<>();
        Optional<Rao> limit = limited ? Optional.of(limit(netuid, quote, tolerance(intent))) : Optional.empty();
        checkLimit(quote, limit, tolerance(intent), warnings);
        if (netuid != 0 && place.get().isEmpty()) {
            warnings.add(Texts.get("warn.no-place", netuid));
        }
        Rao after = stake.position().plus(quote.received());
        if (stake.belowFloor(after, quote.priceNow())) {
            warnings.add(Texts.get("warn.floor.stake", Words.tao(stake.nominatorFloor())));
        }
        if (stake.rootHold() > 0) {
            warnings.add(Texts.get("warn.root-hold", stake.rootHold(), Words.blocks(stake.rootHold())));
        }
        signer.warnAboutFee(warnings);
        return new Plan(intent, call(intent, limited, limit.orElse(Rao.ZERO)), limit, Optional.of(quote), intent.tao(),
                signer.fee(), warnings, state.block());
    }

    private static Tolerance tolerance(Intent.AddStake intent) {
        return intent.tolerance().orElse(Tolerance.DEFAULT);
    }

    private static CallSpec call(Intent.AddStake intent, boolean limited, Rao limit) {
        Map<String, Value> args = new LinkedHashMap<>();
        args.put("hotkey", Shape.key(intent.hotkey()));
        args.put("netuid", Shape.key(intent.netuid()));
        args.put("amount_staked", Value.of(intent.tao().value()));
        if (limited) {
            args.put("limit_price", Value.of(limit.value()));
            args.put("allow_partial", Value.of(false));
        }
        return new CallSpec(MODULE, limited ? "add_stake_limit" : "add_stake", args);
    }

    /// Root has no pool: its price is one, and the chain wants the limit to say so.
    private static Rao limit(int netuid, Quote quote, Tolerance tolerance) {
        return netuid == 0 || quote.source() == Quote.Source.ONE_TO_ONE
                ? Rao.of(Rao.PER_TAO)
                : tolerance.buyLimit(quote.priceNow());
    }

    private static void checkLimit(Quote quote, Optional<Rao> limit, Tolerance tolerance, List<String> warnings)
            throws PlanException {
        if (quote.source() != Quote.Source.ONE_TO_ONE) {
            // the fee is no part of the pool's price: what enters the pool pays for all that is received
            Rao average = Rao.of(PoolMath.ceil(
                    PoolMath.big(quote.paid().minusOrZero(quote.poolFee())).multiply(PoolMath.PER_TAO),
                    PoolMath.big(quote.received())));
            // where the chain cannot hold the trade to the tolerance, the quote is held to it all the same
            Rao worst = limit.orElse(tolerance.buyLimit(quote.priceNow()));
            if (average.compareTo(worst) > 0) {
                throw tooLarge(tolerance);
            }
            if (limit.isEmpty()) {
                warnings.add(noLimit(tolerance));
            } else if (PoolMath.priceAfter(quote.priceNow(), average).compareTo(worst) > 0) {
                warnings.add(mayFail(tolerance));
            }
        }
        if (quote.impactBasisPoints() >= NOTICEABLE_IMPACT) {
            warnings.add(Texts.get("warn.price.more", Words.percent(quote.impactBasisPoints())));
        }
    }

    static PlanException tooLarge(Tolerance tolerance) {
        return new PlanException(Kind.LIQUIDITY, Texts.get("plan.price.moves", Words.percent(tolerance)));
    }

    static String noLimit(Tolerance tolerance) {
        return Texts.get("warn.price.no-limit", Words.percent(tolerance));
    }

    static String mayFail(Tolerance tolerance) {
        return Texts.get("warn.price.may-fail", Words.percent(tolerance));
    }

    private static void checkOpen(int netuid, Answer<Optional<Value>> open)
            throws PlanException, ChainException, StateException {
        // root is always open; a runtime without the switch has none closed
        boolean closed = netuid != 0
                && open.map("SubtokenEnabled", flag -> flag.isPresent() && !flag.get().asBool()).get();
        if (closed) {
            throw new PlanException(Kind.TRADING, Texts.get("plan.subnet.closed", netuid));
        }
    }

    private static void checkMinimum(Intent.AddStake intent, Rao minStake, Answer<Optional<Value>> feeRate)
            throws PlanException, ChainException, StateException {
        long rate = intent.netuid() == 0
                ? 0
                : feeRate.map("Swap.FeeRate", stored -> stored.isEmpty() ? 0L : stored.get().asLong()).get();
        Rao fee = Rao.of(PoolMath.ceil(PoolMath.big(minStake).multiply(BigInteger.valueOf(rate)), FEE_WHOLE));
        Rao least = minStake.plus(fee);
        if (intent.tao().compareTo(least) < 0) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.stake.least", Words.tao(least)));
        }
    }
}
