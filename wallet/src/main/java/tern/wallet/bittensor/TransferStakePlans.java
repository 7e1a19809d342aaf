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
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Plans giving stake to another coldkey: `SubtensorModule.transfer_stake` inside one subnet, which trades nothing, so
/// there is no price and no limit. One round trip.
final class TransferStakePlans {

    private static final String MODULE = "SubtensorModule";
    private static final String CALL = "transfer_stake";

    /// The least worth of stake that newer chains give to another account. Source: `AmountTooLow` of
    /// `transfer_stake` between coldkeys from spec 441 on, 0.0001 TAO.
    private static final Rao LEAST_WORTH = Rao.of(100_000);

    private TransferStakePlans() {}

    static Plan plan(ChainState state, Intent.TransferStake intent)
            throws PlanException, ChainException, StateException {
        if (!state.features().stakeTransfer()) {
            throw new PlanException(Kind.UNSUPPORTED, Texts.get("plan.give.unsupported"),
                    "no call " + MODULE + '.' + CALL + " at runtime " + state.specVersion());
        }
        if (intent.alpha().isZero()) {
            throw new PlanException(Kind.AMOUNT, Texts.get("plan.give.none"));
        }
        TransferPlans.checkRecipient(intent.coldkey(), intent.to());
        int netuid = intent.netuid();
        CallSpec call = call(intent);
        ReadRound round = state.round();
        SignerFacts signer = SignerFacts.ask(state, round, intent.coldkey(), call);
        StakeFacts stake = StakeFacts.ask(state, round, intent.coldkey(), intent.hotkey(), netuid);
        QuoteReader quotes = QuoteReader.ask(state, round, netuid, Quote.Side.SELL);
        Answer<Optional<Rao>> available = stake.askAvailable(round);
        Answer<Optional<Value>> toggle = round.storage(MODULE, "TransferToggle", Shape.key(netuid));
        Answer<Balances> recipient = Balances.ask(round, intent.to());
        Answer<Optional<AccountId>> hotkeyOwner = ValidatorReader.askOwner(round, intent.to());
        round.execute();

        signer.check();
        quotes.checkSubnet();
        checkToggle(toggle, netuid);
        stake.checkHotkey();
        Rao position = stake.position();
        RemoveStakePlans.checkPosition(netuid, intent.alpha(), position, available.get());
        stake.checkRootHold();
        Rao price = quotes.price();
        if (PoolMath.value(intent.alpha(), price).compareTo(LEAST_WORTH) < 0) {
            throw new PlanException(Kind.AMOUNT,
                    Texts.get("plan.give.least", Words.tao(LEAST_WORTH)));
        }
        List<String> warnings = new ArrayList<>();
        warnings.add(
                Texts.get("warn.give.final"));
        if (!recipient.get().exists()) {
            warnings.add(Texts.get("warn.recipient.new.fees"));
        }
        if (hotkeyOwner.get().isPresent()) {
            warnings.add(Texts.get("warn.recipient.hotkey.stake"));
        }
        Rao rest = position.minus(intent.alpha());
        if (!rest.isZero() && stake.belowFloor(rest, price)) {
            warnings.add(Texts.get("warn.floor.give", Words.tao(stake.nominatorFloor())));
        }
        signer.warnIfStakePaysFee(warnings);
        signer.warnAboutFee(warnings);
        return new Plan(intent, call, Optional.empty(), Optional.empty(), intent.alpha(), signer.fee(), warnings,
                state.block());
    }

    private static CallSpec call(Intent.TransferStake intent) {
        Map<String, Value> args = new LinkedHashMap<>();
        args.put("destination_coldkey", Shape.key(intent.to()));
        args.put("hotkey", Shape.key(intent.hotkey()));
        args.put("origin_netuid", Shape.key(intent.netuid()));
        args.put("destination_netuid", Shape.key(intent.netuid()));
        args.put("alpha_amount", Value.of(intent.alpha().value()));
        return new CallSpec(MODULE, CALL, args);
    }

    private static void checkToggle(Answer<Optional<Value>> toggle, int netuid)
            throws PlanException, ChainException, StateException {
        boolean on = toggle.map("TransferToggle", flag -> flag.isEmpty() || flag.get().asBool()).get();
        if (!on) {
            throw new PlanException(Kind.TRADING,
                    Texts.get("plan.give.switched-off", netuid),
                    "TransferToggle");
        }
    }
}
