package tern.app.window;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import tern.app.activity.ActivityModel;
import tern.app.activity.ActivityPresenter;
import tern.app.activity.ActivityView;
import tern.app.boot.Folders;
import tern.app.boot.SettingsStore;
import tern.app.feed.ChainTap;
import tern.app.feed.PortfolioSource;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.fx.Beat;
import tern.app.fx.Fx;
import tern.app.history.HistorySource;
import tern.app.history.HistoryState;
import tern.app.home.ChartPresenter;
import tern.app.home.HomeModel;
import tern.app.home.HomePresenter;
import tern.app.home.HomeView;
import tern.app.home.TableSaver;
import tern.app.home.WorthPresenter;
import tern.app.market.MarketSource;
import tern.app.market.MarketState;
import tern.app.onboarding.WelcomeView;
import tern.app.settings.SettingsView;
import tern.app.shell.FinderEntries;
import tern.app.shell.FinderEntry;
import tern.app.shell.Memory;
import tern.app.shell.Page;
import tern.app.shell.Page.Section;
import tern.app.shell.ShellModel;
import tern.app.shell.ShellModel.Screen;
import tern.app.shell.ShellPresenter;
import tern.app.shell.ShellView;
import tern.app.shell.WalletDirectory;
import tern.app.shell.WalletItem;
import tern.app.theme.Fonts;
import tern.app.theme.Look;
import tern.app.theme.Theme;
import tern.app.transact.AddressNames;
import tern.app.transact.TransactionDesk;
import tern.app.ui.AmountMask;
import tern.app.ui.Cells;
import tern.app.ui.Choosers;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.KeyWays;
import tern.app.ui.ModalLayer;
import tern.app.ui.MoneyFormat;
import tern.app.ui.Popovers;
import tern.app.ui.TableMemory;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.app.wallets.AddressBook;
import tern.app.wallets.StoredAddressBook;
import tern.app.wallets.Workshop;
import tern.wallet.keystore.Keystore;

/// The window's content: builds pages and frame, wires them to the feed, and takes it all down again. To be made and
/// closed on the FX thread.
final class MainScene implements AutoCloseable {

    private final Parts parts;
    private final Texts texts;
    private final TaoFormat format;
    private final ShellModel shellModel = new ShellModel();
    private final HomeModel homeModel = new HomeModel();
    private final ModalLayer modal = new ModalLayer();
    private final TransferRoom transfer;
    private final SubnetsRoom subnets;
    private final ComputerRooms computer;
    private final ShellPresenter shell;
    private final HomePresenter home;
    private final FirstStart firstStart;
    private final Choosers choosers;
    private final WalletRooms wallets;
    private final ChartPresenter homeHistory;
    private final ActivityModel activityModel = new ActivityModel();
    private final ActivityPresenter activity;
    private final ShellView view;
    private final ChainFinder chainFinder;
    private final Scene scene;
    private final Look look;
    private final LookHolder looks = new LookHolder();
    private final SettingsRoom settings;
    private final Fx.Latest<PortfolioState> states;
    private final Fx.Latest<HistoryState> pasts;
    private final PortfolioSource.Watch watch;
    private final PortfolioSource.Watch historyWatch;
    private final Fx.Latest<MarketState> markets;
    private final PortfolioSource.Watch marketWatch;
    private final Beat ticking;

    /// What the scene needs from outside.
    ///
    /// @param background runs what touches files, one thing after the other
    /// @param saver      saves an exported table
    /// @param desk       makes, signs and follows transactions, with the names that the window knows
    /// @param folders    where wallets and settings are
    /// @param choosers   asks for files and folders
    /// @param history    what is known of the past
    /// @param market     what is known of prices and yields
    /// @param tap        the feed's connection
    /// @param nodes      the nodes of this computer
    /// @param mining     its miners and cards
    record Parts(
            PortfolioSource source,
            WalletDirectory wallets,
            Memory memory,
            SaverFactory saver,
            Locale locale,
            InstantSource clock,
            Executor background,
            Function<AddressNames, TransactionDesk> desk,
            SettingsParts settings,
            Folders folders,
            ChoosersFactory choosers,
            HistorySource history,
            MarketSource market,
            ChainTap tap,
            NodeParts nodes,
            MiningParts mining) {}

    /// Makes the saver of tables, which needs the window that is built later.
    @FunctionalInterface
    interface SaverFactory {
        TableSaver make(MainScene scene);
    }

    /// Makes the dialogs for files and folders, which need the window that is built later.
    @FunctionalInterface
    interface ChoosersFactory {
        Choosers make(MainScene scene);
    }

    MainScene(Parts parts, double width, double height) {
        this.parts = parts;
        Fonts.load();
        texts = Texts.load(parts.locale());
        format = new TaoFormat(parts.locale(), new AmountMask());
        MoneyFormat money = new MoneyFormat(parts.locale(), ZoneId.systemDefault(), format.mask());
        StoredAddressBook book = WalletRooms.bookOf(parts.folders(), texts);
        TransactionDesk desk = parts.desk().apply(new ShellNames(shellModel, book));
        Workshop workshop = new Workshop(Keystore.open(parts.folders().wallets()), parts.background(), Fx::run, texts,
                desk.brake());
        firstStart = new FirstStart(workshop, parts.folders(), parts.background(), () -> settings().preferences());
        choosers = parts.choosers().make(this);
        wallets = new WalletRooms(workshop, book, parts.folders(), () -> shell().refreshWallets(), this::addWallet,
                this::report);
        PortfolioSource guarded = firstStart.guard(parts.source());
        shell = new ShellPresenter(shellModel, new ShellPresenter.Ports(guarded, parts.wallets(), parts.memory(),
                looks, parts.clock(), parts.background(), Fx::run, firstStart.leaves()::before), texts, format);
        home = new HomePresenter(homeModel, parts.source(), texts, format);
        transfer = new TransferRoom(desk, texts, format, modal, shell::report, this::say, money);
        StakeRoom stake = transfer.stake(parts, home.series(), page -> view().open(page));
        subnets = new SubnetsRoom(parts, home.series(), new SubnetsRoom.Ways(stake::open, page -> view().open(page),
                netuid -> computer().mining().worth(netuid)), texts, format);
        computer = new ComputerRooms(new NodeRoom(this, parts, shellModel, shell, choosers, modal, texts, format),
                new MiningRoom(this, parts, shellModel, modal, home.series(), texts, format, money,
                        new MiningRoom.Ways(choosers, transfer::review, desk)));
        settings = new SettingsRoom(this, parts, shellModel, shell, texts, format, money);
        settings.prices().watch(new WorthPresenter(homeModel, texts, money)::show);
        settings.prices().watch(transfer::price);
        settings.prices().watch(computer.mining().sides()::price);
        homeHistory = new ChartPresenter(homeModel, parts.history(), new ChartPresenter.Ports(parts.background(),
                Fx::run, parts.clock(), parts.locale(), ZoneId.systemDefault()), texts, format);
        activity = new ActivityPresenter(activityModel, parts.history(), new ActivityPresenter.Ports(parts.background(),
                Fx::run, parts.locale(), ZoneId.systemDefault()), texts, format);
        wallets.nameIn(activity);
        settings.prices().watch(activity::price);
        chainFinder = new ChainFinder(new ChainFinder.Parts(parts.source(), homeModel, home, wallets.book(),
                parts.background(), () -> view().open("home"), subnets::open,
                panel -> view().openPanel(panel),
                (what, text) -> view().copy(what, text), stake::open), texts);
        view = new ShellView(shellModel, shell, texts, parts.locale(), welcome(), this::pages,
                new FinderEntries(shellModel, shell, texts, this::found, chainFinder::later));
        // the frame is as large as the window, however much room it would like
        view.setMinSize(0, 0);
        scene = new Scene(settings.root(view, modal), width, height);
        settings.follow(scene);
        look = new Look(scene);
        looks.follow(look);
        look.wear(Theme.SYSTEM);
        states = Fx.coalesce(state -> {
            shell.show(state);
            home.show(state);
            transfer.show(state);
            subnets.show(state);
            computer.show(state);
            settings().prices().show(state);
            homeHistory.show(state);
            activity.show(state);
        });
        pasts = Fx.coalesce(state -> {
            homeHistory.show(state);
            activity.show(state);
        });
        watch = parts.source().watch(states);
        historyWatch = parts.history().watch(pasts);
        markets = Fx.coalesce(home::show);
        marketWatch = parts.market().watch(markets);
        ticking = computer.lead(new Beat(() -> {
            shell.tick();
            settings.tick();
            computer.tick();
        }));
    }

    /// Every page that exists, in the sidebar's order.
    private List<Page> pages(Copier copier, Popovers popovers) {
        TableSaver saver = (name, text) -> parts.saver().make(this).save(name, text);
        FileSaver charts = new FileSaver(choosers, texts, parts.background(), this::say, this::report);
        TableMemory tables = new SettingsTables(new SettingsStore(parts.folders().settingsFile()), parts.background());
        KeyWays ways = new KeyWays(Bindings.createBooleanBinding(
                () -> shellModel.wallets().stream().anyMatch(WalletItem::hasKey), shellModel.wallets()),
                () -> view().openWallets(), this::addWallet);
        return List.of(
                new Page("home", texts.get("home.title"), Icon.HOME, Section.WALLET, () -> {
                    HomeView made = new HomeView(homeModel, home, homeHistory, texts, format, copier, popovers, saver,
                            charts, tables, ZoneId.systemDefault(), parts.locale());
                    made.offer(stake().offers(), settings.playMoney());
                    return made;
                }),
                stake().page(copier, popovers, charts, tables, ways),
                subnets.page(copier, charts, tables),
                transfer.page(copier, settings.secrets(), choosers, ways),
                new Page("activity", texts.get("activity.title"), Icon.ACTIVITY, Section.WALLET,
                        () -> new ActivityView(activityModel, activity, texts, copier, saver::save)),
                new Page("wallets", texts.get("wallets.title"), Icon.KEY, Section.WALLET,
                        () -> wallets.page(copier, choosers, settings.secrets())),
                computer.node().page(copier),
                computer.mining().page(copier, charts, popovers),
                settings.page(copier, popovers,
                        new SettingsView.Looks(looks.theme(), looks.zoomed(), shell.looks()::wear, shell.looks()::zoom,
                                parts.locale())));
    }

    SettingsRoom settings() {
        return settings;
    }

    StakeRoom stake() {
        return transfer.stake();
    }

    private ShellPresenter shell() {
        return shell;
    }

    private void addWallet() {
        firstStart.showWays();
        shell.setUp();
    }

    Scene scene() {
        return scene;
    }

    ShellView view() {
        return view;
    }

    List<Page> allPages() {
        return view.pages();
    }

    /// For pages that ask for a recipient or name an address.
    AddressBook addressBook() {
        return wallets.book();
    }

    FirstStart firstStart() {
        return firstStart;
    }

    Look look() {
        return look;
    }

    Texts texts() {
        return texts;
    }

    /// Shows the pages or the first start.
    void start(ShellPresenter.Wish wish) {
        wish.theme().ifPresent(look::wear);
        settings.allow(firstStart.leaves()::wasRead);
        wallets.load();
        firstStart.leaves().load(shell::report);
        settings.start(() -> shell.start(wish));
    }

    /// Whether the first portfolio, the first problem or the first start is shown.
    BooleanSupplier settled() {
        return () -> switch (shellModel.screen().get()) {
            case STARTING -> false;
            case WELCOME -> true;
            case PAGES -> homeModel.phase().get() != HomeModel.Phase.LOADING;
        };
    }

    /// For a picture, for which nobody is there to choose: shows all wallets of the folder where none was chosen.
    ///
    /// @return whether there are any, so that they are shown now instead of the first start
    boolean showsAllInstead(ShellPresenter.Wish wish) {
        if (shellModel.screen().get() != Screen.WELCOME || wish.wallet().isPresent()) {
            return false;
        }
        shell.chooseAll();
        return shellModel.screen().get() == Screen.PAGES;
    }

    /// What a picture of what is shown comes to.
    ///
    /// @param wish what the window was started with
    PictureOutcome outcome(ShellPresenter.Wish wish) {
        return new ShownPicture(shellModel, homeModel, texts).outcome(wish, parts.wallets().folder(),
                parts.source().current().link());
    }

    /// Amounts are masked now, or no longer: every text with one is made again.
    void amountsChanged() {
        home.again();
        homeHistory.again();
        activity.again();
        subnets.again();
        computer.mining().sides().again();
        stake().again();
        Cells.refresh(view);
    }

    /// Says what was just done.
    void say(String words) {
        view.say(words);
    }

    ComputerRooms computer() {
        return computer;
    }

    /// Locks the window, as by hand.
    void lock() {
        settings.lockNow();
    }

    /// Writes a notice of what went wrong, and says it.
    void report(Problem problem) {
        shell.report(problem);
        view.say(problem.sentence());
    }

    /// Nobody is there to read what leaves this computer: a picture is asked for on the command line, as everything
    /// there is.
    void unattended() {
        firstStart.leaves().pass();
    }

    @Override
    public void close() {
        settings.close();
        firstStart.close();
        ticking.stop();
        watch.close();
        historyWatch.close();
        marketWatch.close();
        states.stop();
        pasts.stop();
        markets.stop();
        homeHistory.close();
        activity.close();
        subnets.close();
        computer.close();
        transfer.close();
        look.undress();
    }

    private Supplier<WelcomeView> welcome() {
        return firstStart.view(shellModel, shell, new StartFrame(this), choosers, settings.secrets(), parts.locale(),
                parts.wallets().folder());
    }

    /// What is on the chain and in the address book, and what can be done, for the finder.
    private List<FinderEntry> found() {
        List<FinderEntry> entries = settings.found(shellModel);
        entries.addAll(computer.found());
        entries.addAll(chainFinder.entries());
        return entries;
    }
}
