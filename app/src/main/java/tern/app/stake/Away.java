package tern.app.stake;

import java.util.Optional;
import tern.app.feed.PortfolioState;
import tern.app.feed.PortfolioState.Link;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// Nobody answers on the network that is shown.
///
/// @param block that all numbers are of; empty where there are none
record Away(Optional<Long> block) {

    static Optional<Away> of(PortfolioState state) {
        return state.link() == Link.OFFLINE
                ? Optional.of(new Away(state.snapshot().map(known -> known.block().number())))
                : Optional.empty();
    }

    String words(Texts texts, TaoFormat format) {
        return block.map(number -> texts.get("home.stale", format.count(number)))
                .orElseGet(() -> texts.get("stake.away"));
    }
}
