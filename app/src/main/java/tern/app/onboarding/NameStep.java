package tern.app.onboarding;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import tern.app.feed.Problem;
import tern.app.wallets.Workshop;
import tern.wallet.keys.AccountId;

/// What both ways to a wallet have in common: the name that is typed for it, whether something is on its way, and what
/// went wrong. To be used on the FX thread.
final class NameStep {

    private final Workshop workshop;
    private final State state;
    private String name = "";

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
    ///
    /// @param wanted whether the answer is still waited for; where it is not, it changes nothing
    void check(Optional<AccountId> account, BooleanSupplier wanted, Runnable free) {
        String asked = name;
        begin();
        workshop.run(() -> workshop.nameProblem(asked, account), wrong -> {
            if (!wanted.getAsBoolean()) {
                return;
            }
            state.working.set(false);
            state.nameWrong.set(wrong);
            if (wrong.isEmpty()) {
                free.run();
            }
        }, problem -> {
            if (wanted.getAsBoolean()) {
                fail(problem);
            }
        });
    }

    void begin() {
        state.problem.set(Optional.empty());
        state.working.set(true);
    }

    void fail(Problem problem) {
        state.working.set(false);
        tell(problem);
    }

    /// Says what went wrong and leaves what is on its way as it is.
    void tell(Problem problem) {
        state.problem.set(Optional.of(problem));
    }

    void clear() {
        name = "";
        state.working.set(false);
        state.problem.set(Optional.empty());
        state.nameWrong.set(Optional.empty());
    }
}
