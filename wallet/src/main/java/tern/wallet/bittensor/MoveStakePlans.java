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
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;

/// Plans giving stake to another validator of the same subnet: `SubtensorModule.move_stake`, which trades nothing there,
/// so there is no price and no limit. One round trip.
final class MoveStakePlans {

    static final String CALL = "move_stake";

    /// In move, transfer and swap calls: everything that is there when the call is carried out.
    private static final BigInteger EVERYTHING = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private static final String MODULE = "SubtensorModule";

    private MoveStakePlans() {}

    static Plan plan(ChainState state, Intent.MoveStake intent)
            throws PlanException, ChainException, StateException {
        if (!state.hasCall(MODULE, CALL)) {
            throw new PlanException(Kind.UNSUPPORTED, "This network cannot move stake to another validator.",
                    "no call " + MODULE + '.' + CALL + " at runtime " + state.specVersion());
        }
        if (intent.alpha().isPresent() && intent.alpha().get().isZero()) {
            throw new PlanException(Kind.AMOUNT, "Enter how much stake to move.");
        }
        if (intent.fromHotkey().equals(intent.toHotkey())) {
            throw new PlanException(Kind.RECIPIENT, "The stake is with this validator already. Choose another one.");
        }
        int netuid = intent.netuid();
        ReadRound round = state.round();
        // amounts have a fixed width, so the fee of a call with any amount is its fee
        SignerFacts signer = SignerFacts.ask(state, round, intent.coldkey(),
                call(state, intent, intent.alpha().orElse(Rao.ZERO)));
        StakeFacts stake = StakeFacts.ask(state, round, intent.coldkey(), intent.fromHotkey(), netuid);
        TargetFacts target = TargetFacts.ask(round, netuid, intent.toHotkey());
        QuoteReader quotes = QuoteReader.ask(state, round, netuid, Quote.Side.SELL);
        Answer<Optional<Rao>> available = RemoveStakePlans.askAvailable(state, round, intent.coldkey(), netuid);
        round.execute();

        signer.check();
        quotes.checkSubnet();
        target.checkOpen();
        target.checkHotkey();
        Rao position = stake.position();
        Rao amount = intent.alpha().orElse(position);
        RemoveStakePlans.checkPosition(netuid, amount, position, Optional.empty());
        stake.checkRootHold();
        List<String> warnings = new ArrayList<>();
        Optional<Rao> movable = available.get();
        if (movable.isPresent() && amount.compareTo(movable.get()) > 0) {
            warnings.add("Part of the stake on this subnet is locked or held as a miner's collateral: "
                    + Words.stake(movable.get(), netuid)
                    + " are free to leave. The chain may refuse to move more, and the fee is lost then.");
        }
        target.warnIfNoPlace(warnings);
        Rao price = quotes.price();
        warnAboutRest(stake, position.minus(amount), price, netuid, warnings);
        warnIfGrowing(state, intent.alpha(), warnings);
        Rao arriving = target.position(stake.all(), intent.coldkey()).plus(amount);
        if (stake.belowFloor(arriving, price)) {
            warnings.add("A stake worth less than " + Words.tao(stake.nominatorFloor())
                    + " with somebody else's validator can be sold by the chain. Move more to stay above that.");
        }
        signer.warnIfStakePaysFee(warnings);
        signer.warnAboutFee(warnings);
        return new Plan(intent, call(state, intent, amount), Optional.empty(), Optional.empty(), amount, signer.fee(),
                warnings, state.block());
    }

    /// What stays behind is never left without a word.
    static void warnAboutRest(StakeFacts stake, Rao rest, Rao price, int netuid, List<String> warnings)
            throws ChainException, StateException {
        if (rest.isZero()) {
            return;
        }
        Rao worth = PoolMath.value(rest, price);
        if (stake.belowFloor(rest, price)) {
            warnings.add("What remains is worth less than " + Words.tao(stake.nominatorFloor())
                    + ": the chain sells it too, in the same step and at any price.");
        } else if (worth.compareTo(stake.minStake()) < 0) {
            warnings.add(Words.stake(rest, netuid) + " remain, worth less than the least stake of "
                    + Words.tao(stake.minStake())
                    + ": they can leave later only as a whole. Choose all to leave nothing"
                    + " behind.");
        }
    }

    /// Where the chain does not know "everything", dividends that arrive before the call are not part of it.
    static void warnIfGrowing(ChainState state, Optional<Rao> alpha, List<String> warnings) {
        if (alpha.isEmpty() && !state.features().wholePosition()) {
            warnings.add("Dividends that arrive before this is carried out stay where they are.");
        }
    }

    /// The amount as the call takes it: the chain's own word for everything where it has one.
    static Value amount(ChainState state, Optional<Rao> asked, Rao amount) {
        return asked.isEmpty() && state.features().wholePosition() ? Value.of(EVERYTHING) : Value.of(amount.value());
    }

    private static CallSpec call(ChainState state, Intent.MoveStake intent, Rao amount) {
        return call(intent.fromHotkey(), intent.toHotkey(), intent.netuid(), intent.netuid(),
                amount(state, intent.alpha(), amount));
    }

    static CallSpec call(AccountId from, AccountId to, int fromNetuid, int toNetuid, Value amount) {
        Map<String, Value> args = new LinkedHashMap<>();
        args.put("origin_hotkey", Shape.key(from));
        args.put("destination_hotkey", Shape.key(to));
        args.put("origin_netuid", Shape.key(fromNetuid));
        args.put("destination_netuid", Shape.key(toNetuid));
        args.put("alpha_amount", amount);
        return new CallSpec(MODULE, CALL, args);
    }
}
