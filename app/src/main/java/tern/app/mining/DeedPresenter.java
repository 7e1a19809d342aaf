package tern.app.mining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tern.app.feed.Problem;
import tern.app.ui.Question;
import tern.app.ui.Question.Choice;
import tern.app.ui.Question.Kind;
import tern.app.ui.Texts;
import tern.node.manage.Keeper;
import tern.node.manage.check.Finding;
import tern.node.miner.MinerException;
import tern.node.miner.MinerStatus;

/// Starts and stops miners, and asks what becomes of those that run when the window closes. To be used on the FX thread.
final class DeedPresenter {

    private final MiningModel model;
    private final Ports ports;
    private final Texts texts;
    private final Runnable changed;
    private final Set<String> busy = new HashSet<>();

    /// @param changed run when something has begun or ended
    DeedPresenter(MiningModel model, Ports ports, Texts texts, Runnable changed) {
        this.model = model;
        this.ports = ports;
        this.texts = texts;
        this.changed = changed;
    }

    /// Whether a miner is being started or stopped from here.
    boolean isBusy(String name) {
        return busy.contains(name);
    }

    /// What is done with a miner, away from the FX thread.
    @FunctionalInterface
    private interface Deed {
        void run() throws MinerException, InterruptedException;
    }

    /// @param more what was found of cards and chain
    void start(String name, List<Finding> more) {
        run(name, () -> ports.miners().start(name, more, false), error -> {
            if (error.kind() == MinerException.Kind.CHECK) {
                askDespite(name, more, error);
            } else {
                model.wrong.set(Optional.of(error.sentence()));
            }
        });
    }

    private void askDespite(String name, List<Finding> more, MinerException error) {
        List<String> words = new ArrayList<>();
        for (Finding finding : error.findings()) {
            if (finding.verdict() == Finding.Verdict.FAIL) {
                words.add(finding.title() + finding.measured().map(measured -> ": " + measured).orElse("")
                        + finding.advice().map(advice -> "\n" + advice).orElse(""));
            }
        }
        model.question.set(Optional.of(new Question("mining-despite", texts.get("mining.despite.title"), words,
                Optional.empty(),
                List.of(new Choice("mining-despite-no", texts.get("mining.despite.no"), Kind.BACK, _ -> {}),
                        new Choice("mining-despite-yes", texts.get("mining.despite.yes"), Kind.PLAIN,
                                _ -> run(name, () -> ports.miners().start(name, more, true),
                                        wrong -> model.wrong.set(Optional.of(wrong.sentence()))))),
                Optional.empty())));
    }

    void stop(String name) {
        run(name, () -> ports.miners().stop(name), error -> model.wrong.set(Optional.of(error.sentence())));
    }

    private void run(String name, Deed deed, Consumer<MinerException> failed) {
        if (!busy.add(name)) {
            return;
        }
        model.wrong.set(Optional.empty());
        changed.run();
        ports.work().execute(() -> {
            Optional<MinerException> wrong = Optional.empty();
            try {
                deed.run();
            } catch (MinerException e) {
                wrong = Optional.of(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Optional<MinerException> trouble = wrong;
            ports.ui().execute(() -> {
                busy.remove(name);
                changed.run();
                trouble.ifPresent(failed);
            });
        });
    }

    /// Takes up the miners that go on from before, so that they are kept up again.
    void adopt(List<MinerStatus> statuses) {
        for (MinerStatus status : statuses) {
            if (status.pid().isPresent() && status.keeper() == Keeper.NOBODY) {
                ports.work().execute(() -> {
                    try {
                        boolean _ = ports.miners().adopt(status.name());
                    } catch (MinerException e) {
                        ports.ui()
                                .execute(() -> ports.report().accept(new Problem(e.sentence(), e.details())));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        }
    }

    /// Runs `then` once the window may close; never, where the person changes their mind.
    void quit(List<MinerStatus> statuses, boolean canAsk, Runnable then) {
        List<String> running = statuses.stream()
                .filter(status -> status.state().canStop() && status.keeper() == Keeper.SELF)
                .map(MinerStatus::name)
                .toList();
        if (running.isEmpty() || !canAsk) {
            // without an answer each does as its profile says: a bound one ends with Tern, the others go on
            then.run();
            return;
        }
        String names = String.join(", ", running);
        model.question.set(Optional.of(new Question("mining-quit", texts.get("mining.quit.title", names),
                List.of(texts.get("mining.quit.words")), Optional.empty(),
                List.of(new Choice("mining-quit-no", texts.get("mining.quit.stay"), Kind.BACK, _ -> {}),
                        new Choice("mining-quit-leave", texts.get("mining.quit.leave"), Kind.PLAIN,
                                _ -> each(running, ports.miners()::detach, then)),
                        new Choice("mining-quit-stop", texts.get("mining.quit.stop"), Kind.PRIMARY, _ -> {
                            model.question.set(Optional.of(new Question("mining-quitting",
                                    texts.get("mining.quitting"), List.of(texts.get("mining.quitting.words")),
                                    Optional.empty(),
                                    List.of(new Choice("mining-quit-now", texts.get("mining.quit.now"), Kind.PLAIN,
                                            _ -> then.run())),
                                    Optional.empty())));
                            each(running, ports.miners()::stop, then);
                        })),
                Optional.empty())));
    }

    /// What is done with a miner by its name.
    @FunctionalInterface
    private interface Named {
        void run(String name) throws MinerException, InterruptedException;
    }

    private void each(List<String> names, Named deed, Runnable then) {
        ports.work().execute(() -> {
            try {
                for (String name : names) {
                    deed.run(name);
                }
                ports.ui().execute(() -> {
                    model.question.set(Optional.empty());
                    then.run();
                });
            } catch (MinerException e) {
                ports.ui()
                        .execute(() -> model.question.set(Optional.of(new Question("mining-quit-failed",
                                texts.get("mining.quit.failed"), List.of(e.sentence()), e.details(),
                                List.of(new Choice("mining-quit-no", texts.get("mining.quit.stay"), Kind.BACK,
                                        _ -> {}),
                                        new Choice("mining-quit-now", texts.get("mining.quit.now"), Kind.PRIMARY,
                                                _ -> then.run())),
                                Optional.empty()))));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
