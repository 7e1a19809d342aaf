package tern.app.transact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.app.boot.PendingTransactions.Entry;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;

/// How far a plan of several transactions is.
///
/// @param genesis of its chain
/// @param network the id of that network, as it is chosen now
/// @param account who signed
/// @param wallet  what the person calls the signer
/// @param steps   in the order in which they are sent
/// @param running whether a step is on its way, or one is still to be sent
/// @param why     why not all of it was sent; empty while nothing stands in the way
/// @param details technical text of that
/// @param open    the step that stopped it because what became of it was not known in time, counted from 0; `why` says
///                what is known of it by now
public record PlanState(
        String genesis,
        String network,
        AccountId account,
        String wallet,
        List<Step> steps,
        boolean running,
        Optional<Said> why,
        Optional<String> details,
        OptionalInt open) {

    public PlanState {
        steps = List.copyOf(steps);
    }

    /// How far a step is.
    public enum Mark {
        /// It is sent when those before it are done.
        WAITING,
        /// It is on its way, or what became of it is not known.
        SENT,
        /// In a block, as it was meant.
        DONE,
        /// In a block, not quite as it was meant.
        DIFFERS,
        /// In a block, where it failed or did nothing.
        FAILED,
        /// It was sent, was in no block, and can no longer come into one.
        GONE,
        /// It never left this computer, and never will.
        NOT_SENT;

        /// Whether nobody waits for anything any more.
        boolean isEnd() {
            return this != WAITING && this != SENT;
        }
    }

    /// One transaction of the plan.
    ///
    /// @param entry    its name, its number, and what it was meant to do
    /// @param unit     of the three amounts: `τ`, or `α7` for stake on subnet 7
    /// @param expected what it should bring, as it was quoted
    /// @param worst    what it brings where its price falls to the limit
    /// @param brought  what it brought; empty where it did not, or that is not known
    /// @param said     how far it is; empty where there is nothing to say
    /// @param details  technical text
    public record Step(Entry entry, String unit, Rao expected, Rao worst, Mark mark, Optional<Rao> brought,
            Optional<Said> said, Optional<String> details) {

        /// What it does, in a few words, in the language of now.
        public String summary() {
            return Summaries.of(entry).words();
        }

        /// How far it is, in the language of now; empty where there is nothing to say.
        public String sentence() {
            return said.map(Said::words).orElse("");
        }

        /// Its name on explorers, also of one that was not sent.
        public Hash32 hash() {
            return Hash32.parse(entry.hash());
        }

        Step at(Mark newMark, Optional<Said> now, Optional<String> technical) {
            return new Step(entry, unit, expected, worst, newMark, brought, now, technical);
        }

        Step bringing(Optional<Rao> amount) {
            return new Step(entry, unit, expected, worst, mark, amount, said, details);
        }
    }

    /// Its name: that of its first transaction.
    public Hash32 id() {
        return steps.getFirst().hash();
    }

    /// Why not all of it was sent, in the language of now.
    public Optional<String> reason() {
        return why.map(Said::words);
    }

    /// How many steps were carried out.
    public int done() {
        return (int) steps.stream().filter(step -> step.mark() == Mark.DONE || step.mark() == Mark.DIFFERS).count();
    }

    PlanState with(int place, Step step) {
        List<Step> changed = new ArrayList<>(steps);
        changed.set(place, step);
        return new PlanState(genesis, network, account, wallet, changed, running, why, details, open);
    }

    /// What was not sent by now never is.
    PlanState sendsNoMore(Said reason, Optional<String> technical) {
        return sendsNoMore(Optional.of(reason), technical);
    }

    private PlanState sendsNoMore(Optional<Said> reason, Optional<String> technical) {
        List<Step> changed = steps.stream()
                .map(step -> step.mark() == Mark.WAITING
                        ? step.at(Mark.NOT_SENT, Optional.empty(), Optional.empty())
                        : step)
                .toList();
        return new PlanState(genesis, network, account, wallet, changed, running, reason, technical,
                OptionalInt.empty());
    }

    /// What was not sent by now never is, for what became of a step is not known in time.
    PlanState sendsNoMoreAfter(int place, Optional<String> technical) {
        return sendsNoMore(Optional.empty(), technical).waitingFor(place, technical);
    }

    /// Says why nothing more was sent as it is known by now of the step that stopped it.
    PlanState saying() {
        return open.isEmpty()
                ? this
                : waitingFor(open.getAsInt(), steps.get(open.getAsInt()).mark() == Mark.SENT
                        ? details
                        : Optional.empty());
    }

    private PlanState waitingFor(int place, Optional<String> technical) {
        return new PlanState(genesis, network, account, wallet, steps, running,
                PlanEnding.of(place, steps.get(place).mark(), place + 1 < steps.size()), technical,
                OptionalInt.of(place));
    }

    PlanState on(String id) {
        return new PlanState(genesis, id, account, wallet, steps, running, why, details, open);
    }

    PlanState ended() {
        return new PlanState(genesis, network, account, wallet, steps, false, why, details, open);
    }
}
