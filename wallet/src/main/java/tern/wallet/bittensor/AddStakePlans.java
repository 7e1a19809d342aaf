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

/// Plans staking. One round trip, and one for each look for what fits where the trade may be done in part.
final class AddStakePlans {

    private static final String MODULE = "SubtensorModule";

    private AddStakePlans() {}

    static Plan plan(ChainState state, Intent.AddStake intent) throws PlanException, ChainException, StateException {
        return plan(state, intent, Rao.ZERO);
    }

    /// @param brought free TAO that transactions before this one bring at least
    static Plan plan(ChainState state, Intent.AddStake intent, Rao brought)
            throws PlanException, ChainException, StateException {
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
        TargetFacts target = TargetFacts.ask(round, netuid, intent.hotkey());
        PoolFee poolFee = PoolFee.ask(round, netuid);
        round.execute();

        signer.check();
        quotes.checkSubnet();
        stake.checkHotkey();
        target.checkOpen();
        Rao least = stake.minStake().plus(poolFee.of(stake.minStake()));
        if (intent.tao().compareTo(least) < 0) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.stake.least", Words.tao(least)));
        }
        signer.requireSpendable(intent.tao().minusOrZero(brought));
        TradeLimit limit = TradeLimit.of(quotes.quote(intent.tao()), intent.tolerance(), intent.atLimit(), limited,
                quotes::requote);
        Quote quote = limit.quote();
        if (quote.paid().compareTo(least) < 0) {
            throw limit.tooLarge();
        }

        List<String> warnings = new ArrayList<>();
        limit.check(limited, 0, warnings);
        target.warnIfNoPlace(warnings);
        Rao after = stake.position().plus(quote.received());
        if (stake.belowFloor(after, quote.priceNow())) {
            warnings.add(Texts.get("warn.floor.stake", Words.tao(stake.nominatorFloor())));
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
}
