package tern.app.window;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.SettingsStore;
import tern.app.feed.PortfolioState;
import tern.app.fx.Fx;
import tern.app.mining.EpochCosts;
import tern.app.mining.EpochNet;
import tern.app.mining.Hardware;
import tern.app.mining.MinerPlace;
import tern.app.mining.MinerSlots;
import tern.app.mining.MiningModel;
import tern.app.mining.SeenEpoch;
import tern.app.mining.SidePane;
import tern.app.mining.seat.SeatModel;
import tern.app.mining.seat.SeatPresenter;
import tern.app.mining.seat.SeatView;
import tern.app.mining.setup.SetupModel;
import tern.app.mining.setup.SetupPresenter;
import tern.app.mining.setup.SetupView;
import tern.app.mining.worth.ProfitBox;
import tern.app.mining.worth.ProfitModel;
import tern.app.mining.worth.ProfitPresenter;
import tern.app.mining.worth.WorthModel;
import tern.app.mining.worth.WorthPresenter;
import tern.app.mining.worth.WorthView;
import tern.app.prices.Fiat;
import tern.app.prices.PriceState;
import tern.app.shell.ShellModel;
import tern.app.shell.WalletItem;
import tern.app.transact.TransactionDesk;
import tern.app.ui.Choosers;
import tern.app.ui.MoneyFormat;
import tern.app.ui.Popovers;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.gpu.model.GpuDevice;
import tern.gpu.model.Metric;
import tern.gpu.model.Reading;
import tern.node.miner.MinerProfile;
import tern.node.miner.ProfileStore;
import tern.wallet.bittensor.SeatWorkSolver;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.HotkeyEntry;
import tern.wallet.keystore.Keystore;
import tern.wallet.keystore.KeystoreException;
import tern.wallet.units.Rao;

/// What is opened from the page «Mining» and stands in its place: «Should I mine there?», the editor of a miner, its seat.
/// To be made and closed on the FX thread.
final class MiningSides implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MiningSides.class);
    /// Hundredths of a per cent: a card that is busier than that works.
    private static final long BUSY = 2_000;
    private static final long MILLIWATTS = 1_000;

    private final Texts texts;
    private final ExecutorService background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mining-side-", 0).factory());
    private final Hardware hardware;
    private final MiningModel model;
    private final MiningChain chain;
    private final AtomicReference<String> network = new AtomicReference<>("");
    private final SetupModel setupModel = new SetupModel();
    private final SetupPresenter setup;
    private final SeatModel seatModel = new SeatModel();
    private final SeatPresenter seat;
    private final TransactionDesk.Watch sent;
    private final WorthModel worthModel = new WorthModel();
    private final WorthPresenter worth;
    private final ProfitModel profitModel = new ProfitModel();
    private final ProfitPresenter profit;
    private @Nullable SidePane pane;
    private @Nullable Popovers popovers;
    private @Nullable WorthView worthView;
    private @Nullable SetupView setupView;
    private @Nullable SeatView seatView;

    /// Where it goes, and whom it asks.
    ///
    /// @param frame    knows the wallets
    /// @param choosers asks for files and folders
    /// @param review   opens the review
    /// @param desk     tells what became of what was sent; stays the caller's to close
    /// @param changed  told when a miner was stored
    /// @param costs    told when what mining costs has changed
    record Ways(ShellModel frame, Choosers choosers, SeatPresenter.Review review, TransactionDesk desk,
            Runnable changed, Runnable costs) {}

    MiningSides(MainScene.Parts parts, MiningModel model, Texts texts, TaoFormat format, MoneyFormat money,
            Ways ways) {
        this.texts = texts;
        this.model = model;
        this.hardware = parts.mining().hardware();
        this.chain = parts.mining().chain().apply(parts.tap());
        this.worth = new WorthPresenter(worthModel, chain.worth(),
                new SettingsCosts(new SettingsStore(parts.folders().settingsFile()), parts.background()),
                new WorthPresenter.Ports(background, Fx::run, this::power), texts, format, money,
                Fiat.usual(parts.locale()));
        this.profit = new ProfitPresenter(profitModel, chain.worth(), worth, background, Fx::run, texts, format, money);
        profitModel.lines().addListener((_, _, _) -> ways.costs().run());
        model.place().addListener((_, _, _) -> placed());
        model.chosen().addListener((_, _, _) -> placed());
        this.setup = new SetupPresenter(setupModel,
                new SetupHere(parts.mining().miners(), new ProfileStore(parts.folders().data().resolve("miners")),
                        Keystore.open(parts.folders().wallets()), chain.seats(), network::get, texts),
                new SetupPresenter.Ports(background, Fx::run, () -> hardware.current().devices(),
                        ways.choosers()::openFolder, title -> ways.choosers().openFile(title),
                        name -> ways.choosers().saveFile(texts.get("setup.export"), name), ways.changed()),
                texts, format);
        this.seat = new SeatPresenter(seatModel, chain.seats(), new SeatPresenter.Ports(background, Fx::run,
                name -> coldkey(ways.frame(), name), (wallet, name) -> hotkey(parts, wallet, name), ways.review(),
                SeatWorkSolver::onAllCores), texts, format, money);
        this.sent = ways.desk().watch(states -> Fx.run(() -> seat.sent(states)));
    }

    private static Optional<AccountId> coldkey(ShellModel frame, String wallet) {
        return frame.wallets()
                .stream()
                .filter(one -> one.name().equals(wallet))
                .findFirst()
                .flatMap(WalletItem::account);
    }

    /// As the files say now; a profile remembers what they said when it was made.
    private static Optional<AccountId> hotkey(MainScene.Parts parts, String wallet, String hotkey) {
        try {
            return Keystore.open(parts.folders().wallets())
                    .list()
                    .stream()
                    .filter(entry -> entry.name().equals(wallet))
                    .flatMap(entry -> entry.hotkeys().stream())
                    .filter(entry -> entry.name().equals(hotkey))
                    .findFirst()
                    .flatMap(HotkeyEntry::account);
        } catch (KeystoreException e) {
            LOG.warn("the hotkeys could not be read: {} {}", e.sentence(), e.details().orElse(""));
            return Optional.empty();
        }
    }

    private void placed() {
        worth.measured();
        profit.show(model.chosen().get().map(MinerProfile::netuid), model.place().get());
    }

    /// Panels open there.
    void open(Popovers panels) {
        popovers = panels;
    }

    /// The page with room for what stands in its place.
    Node over(Node page) {
        SidePane made = new SidePane(page);
        pane = made;
        return made;
    }

    /// What the page's buttons open.
    MinerSlots slots() {
        Popovers panels = popovers;
        MinerSlots slots = panels == null
                ? MinerSlots.none()
                : MinerSlots.none().withProfit(() -> new ProfitBox(profitModel, texts, panels));
        return slots
                .withWorth(profile -> worth(profile.map(MinerProfile::netuid)))
                .withEdit(this::edit)
                .withRegister(this::register);
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

    /// Opens the editor; the page must be shown.
    void edit(Optional<MinerProfile> profile) {
        SidePane over = pane;
        if (over == null) {
            return;
        }
        SetupView view = setupView;
        if (view == null) {
            view = new SetupView(setupModel, setup, texts, over::back);
            setupView = view;
        }
        setup.open(profile, network.get());
        over.show("setup-scroll", view);
    }

    /// Opens a miner's seat; the page must be shown.
    void register(MinerProfile profile) {
        SidePane over = pane;
        if (over == null) {
            return;
        }
        SeatView view = seatView;
        if (view == null) {
            view = new SeatView(seatModel, seat, texts, over::back);
            seatView = view;
        }
        seat.open(profile);
        over.show("seat-scroll", view);
    }

    /// What a payout of the chosen miner leaves over.
    Optional<EpochNet> left(SeenEpoch epoch, long blocks) {
        return profit.left(epoch, blocks, ZoneId.systemDefault());
    }

    /// Whether it was less than its epoch's costs.
    EpochCosts.Loss loss(SeenEpoch epoch, long blocks) {
        return profit.loss(epoch, blocks, ZoneId.systemDefault());
    }

    void tick() {
        seat.tick();
    }

    /// Alpha a day that the chosen miner was paid by the last epoch, where it mines on that subnet.
    private Optional<Rao> paid(int netuid) {
        return model.chosen()
                .get()
                .filter(profile -> profile.netuid() == netuid)
                .flatMap(_ -> model.place().get())
                .filter(place -> place.stand().tempo() > 0)
                .flatMap(place -> place.lastPay().map(pay -> WorthPresenter.aDay(pay, place.stand().tempo())));
    }

    /// What the cards of the chosen miner draw; without one, all of them.
    private Optional<WorthPresenter.CardPower> power() {
        List<String> wanted = model.chosen().get().map(MinerProfile::cards).orElse(List.of());
        long milliwatts = 0;
        boolean known = false;
        boolean working = true;
        for (GpuDevice device : hardware.current().devices()) {
            if (!wanted.isEmpty() && device.identity().uuid().filter(wanted::contains).isEmpty()) {
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
        network.set(state.network().map(Network::id).orElse(""));
        worth.show(state.network());
        seat.show(state.network());
    }

    void price(PriceState state) {
        worth.price(state);
        seat.price(state);
    }

    /// Amounts are masked now, or no longer.
    void again() {
        worth.shownAnew();
    }

    @Override
    public void close() {
        worth.keep();
        sent.close();
        seat.dispose();
        chain.close();
        background.shutdownNow();
    }
}
