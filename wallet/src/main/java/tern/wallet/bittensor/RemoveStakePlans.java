package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tern.wallet.bittensor.PlanException.Kind;
import tern.wallet.chain.CallSpec;
import tern.wallet.chain.ChainException;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Plans unstaking. One round trip; two for a whole position, whose size has to be known to simulate its sale.
final class RemoveStakePlans {

    private static final String MODULE = "SubtensorModule";

    private RemoveStakePlans() {}

    static Plan plan(ChainState state, Intent.RemoveStake intent)
            throws PlanException, ChainException, StateException {
        if (intent.alpha().isPresent() && intent.alpha().get().isZero()) {
            throw new PlanException(Kind.AMOUNT, "Enter how much to unstake.");
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
        Answer<Optional<Rao>> available = askAvailable(state, round, intent.coldkey(), netuid);
        Answer<Optional<Value>> open = TargetFacts.askOpen(round, netuid);
        round.execute();

        signer.check();
        quotes.checkSubnet();
        stake.checkHotkey();
        TargetFacts.checkOpen(netuid, open);
        Rao position = stake.position();
        Rao amount = intent.alpha().orElse(position);
        checkPosition(netuid, amount, position, available.get());
        stake.checkRootHold();
        if (intent.alpha().isEmpty()) {
            ReadRound second = state.round();
            quotes.askAmount(second, amount);
            second.execute();
        }
        Quote quote = quotes.quote(amount);
        Rao rest = position.minus(amount);
        checkMinimum(stake, quote, rest);

        List<String> warnings = new ArrayList<>();
        boolean limited = state.features().limitStakeCalls();
        TradeLimit limit = new TradeLimit(quote, intent.tolerance(), intent.atLimit());
        limit.check(limited, warnings);
        if (!rest.isZero() && stake.belowFloor(rest, quote.priceNow())) {
            warnings.add("What remains is worth less than " + Words.tao(stake.nominatorFloor())
                    + ": the chain sells it too, in the same step and at any price.");
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
            throw new PlanException(Kind.STAKE, "There is no stake with this validator on subnet " + netuid + ".");
        }
        if (amount.compareTo(position) > 0) {
            throw new PlanException(Kind.STAKE,
                    "There is less staked than that: " + Words.stake(position, netuid) + ".");
        }
        if (available.isPresent() && amount.compareTo(available.get()) > 0) {
            throw new PlanException(Kind.STAKE,
                    "Part of the stake on this subnet is locked or held as a miner's collateral: "
                            + Words.stake(available.get(), netuid) + " can leave now.");
        }
    }

    private static void checkMinimum(StakeFacts stake, Quote quote, Rao rest) throws PlanException {
        Rao least = stake.minStake();
        if (rest.isZero() || least.isZero()) {
            return;
        }
        if (quote.received().compareTo(least) < 0) {
            throw new PlanException(Kind.AMOUNT, "A part that is unstaked has to be worth at least " + Words.tao(least)
                    + ". Unstake more, or all of it.");
        }
        if (PoolMath.value(rest, quote.priceNow()).compareTo(least) < 0) {
            throw new PlanException(Kind.AMOUNT, "What remains would be worth less than the least stake of "
                    + Words.tao(least) + ". Unstake all of it.");
        }
    }

    /// What can leave this subnet, over all validators, in rao of alpha: locks and miners' collateral are taken off.
    static Answer<Optional<Rao>> askAvailable(ChainState state, ReadRound round, AccountId coldkey, int netuid) {
        if (!state.features().stakeAvailability()) {
            return Optional::empty;
        }
        String method = "get_stake_availability_for_coldkeys";
        return round.api("StakeInfoRuntimeApi", method, Value.seq(Shape.key(coldkey)),
                Value.some(Value.seq(Shape.key(netuid))))
                .map(method, answer -> available(answer, coldkey, netuid));
    }

    /// `BTreeMap<account, BTreeMap<netuid, {total, locked, available}>>`; what has no stake and no lock has no entry.
    private static Optional<Rao> available(Value answer, AccountId coldkey, int netuid) throws ScaleException {
        for (Value account : answer.asList()) {
            if (!Shape.account(account.at(0)).equals(coldkey)) {
                continue;
            }
            for (Value subnet : account.at(1).asList()) {
                if (Shape.netuid(subnet.at(0)) == netuid) {
                    return Optional.of(Shape.amount(subnet.at(1).field("available")));
                }
            }
        }
        return Optional.empty();
    }
}
