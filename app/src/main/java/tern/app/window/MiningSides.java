package tern.app.window;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import tern.app.boot.SettingsStore;
import tern.app.feed.PortfolioState;
import tern.app.fx.Fx;
import tern.app.mining.Hardware;
import tern.app.mining.MinerPlace;
import tern.app.mining.MinerSlots;
import tern.app.mining.MiningModel;
import tern.app.mining.SidePane;
import tern.app.mining.worth.ChainWorth;
import tern.app.mining.worth.WorthModel;
import tern.app.mining.worth.WorthPresenter;
import tern.app.mining.worth.WorthView;
import tern.app.prices.Fiat;
import tern.app.prices.PriceState;
import tern.app.ui.MoneyFormat;
import tern.app.ui.Popovers;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.Metric;
import tern.gpu.model.Reading;
import tern.node.miner.MinerProfile;
import tern.wallet.units.Rao;

/// What is opened from the page «Mining» and stands in its place: «Should I mine there?», the editor of a miner, its seat.
/// To be made and closed on the FX thread.
final class MiningSides implements AutoCloseable {

    /// Hundredths of a per cent: a card that is busier than that works.
    private static final long BUSY = 2_000;
    private static final long MILLIWATTS = 1_000;

    private final Texts texts;
    private final ExecutorService background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mining-side-", 0).factory());
    private final Hardware hardware;
    private final MiningModel model;
    private final ChainWorth source;
    private final WorthModel worthModel = new WorthModel();
    private final WorthPresenter worth;
    private @Nullable SidePane pane;
    private @Nullable Popovers popovers;
    private @Nullable WorthView worthView;

    MiningSides(MainScene.Parts parts, MiningModel model, Texts texts, TaoFormat format, MoneyFormat money) {
        this.texts = texts;
        this.model = model;
        this.hardware = parts.mining().hardware();
        this.source = new ChainWorth(parts.tap());
        this.worth = new WorthPresenter(worthModel, source,
                new SettingsCosts(new SettingsStore(parts.folders().settingsFile()), parts.background()),
                new WorthPresenter.Ports(background, Fx::run, this::power), texts, format, money,
                Fiat.usual(parts.locale()));
    }

    /// The page with room for what stands in its place.
    Node over(Node page, Popovers panels) {
        popovers = panels;
        SidePane made = new SidePane(page);
        pane = made;
        return made;
    }

    /// What the page's buttons open.
    MinerSlots slots() {
        return MinerSlots.none().withWorth(profile -> worth(profile.map(MinerProfile::netuid)));
    }

    /// Shows what mining on a subnet brings; the page must be shown. For one's own miner there it is reckoned with what
    /// that is paid.
    void worth(Optional<Integer> netuid) {
        SidePane over = pane;
        Popovers panels = popovers;
        if (over == null || panels == null) {
            return;
        }
        WorthView view = worthView;
        if (view == null) {
            view = new WorthView(worthModel, worth, texts, panels, over::back);
            worthView = view;
        }
        worth.open(netuid, netuid.flatMap(this::paid));
        over.show("worth-scroll", view);
    }

    /// Alpha a day that the chosen miner was paid by the last epoch, where it mines on that subnet.
    private Optional<Rao> paid(int netuid) {
        return model.chosen()
                .get()
                .filter(profile -> profile.netuid() == netuid)
                .flatMap(_ -> model.place().get())
                .map(MinerPlace::stand)
                .filter(stand -> stand.tempo() > 0)
                .flatMap(stand -> stand.seat().map(seat -> WorthPresenter.aDay(seat.emission(), stand.tempo())));
    }

    /// What the cards of the chosen miner draw; without one, all of them.
    private Optional<WorthPresenter.CardPower> power() {
        List<String> wanted = model.chosen().get().map(MinerProfile::cards).orElse(List.of());
        long milliwatts = 0;
        boolean known = false;
        boolean working = true;
        for (GpuDevice device : hardware.current().devices()) {
            if (!wanted.isEmpty() && !wanted.contains(device.id().key())) {
                continue;
            }
            // what a card draws that rests says nothing of what it will draw
            boolean works = device.reading(Metric.UTILIZATION) instanceof Reading.Known busy && busy.value() >= BUSY;
            Reading drawn = device.reading(works ? Metric.POWER : Metric.POWER_LIMIT);
            if (drawn instanceof Reading.Known power) {
                milliwatts += power.value();
                known = true;
                working &= works;
            }
        }
        return known
                ? Optional.of(new WorthPresenter.CardPower(Math.ceilDiv(milliwatts, MILLIWATTS), working))
                : Optional.empty();
    }

    void show(PortfolioState state) {
        worth.show(state.network());
    }

    void price(PriceState state) {
        worth.price(state);
    }

    /// Amounts are masked now, or no longer.
    void again() {
        worth.shownAnew();
    }

    @Override
    public void close() {
        worth.keep();
        source.close();
        background.shutdownNow();
    }
}
