package tern.app.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tern.app.feed.Problem;
import tern.app.theme.Look;
import tern.app.theme.Theme;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.Network;
import tern.wallet.units.TernException;

/// What the person has chosen in the frame, and its writing down in the background. To be used on the FX thread.
final class ChoiceBook {

    private final Memory memory;
    private final Executor background;
    private final Executor ui;
    private final Consumer<Problem> report;
    private Choices now = new Choices(Optional.empty(), Optional.empty(), List.of(), Theme.SYSTEM, Look.NORMAL_ZOOM);

    /// @param report told when a choice could not be written
    ChoiceBook(Memory memory, Executor background, Executor ui, Consumer<Problem> report) {
        this.memory = memory;
        this.background = background;
        this.ui = ui;
        this.report = report;
    }

    Choices now() {
        return now;
    }

    /// The network that is kept; empty where there is none, or none that can be understood, which is told.
    Optional<Network> network() {
        return now.network().flatMap(text -> {
            try {
                return Optional.of(Networks.parse(text));
            } catch (TernException e) {
                report.accept(Problem.of(e));
                return Optional.empty();
            }
        });
    }

    /// What was read of the last time.
    void take(Choices read) {
        now = read;
    }

    /// For what is shown without having been chosen: nothing of it is written down.
    void borrow(UnaryOperator<Choices> change) {
        now = change.apply(now);
    }

    /// The person has chosen.
    void change(UnaryOperator<Choices> change) {
        now = change.apply(now);
        background.execute(() -> {
            try {
                memory.save(change);
            } catch (TernException e) {
                ui.execute(() -> report.accept(Problem.of(e)));
            }
        });
    }
}
