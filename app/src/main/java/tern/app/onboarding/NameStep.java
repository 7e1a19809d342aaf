package tern.app.onboarding;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import tern.app.feed.Problem;
import tern.app.wallets.Workshop;
import tern.wallet.keys.AccountId;

/// What both ways to a wallet have in common: the name that is typed for it, whether something is on its way, and what
/// went wrong. To be used on the FX thread.
///
/// What is on its way belongs to a round. A round ends when the way is left or its secret is dropped: what comes back
/// after that changes nothing newer.
final class NameStep {

    private final Workshop workshop;
    private final State state;
    private String name = "";
    private int round;

    /// As it is shown.
    static final class State {
        final ObjectProperty<Optional<String>> nameWrong = new SimpleObjectProperty<>(Optional.empty());
        final BooleanProperty working = new SimpleBooleanProperty();
        final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    }

    NameStep(Workshop workshop, State state) {
        this.workshop = workshop;
        this.state = state;
    }

    String name() {
        return name;
    }

    /// Takes the name as it stands in its field and says soon what is wrong with it.
    ///
    /// @param account whose key the wallet will hold, where that is known
    void typed(String text, Optional<AccountId> account) {
        name = text.strip();
        String asked = name;
        if (asked.isEmpty()) {
            state.nameWrong.set(Optional.empty());
            return;
        }
        workshop.run(() -> workshop.nameProblem(asked, account), wrong -> {
            if (asked.equals(name)) {
                state.nameWrong.set(wrong);
            }
        }, this::tell);
    }

    /// Goes on where the name is free.
    void check(Optional<AccountId> account, Runnable free) {
        String asked = name;
        int mine = begin();
        workshop.run(() -> workshop.nameProblem(asked, account), wrong -> {
            if (!isNow(mine)) {
                return;
            }
            state.working.set(false);
            state.nameWrong.set(wrong);
            if (wrong.isEmpty()) {
                free.run();
            }
        }, problem -> {
            if (isNow(mine)) {
                fail(problem);
            }
        });
    }

    /// Something is on its way.
    ///
    /// @return its round
    int begin() {
        state.problem.set(Optional.empty());
        state.working.set(true);
        return round;
    }

    /// Something is on its way that takes the place of whatever was before it.
    ///
    /// @return its round
    int beginAnew() {
        round++;
        return begin();
    }

    int round() {
        return round;
    }

    /// Nothing is on its way any more that counts.
    void end() {
        round++;
        state.working.set(false);
    }

    boolean isNow(int of) {
        return of == round;
    }

    /// A wallet could not be written: that is told whatever was begun since.
    void failed(int of, Problem problem) {
        if (isNow(of)) {
            fail(problem);
        } else {
            tell(problem);
        }
    }

    void fail(Problem problem) {
        state.working.set(false);
        tell(problem);
    }

    /// Says what went wrong and leaves what is on its way as it is.
    private void tell(Problem problem) {
        state.problem.set(Optional.of(problem));
    }

    void clear() {
        name = "";
        state.working.set(false);
        state.problem.set(Optional.empty());
        state.nameWrong.set(Optional.empty());
    }
}
