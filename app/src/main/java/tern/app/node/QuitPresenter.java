package tern.app.node;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tern.app.ui.InTurn;
import tern.app.ui.Question;
import tern.app.ui.Question.Choice;
import tern.app.ui.Question.Kind;
import tern.app.ui.Texts;
import tern.node.manage.Keeper;
import tern.node.manage.NodeException;
import tern.node.manage.NodeKind;
import tern.node.manage.NodeService;
import tern.node.manage.NodeService.Ability;
import tern.node.manage.NodeStatus;

/// What becomes of a running node when the window closes: asked, or as the person has said before. To be used on the FX
/// thread.
final class QuitPresenter {

    private final NodeModel model;
    private final Ports ports;
    private final InTurn keeping;
    private final Texts texts;
    private final Supplier<List<NodeService>> nodes;
    private final Set<NodeKind> startedHere;

    /// @param keeping     writes settings
    /// @param startedHere nodes that the person started on this page
    QuitPresenter(NodeModel model, Ports ports, InTurn keeping, Texts texts, Supplier<List<NodeService>> nodes,
            Set<NodeKind> startedHere) {
        this.model = model;
        this.ports = ports;
        this.keeping = keeping;
        this.texts = texts;
        this.nodes = nodes;
        this.startedHere = startedHere;
    }

    /// Runs `then` once the window may close; never, where the person changes their mind.
    ///
    /// @param canAsk whether somebody could answer
    void quit(boolean canAsk, Runnable then) {
        Optional<NodeService> running = nodes.get().stream().filter(this::concerns).findFirst();
        if (running.isEmpty()) {
            then.run();
            return;
        }
        NodeService node = running.get();
        boolean remembers = node.abilities().contains(Ability.SETTINGS);
        Optional<Boolean> leave = remembers ? node.settings().leaveRunning() : Optional.empty();
        if (leave.isPresent()) {
            if (leave.get()) {
                then.run();
            } else {
                stop(node, then);
            }
            return;
        }
        if (!canAsk) {
            then.run();
            return;
        }
        model.question.set(Optional.of(new Question("node-quit",
                texts.get("node.quit.title", node.current().title()),
                List.of(texts.get(node.kind() == NodeKind.PRACTICE ? "node.quit.practice" : "node.quit.words")),
                Optional.empty(),
                List.of(new Choice("node-quit-no", texts.get("node.quit.stay"), Kind.BACK, _ -> {}),
                        new Choice("node-quit-leave", texts.get("node.quit.leave"), Kind.PLAIN,
                                remember -> keep(node, remember, true, then)),
                        new Choice("node-quit-stop", texts.get("node.quit.stop"), Kind.PRIMARY,
                                remember -> keep(node, remember, false, () -> stop(node, then)))),
                remembers ? Optional.of(texts.get("node.quit.remember")) : Optional.empty())));
    }

    /// The practice network's node comes and goes by itself: it is asked about only where the person started it here.
    private boolean concerns(NodeService node) {
        NodeStatus now = node.current();
        return now.state().canStop() && now.keeper() != Keeper.OTHER
                && (node.kind() != NodeKind.PRACTICE || startedHere.contains(node.kind()));
    }

    /// Keeps the answer where that is wanted, then goes on.
    private void keep(NodeService node, boolean remember, boolean leave, Runnable then) {
        if (!remember) {
            then.run();
            return;
        }
        keeping.execute(() -> {
            Optional<NodeException> wrong = Optional.empty();
            try {
                node.change(node.settings().with().leaveRunning(Optional.of(leave)).build());
            } catch (NodeException e) {
                wrong = Optional.of(e);
            }
            Optional<NodeException> trouble = wrong;
            ports.ui()
                    .execute(() -> trouble.ifPresentOrElse(
                            error -> failed(texts.get("node.quit.unkept"), error, texts.get("node.quit.on"), then),
                            then));
        });
    }

    private void stop(NodeService node, Runnable then) {
        model.question.set(Optional.of(new Question("node-quitting", texts.get("node.headline.stopping"),
                List.of(texts.get("node.words.stopping")), Optional.empty(),
                List.of(new Choice("node-quit-now", texts.get("node.quit.now"), Kind.PLAIN, _ -> then.run())),
                Optional.empty())));
        ports.work().execute(() -> {
            try {
                node.stopWithTern();
                ports.ui().execute(() -> {
                    model.question.set(Optional.empty());
                    then.run();
                });
            } catch (NodeException e) {
                ports.ui().execute(() -> failed(texts.get("node.quit.failed"), e, texts.get("node.quit.now"), then));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void failed(String title, NodeException error, String on, Runnable then) {
        model.question.set(Optional.of(new Question("node-quit-failed", title,
                List.of(error.sentence()), error.details(),
                List.of(new Choice("node-quit-no", texts.get("node.quit.stay"), Kind.BACK, _ -> {}),
                        new Choice("node-quit-now", on, Kind.PRIMARY, _ -> then.run())),
                Optional.empty())));
    }
}
