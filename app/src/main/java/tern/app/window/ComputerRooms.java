package tern.app.window;

import java.util.ArrayList;
import java.util.List;
import tern.app.feed.PortfolioState;
import tern.app.fx.Beat;
import tern.app.shell.FinderEntry;

/// The pages of «This computer». To be used on the FX thread.
///
/// @param node   closed with it
/// @param mining closed with it
record ComputerRooms(NodeRoom node, MiningRoom mining) implements AutoCloseable {

    /// The window is there.
    void begin() {
        node.begin();
        mining.begin();
    }

    void show(PortfolioState state) {
        node.show(state);
        mining.show(state);
    }

    /// What is told here about once a second brings the window's beat with it.
    Beat lead(Beat beat) {
        node.lead(beat);
        return beat;
    }

    void tick() {
        node.tick();
        mining.tick();
    }

    List<FinderEntry> found() {
        List<FinderEntry> all = new ArrayList<>(node.found());
        all.addAll(mining.found());
        return all;
    }

    /// Runs `then` once the window may close: what runs here is asked about, one after the other.
    void quit(Runnable then) {
        mining.quit(() -> node.quit(then));
    }

    @Override
    public void close() {
        mining.close();
        node.close();
    }
}
