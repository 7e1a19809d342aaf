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

/// Plans unstaking. One round trip; two for a whole position, whose size has to be known to simulate its sale; one more
/// for each look for what fits where the trade may be done in part.
final class RemoveStakePlans {

    private static final String MODULE = "SubtensorModule";

    private RemoveStakePlans() {}

    static Plan plan(ChainState state, Intent.RemoveStake intent)
            throws PlanException, ChainException, StateException {
        if (intent.alpha().isPresent() && intent.alpha().get().isZero()) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.unstake.none"));
        }
        int netuid = intent.netuid();
        ReadRound round = state.round();
        // amount and limit have a fixed width, so the fee of a call with any of them is its fee
        SignerFacts signer = SignerFacts.ask(state, round, intent.coldkey(),
                call(state, intent, intent.alpha().orElse(Rao.ZERO), Rao.ZERO));
        StakeFacts stake = StakeFacts.ask(state, round, intent.coldkey(), intent.hotkey(), netuid);
        QuoteReader quotes = QuoteReader.ask(state, round, netuid, Quote.Side.SELL);
        if (intent.alpha().isPresent()) {
            quotes.askAmount(round, intent.alpha().get());
        }
        Answer<Optional<Rao>> available = stake.askAvailable(round);
        Answer<Optional<Value>> open = TargetFacts.askOpen(round, netuid);
        round.execute();

        signer.check();
        quotes.checkSubnet();
        stake.checkHotkey();
        List<String> warnings = new ArrayList<>();
        boolean limited = state.features().limitStakeCalls();
        TargetFacts.checkLeaving(netuid, open, limited, warnings);
        Rao position = stake.position();
        Rao amount = intent.alpha().orElse(position);
        checkPosition(netuid, amount, position, available.get());
        stake.checkRootHold();
        if (intent.alpha().isEmpty()) {
            ReadRound second = state.round();
            quotes.askAmount(second, amount);
            second.execute();
        }
        Quote whole = quotes.quote(amount);
        // the chain holds what was asked for to its minimum, also where less of it is traded
        checkMinimum(stake, whole, position.minus(amount));
        TradeLimit limit = TradeLimit.of(whole, intent.tolerance(), intent.atLimit(), limited, quotes::requote);
        Quote quote = limit.quote();
        limit.check(limited, netuid, warnings);
        Rao rest = position.minusOrZero(quote.paid());
        if (!rest.isZero() && stake.belowFloor(rest, quote.priceNow())) {
            warnings.add(Texts.get("warn.floor.unstake", Words.tao(stake.nominatorFloor())));
        }
        signer.warnIfStakePaysFee(warnings);
        signer.warnAboutFee(warnings);
        return new Plan(intent, call(state, intent, amount, limit.price()), limited
                ? Optional.of(limit.price())
                : Optional.empty(), Optional.of(quote), amount, signer.fee(), warnings, state.block());
    }

    /// All of a position leaves by a call that works out the amount itself, where there is one: dividends that arrive
    /// meanwhile leave too.
    static CallSpec call(ChainState state, Intent.RemoveStake intent, Rao amount, Rao limit) {
        Map<String, Value> args = new LinkedHashMap<>();
        args.put("hotkey", Shape.key(intent.hotkey()));
        args.put("netuid", Shape.key(intent.netuid()));
        boolean partial = intent.atLimit() == AtLimit.PARTIAL;
        // which cannot be filled in part
        if (intent.alpha().isEmpty() && state.features().removeFullLimit() && !partial) {
            args.put("limit_price", Value.some(Value.of(limit.value())));
            return new CallSpec(MODULE, "remove_stake_full_limit", args);
        }
        args.put("amount_unstaked", Value.of(amount.value()));
        if (state.features().limitStakeCalls()) {
            args.put("limit_price", Value.of(limit.value()));
            args.put("allow_partial", Value.of(partial));
            return new CallSpec(MODULE, "remove_stake_limit", args);
        }
        return new CallSpec(MODULE, "remove_stake", args);
    }

    static void checkPosition(int netuid, Rao amount, Rao position, Optional<Rao> available)
            throws PlanException {
        if (position.isZero()) {
            throw new PlanException(Kind.STAKE, Texts.get("plan.position.none", netuid));
        }
        if (amount.compareTo(position) > 0) {
            throw new PlanException(Kind.STAKE,
                    Texts.get("plan.position.less", Words.stake(position, netuid)));
        }
        if (available.isPresent() && amount.compareTo(available.get()) > 0) {
            throw new PlanException(Kind.STAKE,
                    Texts.get("plan.position.locked", Words.stake(available.get(), netuid)));
        }
    }

    private static void checkMinimum(StakeFacts stake, Quote quote, Rao rest) throws PlanException {
        Rao least = stake.minStake();
        if (rest.isZero() || least.isZero()) {
            return;
        }
        if (quote.received().compareTo(least) < 0) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.unstake.least", Words.tao(least)));
        }
        if (PoolMath.value(rest, quote.priceNow()).compareTo(least) < 0) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.unstake.rest", Words.tao(least)));
        }
    }
}
