package tern.app.transact;

import java.util.Optional;
import tern.app.transact.PlanState.Mark;
import tern.wallet.units.Said;

/// Why nothing was sent after a step. Pure.
final class PlanEnding {

    private PlanEnding() {}

    /// Empty where the step was carried out and nothing comes after it.
    ///
    /// @param place of the step that stopped the plan, counted from 0
    /// @param mark  what is known of it by now
    /// @param more  whether the plan has steps after it
    static Optional<Said> of(int place, Mark mark, boolean more) {
        String key = switch (mark) {
            case WAITING, SENT, NOT_SENT -> "plan.open";
            case DONE, DIFFERS -> "plan.late";
            case FAILED -> "plan.failed";
            case GONE -> "plan.gone";
        };
        if (key.equals("plan.late") && !more) {
            return Optional.empty();
        }
        return Optional.of(TransactException.say(more ? key : key + ".last", Integer.toString(place + 1)));
    }
}
