package tern.app.mining;

import tern.app.ui.ModalLayer;
import tern.app.ui.QuestionPane;

/// Asks what the page and the closing window ask, whether the page was ever opened or not. For the FX thread.
public final class MiningQuestions {

    private MiningQuestions() {}

    /// @param modal in which is asked
    public static void follow(MiningModel model, MiningPresenter presenter, ModalLayer modal) {
        model.question()
                .addListener((_, _, now) -> now.ifPresentOrElse(
                        question -> QuestionPane.open(question, modal, presenter::answered), modal::close));
    }
}
