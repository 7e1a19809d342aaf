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

    private AddStakePlans() {}

    static Plan plan(ChainState state, Intent.AddStake intent) throws PlanException, ChainException, StateException {
        return plan(state, intent, Rao.ZERO);
    }

    /// @param brought free TAO that transactions before this one bring at least
    static Plan plan(ChainState state, Intent.AddStake intent, Rao brought)
            throws PlanException, ChainException, StateException {
        if (intent.tao().isZero()) {
            throw new PlanException(Kind.AMOUNT, "Enter how much TAO to stake.");
        }
        int netuid = intent.netuid();
        boolean limited = state.features().limitStakeCalls();
        ReadRound round = state.round();
        // the limit has a fixed width, so the fee of a call with any limit is its fee
        SignerFacts signer = SignerFacts.ask(state, round, intent.coldkey(), call(intent, limited, Rao.ZERO));
        StakeFacts stake = StakeFacts.ask(state, round, intent.coldkey(), intent.hotkey(), netuid);
        QuoteReader quotes = QuoteReader.ask(state, round, netuid, Quote.Side.BUY);
        quotes.askAmount(round, intent.tao());
        TargetFacts target = TargetFacts.ask(round, netuid, intent.hotkey());
        Answer<Optional<Value>> feeRate = round.storage("Swap", "FeeRate", Shape.key(netuid));
        round.execute();

        signer.check();
        quotes.checkSubnet();
        target.checkHotkey();
        target.checkOpen();
        checkMinimum(intent, stake.minStake(), feeRate);
        signer.requireSpendable(intent.tao().minusOrZero(brought));
        Quote quote = quotes.quote(intent.tao());

        List<String> warnings = new ArrayList<>();
        TradeLimit limit = new TradeLimit(quote, intent.tolerance(), intent.atLimit());
        limit.check(limited, warnings);
        target.warnIfNoPlace(warnings);
        Rao after = stake.position().plus(quote.received());
        if (stake.belowFloor(after, quote.priceNow())) {
            warnings.add("A stake worth less than " + Words.tao(stake.nominatorFloor())
                    + " with somebody else's validator can be sold by the chain. Stake more to stay above that.");
        }
        stake.warnAboutRootHold(warnings);
        signer.warnAboutFee(warnings);
        return new Plan(intent, call(intent, limited, limit.price()), limited
                ? Optional.of(limit.price())
                : Optional.empty(), Optional.of(quote), intent.tao(), signer.fee(), warnings, state.block());
    }

    private static CallSpec call(Intent.AddStake intent, boolean limited, Rao limit) {
        Map<String, Value> args = new LinkedHashMap<>();
        args.put("hotkey", Shape.key(intent.hotkey()));
        args.put("netuid", Shape.key(intent.netuid()));
        args.put("amount_staked", Value.of(intent.tao().value()));
        if (limited) {
            args.put("limit_price", Value.of(limit.value()));
            args.put("allow_partial", Value.of(intent.atLimit() == AtLimit.PARTIAL));
        }
        return new CallSpec(MODULE, limited ? "add_stake_limit" : "add_stake", args);
    }

    private static void checkMinimum(Intent.AddStake intent, Rao minStake, Answer<Optional<Value>> feeRate)
            throws PlanException, ChainException, StateException {
        long rate = intent.netuid() == 0
                ? 0
                : feeRate.map("Swap.FeeRate", stored -> stored.isEmpty() ? 0L : stored.get().asLong()).get();
        Rao fee = Rao.of(PoolMath.ceil(PoolMath.big(minStake).multiply(BigInteger.valueOf(rate)), FEE_WHOLE));
        Rao least = minStake.plus(fee);
        if (intent.tao().compareTo(least) < 0) {
            throw new PlanException(Kind.AMOUNT, "The least that can be staked is " + Words.tao(least) + ".");
        }
    }
}
