package tern.wallet.bittensor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.chain.Event;
import tern.wallet.chain.Outcome;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.ScaleException;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;

/// What registrations and announced addresses did, by their events.
final class SeatOutcomes {

    private static final String MODULE = "SubtensorModule";

    private SeatOutcomes() {}

    /// The price is what went from the signer into the subnet's pot.
    static OutcomeReport registered(Plan plan, Outcome outcome, Intent.Register intent) throws ScaleException {
        OptionalInt uid = uid(outcome, intent.netuid(), intent.hotkey());
        if (uid.isEmpty()) {
            return OutcomeReader.nothing(outcome);
        }
        Rao paid = Rao.ZERO;
        for (Event event : OutcomeReader.events(outcome, "Balances", "Transfer")) {
            boolean ours = Shape.account(OutcomeReader.field(event, 0, "from")).equals(intent.coldkey())
                    && Shape.account(OutcomeReader.field(event, 1, "to"))
                            .equals(SystemAccounts.subnetPot(intent.netuid()));
            if (ours) {
                paid = paid.plus(Shape.amount(OutcomeReader.field(event, 2, "amount")));
            }
        }
        Optional<Said> difference = plan.limitPrice().isPresent() && paid.compareTo(plan.limitPrice().get()) > 0
                ? Optional.of(Texts.say("outcome.seat.dear", Words.sayTao(paid), Words.sayTao(plan.limitPrice().get())))
                : Optional.empty();
        return new OutcomeReport(true, paid.isZero() ? Optional.empty() : Optional.of(paid), Optional.empty(),
                outcome.feePaid(), difference, List.of(), uid);
    }

    static OutcomeReport seated(Outcome outcome, int netuid, AccountId hotkey) throws ScaleException {
        OptionalInt uid = uid(outcome, netuid, hotkey);
        return uid.isEmpty()
                ? OutcomeReader.nothing(outcome)
                : new OutcomeReport(true, Optional.empty(), Optional.empty(), outcome.feePaid(), Optional.empty(),
                        List.of(), uid);
    }

    static OutcomeReport served(Outcome outcome, Intent.ServeAxon intent) throws ScaleException {
        for (Event event : OutcomeReader.events(outcome, MODULE, "AxonServed")) {
            if (Shape.netuid(OutcomeReader.field(event, 0, "netuid")) == intent.netuid()
                    && Shape.account(OutcomeReader.field(event, 1, "hotkey")).equals(intent.hotkey())) {
                return new OutcomeReport(true, Optional.empty(), Optional.empty(), outcome.feePaid(),
                        Optional.empty());
            }
        }
        return OutcomeReader.nothing(outcome);
    }

    private static OptionalInt uid(Outcome outcome, int netuid, AccountId hotkey) throws ScaleException {
        for (Event event : OutcomeReader.events(outcome, MODULE, "NeuronRegistered")) {
            if (Shape.netuid(OutcomeReader.field(event, 0, "netuid")) == netuid
                    && Shape.account(OutcomeReader.field(event, 2, "hotkey")).equals(hotkey)) {
                return OptionalInt.of(Shape.netuid(OutcomeReader.field(event, 1, "uid")));
            }
        }
        return OptionalInt.empty();
    }
}
