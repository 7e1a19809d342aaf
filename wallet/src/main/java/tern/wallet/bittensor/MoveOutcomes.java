package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.chain.Event;
import tern.wallet.chain.Outcome;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;

/// Holds what a move or a swap of stake did against what was planned. The chain says that stake moved in one event, and
/// how much left and arrived in two others.
final class MoveOutcomes {

    private MoveOutcomes() {}

    /// From where to where.
    private record Route(AccountId coldkey, AccountId from, AccountId to, int fromNetuid, int toNetuid) {}

    static OutcomeReport moved(Plan plan, Outcome outcome, Intent.MoveStake intent) throws ScaleException {
        int netuid = intent.netuid();
        Travel travel = travel(outcome,
                new Route(intent.coldkey(), intent.fromHotkey(), intent.toHotkey(), netuid, netuid));
        if (!travel.seen()) {
            return OutcomeReader.nothing(outcome);
        }
        OutcomeReader.Moved arrived = OutcomeReader.moved(outcome, "StakeAdded", intent.coldkey(), intent.toHotkey(),
                netuid);
        OutcomeReader.Moved left = OutcomeReader.moved(outcome, "StakeRemoved", intent.coldkey(), intent.fromHotkey(),
                netuid);
        Optional<Rao> worth = travel.worth(left);
        if (arrived.events() == 0) {
            return new OutcomeReport(true, worth, Optional.empty(), outcome.feePaid(), Optional.of(
                    Texts.say("outcome.moved.unknown")));
        }
        // of all of a position more may arrive than was there when it was planned
        boolean asAsked = OutcomeReader.near(arrived.alpha(), plan.amount())
                || (intent.alpha().isEmpty() && arrived.alpha().compareTo(plan.amount()) > 0);
        List<Said> differences = new ArrayList<>();
        if (!asAsked) {
            differences.add(Texts.say("outcome.moved", Words.sayStake(plan.amount(), netuid),
                    Words.sayStake(arrived.alpha(), netuid)));
        }
        if (left.events() > 1) {
            differences.add(Texts.say("outcome.sold-rest"));
        }
        Optional<Said> difference = differences.isEmpty()
                ? Optional.empty()
                : Optional.of(new Said.Joined(differences, " "));
        return new OutcomeReport(true, worth, Optional.of(arrived.alpha()), outcome.feePaid(), difference);
    }

    static OutcomeReport swapped(Plan plan, Outcome outcome, Intent.SwapStake intent) throws ScaleException {
        Travel travel = travel(outcome, new Route(intent.coldkey(), intent.fromHotkey(), intent.toHotkey(),
                intent.fromNetuid(), intent.toNetuid()));
        if (!travel.seen()) {
            return OutcomeReader.nothing(outcome);
        }
        OutcomeReader.Moved left = OutcomeReader.moved(outcome, "StakeRemoved", intent.coldkey(), intent.fromHotkey(),
                intent.fromNetuid());
        OutcomeReader.Moved arrived = OutcomeReader.moved(outcome, "StakeAdded", intent.coldkey(), intent.toHotkey(),
                intent.toNetuid());
        Optional<Rao> worth = travel.worth(left);
        if (left.events() == 0 || arrived.events() == 0) {
            return new OutcomeReport(true, worth, Optional.empty(), outcome.feePaid(), Optional.of(
                    Texts.say("outcome.swapped.unknown")));
        }
        Rao asked = plan.amount();
        // newer runtimes report alpha without the pool's fee, older ones with it
        Rao gone = OutcomeReader.near(left.alpha(), asked) ? left.alpha() : left.alpha().plus(left.fee());
        Optional<Said> difference = Optional.empty();
        if (gone.plus(OutcomeReader.ROUNDING).compareTo(asked) < 0) {
            difference = Optional.of(Texts.say(intent.atLimit() == AtLimit.PARTIAL
                    ? "outcome.swapped.part"
                    : "outcome.swapped.less", Words.sayStake(asked, intent.fromNetuid()),
                    Words.sayStake(gone, intent.fromNetuid())));
        } else if (left.events() > 1) {
            difference = Optional.of(Texts.say("outcome.sold-rest"));
        } else if (worseThanLimit(plan, left, arrived)) {
            difference = Optional.of(Texts.say("outcome.price"));
        }
        return new OutcomeReport(true, worth, Optional.of(arrived.alpha()), outcome.feePaid(), difference);
    }

    /// The limit is about the pools' prices, which hold without the pool's fee.
    private static boolean worseThanLimit(Plan plan, OutcomeReader.Moved left, OutcomeReader.Moved arrived) {
        if (plan.limitPrice().isEmpty()) {
            return false;
        }
        Rao into = left.alpha().minusOrZero(left.fee()).minusOrZero(OutcomeReader.ROUNDING);
        Rao fair = into.scaled(PoolMath.big(plan.limitPrice().get()), PoolMath.PER_TAO);
        // where the purchase pays the fee, that part buys nothing
        Rao feeShare = left.tao().isZero()
                ? Rao.ZERO
                : arrived.alpha().scaled(PoolMath.big(arrived.fee()), PoolMath.big(left.tao()));
        return arrived.alpha()
                .plus(feeShare)
                .plus(OutcomeReader.ROUNDING)
                .compareTo(fair) < 0;
    }

    /// What the chain says about a move.
    ///
    /// @param seen  whether the stake moved
    /// @param worth what it was worth on its way, in rao of TAO; empty where the event does not say it, as in spec 218
    private record Travel(boolean seen, Optional<Rao> worth) {

        private Travel and(Event event, int place) throws ScaleException {
            Optional<Value> tao = event.find("tao").or(() -> event.find(place));
            if (tao.isEmpty() || (seen && worth.isEmpty())) {
                return new Travel(true, Optional.empty());
            }
            return new Travel(true, Optional.of(worth.orElse(Rao.ZERO).plus(Shape.amount(tao.get()))));
        }

        /// Where the event itself does not say it, what left was sold for.
        private Optional<Rao> worth(OutcomeReader.Moved left) {
            return worth.isPresent() || left.events() != 1 ? worth : Optional.of(left.tao());
        }
    }

    private static Travel travel(Outcome outcome, Route route) throws ScaleException {
        Travel travel = new Travel(false, Optional.empty());
        for (Event event : OutcomeReader.events(outcome, "SubtensorModule", "StakeMoved")) {
            boolean ours = Shape.account(OutcomeReader.field(event, 0, "coldkey")).equals(route.coldkey())
                    && Shape.account(OutcomeReader.field(event, 1, "origin_hotkey")).equals(route.from())
                    && Shape.netuid(OutcomeReader.field(event, 2, "origin_netuid")) == route.fromNetuid()
                    && Shape.account(OutcomeReader.field(event, 3, "destination_hotkey")).equals(route.to())
                    && Shape.netuid(OutcomeReader.field(event, 4, "destination_netuid")) == route.toNetuid();
            travel = ours ? travel.and(event, 5) : travel;
        }
        for (Event event : OutcomeReader.events(outcome, "SubtensorModule", "StakeSwapped")) {
            boolean ours = route.from().equals(route.to())
                    && Shape.account(OutcomeReader.field(event, 0, "coldkey")).equals(route.coldkey())
                    && Shape.account(OutcomeReader.field(event, 1, "hotkey")).equals(route.from())
                    && Shape.netuid(OutcomeReader.field(event, 2, "origin_netuid")) == route.fromNetuid()
                    && Shape.netuid(OutcomeReader.field(event, 3, "destination_netuid")) == route.toNetuid();
            travel = ours ? travel.and(event, 4) : travel;
        }
        return travel;
    }
}
