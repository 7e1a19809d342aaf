package tern.app.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import tern.app.ui.Texts;
import tern.node.manage.NodeException;
import tern.node.manage.NodeService;

/// Questions to the node and its answers. To be used on the FX thread.
final class ConsolePresenter {

    private final NodeModel model;
    private final Executor work;
    private final Executor ui;
    private final Texts texts;
    private final List<String> asked = new ArrayList<>();
    private int at;
    private int questions;

    ConsolePresenter(NodeModel model, Executor work, Executor ui, Texts texts) {
        this.model = model;
        this.work = work;
        this.ui = ui;
        this.texts = texts;
    }

    /// @param text a method, and behind a space its parameters as JSON, with or without the brackets around them
    void ask(NodeService node, String text) {
        String question = text.strip();
        if (question.isEmpty()) {
            model.consoleWrong.set(Optional.of(texts.get("node.console.empty")));
            return;
        }
        asked.remove(question);
        asked.add(question);
        at = asked.size();
        int space = question.indexOf(' ');
        String method = space < 0 ? question : question.substring(0, space);
        String rest = space < 0 ? "" : question.substring(space).strip();
        String params = rest.isEmpty() || rest.startsWith("[") ? rest : "[" + rest + "]";
        int number = ++questions;
        model.consoleWrong.set(Optional.empty());
        model.answer.set(texts.get("node.console.asking", question));
        work.execute(() -> {
            try {
                String answer = node.console().ask(method, params);
                ui.execute(() -> show(number, answer, Optional.empty()));
            } catch (NodeException e) {
                ui.execute(() -> show(number, e.details().orElse(""), Optional.of(e.sentence())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void show(int number, String answer, Optional<String> wrong) {
        if (number == questions) {
            model.answer.set(answer);
            model.consoleWrong.set(wrong);
        }
    }

    /// An earlier question.
    ///
    /// @param before the one before, else the one after
    Optional<String> recall(boolean before) {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        at = Math.clamp(at + (before ? -1 : 1), 0, asked.size() - 1);
        return Optional.of(asked.get(at));
    }
}
