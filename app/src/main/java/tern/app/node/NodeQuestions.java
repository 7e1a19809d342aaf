package tern.app.node;

import tern.app.ui.QuestionPane;
import tern.app.ui.ModalLayer;

/// Asks what the page and the closing window ask, whether the page was ever opened or not. For the FX thread.
public final class NodeQuestions {

    private NodeQuestions() {}

    /// @param modal in which is asked
    public static void follow(NodeModel model, NodePresenter presenter, ModalLayer modal) {
        model.question()
                .addListener((_, _, now) -> now.ifPresentOrElse(
                        question -> QuestionPane.open(question, modal, presenter::answered), modal::close));
    }
}
