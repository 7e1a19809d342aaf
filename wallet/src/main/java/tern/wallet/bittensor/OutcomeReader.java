package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.chain.DispatchFailure;
import tern.wallet.chain.Event;
import tern.wallet.chain.Outcome;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;

/// Holds what an extrinsic did, by its events, against what was planned. An extrinsic that "succeeded" is no proof:
/// some calls succeed and do nothing, or less than asked.
///
/// Events: `Balances.Transfer{from, to, amount}`; `SubtensorModule.StakeAdded` and `StakeRemoved` of (coldkey, hotkey,
/// tao, alpha, netuid[, fee]), `StakeTransferred` of (coldkey, new coldkey, hotkey, netuid, new netuid, tao), `StakeMoved`
/// of (coldkey, hotkey, netuid, new hotkey, new netuid[, tao]), `StakeSwapped` of (coldkey, hotkey, netuid, new netuid, tao),
/// `BasketClaimed{hotkey, coldkey, tao}`, `RootClaimed{coldkey}`, `RootClaimTypeSet{coldkey, root_claim_type}`,
/// `NeuronRegistered` of (netuid, uid, hotkey), `AxonServed` of (netuid, hotkey); fields by place, or by name where a
/// runtime names them. In a batch `Utility.ItemCompleted` or `ItemFailed` ends each part.
public final class OutcomeReader {

    /// Share arithmetic of stake pools may lose a few rao.
    static final Rao ROUNDING = Rao.of(1_000);

    private OutcomeReader() {}

    /// @param plan    what was signed
    /// @param outcome what `Transactions.submitAndFollow` saw
    public static OutcomeReport read(Plan plan, Outcome outcome) {
        if (!plan.parts().isEmpty() && events(outcome, "System", "ExtrinsicFailed").isEmpty()) {
            return PartsReader.read(plan, outcome);
        }
        if (!outcome.success()) {
            return new OutcomeReport(false, Optional.empty(), Optional.empty(), outcome.feePaid(),
                    Optional.of(reason(outcome)));
        }
        try {
            return switch (plan.intent()) {
                case Intent.Transfer transfer -> transfer(plan, outcome, transfer.from(), transfer.to(), true);
                case Intent.TransferAll all -> transfer(plan, outcome, all.from(), all.to(), false);
                case Intent.AddStake add -> added(plan, outcome, add);
                case Intent.RemoveStake remove -> removed(plan, outcome, remove);
                case Intent.TransferStake give -> given(plan, outcome, give);
                case Intent.MoveStake move -> MoveOutcomes.moved(plan, outcome, move);
                case Intent.SwapStake swap -> MoveOutcomes.swapped(plan, outcome, swap);
                case Intent.ClaimRoot claim -> claimed(outcome, claim);
                case Intent.RootClaimChoice choice -> chosen(outcome, choice);
                case Intent.Register seat -> SeatOutcomes.registered(plan, outcome, seat);
                case Intent.RegisterByWork seat -> SeatOutcomes.seated(outcome, seat.netuid(), seat.hotkey());
                case Intent.ServeAxon serve -> SeatOutcomes.served(outcome, serve);
                // a plan of it has parts
                case Intent.RemoveAllStake _ -> nothing(outcome);
            };
        } catch (ScaleException | ArithmeticException e) {
            return new OutcomeReport(false, Optional.empty(), Optional.empty(), outcome.feePaid(), Optional.of(
                    Texts.say("outcome.unreadable")));
        }
    }

    /// Why the chain carried nothing out.
    static Said reason(Outcome outcome) {
        return outcome.failure()
                .map(DispatchFailure::said)
                .orElse(Texts.say("outcome.no-reason"));
    }

    private static OutcomeReport transfer(Plan plan, Outcome outcome, AccountId from, AccountId to, boolean exact)
            throws ScaleException {
        Rao moved = Rao.ZERO;
        for (Event event : events(outcome, "Balances", "Transfer")) {
            boolean ours = Shape.account(field(event, 0, "from")).equals(from)
                    && Shape.account(field(event, 1, "to")).equals(to);
            if (ours) {
                moved = moved.plus(Shape.amount(field(event, 2, "amount")));
            }
        }
        if (moved.isZero()) {
            return nothing(outcome);
        }
        Optional<Said> difference = exact && !moved.equals(plan.amount())
                ? Optional.of(Texts.say("outcome.sent", Words.sayTao(plan.amount()), Words.sayTao(moved)))
                : Optional.empty();
        return new OutcomeReport(true, Optional.of(moved), Optional.empty(), outcome.feePaid(), difference);
    }

    private static OutcomeReport added(Plan plan, Outcome outcome, Intent.AddStake intent) throws ScaleException {
        Moved moved = moved(outcome, "StakeAdded", intent.coldkey(), intent.hotkey(), intent.netuid());
        if (moved.events() == 0) {
            return nothing(outcome);
        }
        Optional<Said> difference = Optional.empty();
        if (!moved.tao().equals(intent.tao())) {
            difference = Optional.of(Texts.say(intent.atLimit() == AtLimit.PARTIAL
                    ? "outcome.staked.part"
                    : "outcome.staked", Words.sayTao(intent.tao()), Words.sayTao(moved.tao())));
        } else if (worseThanLimit(plan, moved, Quote.Side.BUY)) {
            difference = Optional.of(Texts.say("outcome.price"));
        }
        return new OutcomeReport(true, Optional.of(moved.tao()), Optional.of(moved.alpha()), outcome.feePaid(),
                difference);
    }

    private static OutcomeReport removed(Plan plan, Outcome outcome, Intent.RemoveStake intent)
            throws ScaleException {
        Moved moved = moved(outcome, "StakeRemoved", intent.coldkey(), intent.hotkey(), intent.netuid());
        if (moved.events() == 0) {
            return nothing(outcome);
        }
        // newer runtimes report alpha without the pool's fee, older ones with it
        Rao asked = plan.amount();
        Rao withFee = moved.alpha().plus(moved.fee());
        Rao gone = near(moved.alpha(), asked) ? moved.alpha() : withFee;
        Optional<Said> difference = Optional.empty();
        if (gone.plus(ROUNDING).compareTo(asked) < 0) {
            difference = Optional.of(Texts.say(intent.atLimit() == AtLimit.PARTIAL
                    ? "outcome.unstaked.part"
                    : "outcome.unstaked.less", Words.sayStake(asked, intent.netuid()),
                    Words.sayStake(gone, intent.netuid())));
        } else if (intent.alpha().isPresent() && !near(gone, asked)) {
            difference = Optional.of(Texts.say("outcome.unstaked.more", Words.sayStake(asked, intent.netuid()),
                    Words.sayStake(gone, intent.netuid())));
        } else if (worseThanLimit(plan, moved, Quote.Side.SELL)) {
            difference = Optional.of(Texts.say("outcome.price"));
        }
        return new OutcomeReport(true, Optional.of(moved.tao()), Optional.of(gone), outcome.feePaid(), difference);
    }

    /// The chain says that stake was given, and how much arrived by the stake that was added over there.
    private static OutcomeReport given(Plan plan, Outcome outcome, Intent.TransferStake intent)
            throws ScaleException {
        int count = 0;
        Rao tao = Rao.ZERO;
        for (Event event : events(outcome, "SubtensorModule", "StakeTransferred")) {
            boolean ours = Shape.account(field(event, 0, "origin_coldkey")).equals(intent.coldkey())
                    && Shape.account(field(event, 1, "destination_coldkey")).equals(intent.to())
                    && Shape.account(field(event, 2, "hotkey")).equals(intent.hotkey())
                    && Shape.netuid(field(event, 3, "origin_netuid")) == intent.netuid()
                    && Shape.netuid(field(event, 4, "destination_netuid")) == intent.netuid();
            if (ours) {
                count++;
                tao = tao.plus(Shape.amount(field(event, 5, "tao")));
            }
        }
        if (count == 0) {
            return nothing(outcome);
        }
        Moved arrived = moved(outcome, "StakeAdded", intent.to(), intent.hotkey(), intent.netuid());
        if (arrived.events() == 0) {
            return new OutcomeReport(true, Optional.of(tao), Optional.empty(), outcome.feePaid(), Optional.of(
                    Texts.say("outcome.given.unknown")));
        }
        Optional<Said> difference = near(arrived.alpha(), plan.amount())
                ? Optional.empty()
                : Optional.of(Texts.say("outcome.given", Words.sayStake(plan.amount(), intent.netuid()),
                        Words.sayStake(arrived.alpha(), intent.netuid())));
        return new OutcomeReport(true, Optional.of(tao), Optional.of(arrived.alpha()), outcome.feePaid(), difference);
    }

    private static OutcomeReport claimed(Outcome outcome, Intent.ClaimRoot intent) throws ScaleException {
        Rao tao = Rao.ZERO;
        boolean paid = false;
        for (Event event : events(outcome, "SubtensorModule", "BasketClaimed")) {
            AccountId hotkey = Shape.account(field(event, 0, "hotkey"));
            if (Shape.account(field(event, 1, "coldkey")).equals(intent.coldkey())
                    && intent.hotkey().map(hotkey::equals).orElse(true)) {
                paid = true;
                tao = tao.plus(Shape.amount(field(event, 2, "tao")));
            }
        }
        if (paid) {
            return new OutcomeReport(true, Optional.of(tao), Optional.empty(), outcome.feePaid(), Optional.empty());
        }
        // before validators' funds the chain says that it paid, not how much
        if (intent.hotkey().isEmpty() && ours(outcome, "RootClaimed", intent.coldkey()).isPresent()) {
            return new OutcomeReport(true, Optional.empty(), Optional.empty(), outcome.feePaid(), Optional.empty());
        }
        return new OutcomeReport(false, Optional.empty(), Optional.empty(), outcome.feePaid(), Optional.of(
                Texts.say("outcome.claim.nothing")));
    }

    private static OutcomeReport chosen(Outcome outcome, Intent.RootClaimChoice intent) throws ScaleException {
        Optional<Event> set = ours(outcome, "RootClaimTypeSet", intent.coldkey());
        if (set.isEmpty()
                || !field(set.get(), 1, "root_claim_type").asVariant().name().equals(SubnetClaimPlans.choice(intent))) {
            return nothing(outcome);
        }
        return new OutcomeReport(true, Optional.empty(), Optional.empty(), outcome.feePaid(), Optional.empty());
    }

    private static Optional<Event> ours(Outcome outcome, String name, AccountId coldkey) throws ScaleException {
        for (Event event : events(outcome, "SubtensorModule", name)) {
            if (Shape.account(field(event, 0, "coldkey")).equals(coldkey)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    static boolean near(Rao one, Rao other) {
        return one.minusOrZero(other).max(other.minusOrZero(one)).compareTo(ROUNDING) <= 0;
    }

    /// The pool's price, which the limit is about, holds without the pool's fee.
    private static boolean worseThanLimit(Plan plan, Moved moved, Quote.Side side) {
        if (plan.limitPrice().isEmpty() || moved.events() != 1) {
            return false;
        }
        var limitTimesAlpha = PoolMath.big(plan.limitPrice().get()).multiply(PoolMath.big(moved.alpha()));
        if (side == Quote.Side.BUY) {
            var paid = PoolMath.big(moved.tao().minusOrZero(moved.fee()).minusOrZero(ROUNDING));
            return paid.multiply(PoolMath.PER_TAO).compareTo(limitTimesAlpha) > 0;
        }
        // whichever way the runtime reports alpha, the fee can only make it look worse: take it off
        var least = PoolMath.big(plan.limitPrice().get())
                .multiply(PoolMath.big(moved.alpha().minusOrZero(moved.fee())));
        var got = PoolMath.big(moved.tao().plus(ROUNDING));
        return got.multiply(PoolMath.PER_TAO).compareTo(least) < 0;
    }

    record Moved(int events, Rao tao, Rao alpha, Rao fee) {}

    static Moved moved(Outcome outcome, String name, AccountId coldkey, AccountId hotkey, int netuid)
            throws ScaleException {
        int count = 0;
        Rao tao = Rao.ZERO;
        Rao alpha = Rao.ZERO;
        Rao fee = Rao.ZERO;
        for (Event event : events(outcome, "SubtensorModule", name)) {
            boolean ours = Shape.account(field(event, 0, "coldkey")).equals(coldkey)
                    && Shape.account(field(event, 1, "hotkey")).equals(hotkey)
                    && Shape.netuid(field(event, 4, "netuid")) == netuid;
            if (ours) {
                count++;
                tao = tao.plus(Shape.amount(field(event, 2, "tao")));
                alpha = alpha.plus(Shape.amount(field(event, 3, "alpha")));
                Optional<Value> poolFee = event.find("fee").or(() -> event.find(5));
                fee = poolFee.isPresent() ? fee.plus(Shape.amount(poolFee.get())) : fee;
            }
        }
        return new Moved(count, tao, alpha, fee);
    }

    static List<Event> events(Outcome outcome, String pallet, String name) {
        List<Event> found = new ArrayList<>();
        for (Event event : outcome.events()) {
            if (event.is(pallet, name)) {
                found.add(event);
            }
        }
        return found;
    }

    static Value field(Event event, int place, String name) throws ScaleException {
        Optional<Value> found = event.find(name).or(() -> event.find(place));
        return found.orElseThrow(() -> new ScaleException(ScaleException.Kind.MISMATCH,
                event.pallet() + "." + event.name() + " without a field " + name));
    }

    static OutcomeReport nothing(Outcome outcome) {
        return new OutcomeReport(false, Optional.empty(), Optional.empty(), outcome.feePaid(), Optional.of(
                Texts.say("outcome.nothing")));
    }
}
