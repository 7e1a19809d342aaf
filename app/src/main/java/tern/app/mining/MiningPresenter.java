package tern.app.mining;

import java.util.List;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.node.miner.MinerStatus;

/// Decides what the page shows of cards and miners, and carries out what the person wants of them. Plain Java; to be
/// called on the FX thread.
public final class MiningPresenter {

    private final MiningModel model;
    private final Ports ports;
    private final Texts texts;
    private final TaoFormat format;

    public MiningPresenter(MiningModel model, Ports ports, Texts texts, TaoFormat format) {
        this.model = model;
        this.ports = ports;
        this.texts = texts;
        this.format = format;
    }

    /// Takes the miners' newest states.
    public void show(List<MinerStatus> statuses) {}

    /// Whether the page is on the screen.
    public void looked(boolean now) {
        if (now) {
            ports.hardware().begin();
        }
        ports.hardware().look(now ? Hardware.Attention.PAGE : Hardware.Attention.AWAY);
    }

    /// Profiles were added, changed or deleted: they are read again.
    public void profilesChanged() {}

    /// A second has passed.
    public void tick() {}

    /// Runs `then` once the window may close.
    public void quit(boolean canAsk, Runnable then) {
        then.run();
    }

    public void dispose() {}
}
