package tern.app.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tern.app.feed.Problem;
import tern.app.transact.TransactionState;
import tern.app.ui.Texts;
import tern.wallet.chain.Network;
import tern.wallet.units.Hash32;

/// What was sent on the network that is shown, and the notice of each end that nobody expected. On the FX thread.
final class SentList {

    private final TransferModel model;
    private final Texts texts;
    private final Consumer<Problem> notices;
    private final Map<Hash32, TransactionState.Stage> told = new HashMap<>();

    SentList(TransferModel model, Texts texts, Consumer<Problem> notices) {
        this.model = model;
        this.texts = texts;
        this.notices = notices;
    }

    /// Fills the list; no notice is written.
    void fill(List<TransactionState> states, Optional<Network> network) {
        model.sent.setAll(states.stream()
                .filter(state -> network.isEmpty() || state.network().id().equals(network.get().id()))
                .toList());
    }

    /// Takes what has become of the transactions since.
    void show(List<TransactionState> states, Optional<Network> network) {
        fill(states, network);
        for (TransactionState state : states) {
            boolean again = state.stage() == told.put(state.hash(), state.stage());
            // on its way and in a block is what is expected; the page says it
            boolean expected = state.stage() == TransactionState.Stage.PENDING
                    || state.stage() == TransactionState.Stage.IN_BLOCK;
            if (!again && !expected) {
                notices.accept(new Problem(texts.get("sent.notice", state.summary(), state.sentence()),
                        state.details()));
            }
        }
    }
}
