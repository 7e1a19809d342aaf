package tern.app.window;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import tern.app.activity.ActivityModel;
import tern.app.activity.ActivityPresenter;
import tern.app.activity.ActivityView;
import tern.app.feed.PortfolioSource;
import tern.app.feed.PortfolioState.Link;
import tern.app.feed.Problem;
import tern.app.fx.Fx;
import tern.app.history.HistorySource;
import tern.app.home.ChartPresenter;
import tern.app.home.HomeModel;
import tern.app.home.HomePresenter;
import tern.app.home.HomeView;
import tern.app.home.TableSaver;
import tern.app.onboarding.Beginnings;
import tern.app.onboarding.WelcomeModel;
import tern.app.onboarding.WelcomeView;
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
import tern.app.theme.Appearance;
import tern.app.theme.Fonts;
import tern.app.theme.Look;
import tern.app.theme.Theme;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.Popovers;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.chain.Network;

/// The window's content: builds pages and frame, wires them to the feed, and takes it all down again. To be made and
/// closed on the FX thread.
final class MainScene implements AutoCloseable {

    private final Parts parts;
    private final Texts texts;
    private final TaoFormat format;
    private final ShellModel shellModel = new ShellModel();
    private final HomeModel homeModel = new HomeModel();
    private final ShellPresenter shell;
    private final HomePresenter home;
    private final ChartPresenter homeHistory;
    private final ActivityModel activityModel = new ActivityModel();
    private final ActivityPresenter activity;
    private final ShellView view;
    private final Scene scene;
    private final Look look;
    private final PortfolioSource.Watch watch;
    private final PortfolioSource.Watch historyWatch;
    private final Fx.Stop ticking;

    /// What the scene needs from outside.
    ///
    /// @param background runs what touches files, one thing after the other
    /// @param saver      saves an exported table
    /// @param history    what is known of the past
    record Parts(
            PortfolioSource source,
            WalletDirectory wallets,
            Memory memory,
            SaverFactory saver,
            Locale locale,
            InstantSource clock,
            Executor background,
            HistorySource history) {}

    /// Makes the saver of tables, which needs the window that is built later.
    @FunctionalInterface
    interface SaverFactory {
        TableSaver make(MainScene scene);
    }

    MainScene(Parts parts, double width, double height) {
        this.parts = parts;
        Fonts.load();
        texts = Texts.load(parts.locale());
        format = new TaoFormat(parts.locale());
        LookHolder holder = new LookHolder();
        shell = new ShellPresenter(shellModel, new ShellPresenter.Ports(parts.source(), parts.wallets(), parts.memory(),
                holder, parts.clock(), parts.background(), Fx::run), texts, format);
        home = new HomePresenter(homeModel, parts.source(), texts, format);
        homeHistory = new ChartPresenter(homeModel, parts.history(), new ChartPresenter.Ports(parts.background(),
                Fx::run, parts.clock(), parts.locale(), ZoneId.systemDefault()), texts, format);
        activity = new ActivityPresenter(activityModel, parts.history(), new ActivityPresenter.Ports(parts.background(),
                Fx::run, parts.locale(), ZoneId.systemDefault()), texts, format);
        view = new ShellView(shellModel, shell, texts, parts.locale(), welcome(), this::pages,
                new FinderEntries(shellModel, shell, texts, this::foundOnHome));
        scene = new Scene(view, width, height);
        look = new Look(scene);
        holder.look = look;
        look.wear(Theme.SYSTEM);
        watch = parts.source().watch(Fx.coalesce(state -> {
            shell.show(state);
            home.show(state);
            homeHistory.show(state);
            activity.show(state);
        }));
        historyWatch = parts.history().watch(Fx.coalesce(state -> {
            homeHistory.show(state);
            activity.show(state);
        }));
        ticking = Fx.every(Duration.ofSeconds(1), shell::tick);
    }

    /// Every page that exists, in the sidebar's order.
    private List<Page> pages(Copier copier, Popovers popovers) {
        TableSaver saver = (name, text) -> parts.saver().make(this).save(name, text);
        HomeView homeView = new HomeView(homeModel, home, homeHistory, texts, format, copier, popovers, saver,
                ZoneId.systemDefault(), parts.locale());
        return List.of(
                new Page("home", texts.get("home.title"), Icon.HOME, Section.WALLET, homeView),
                new Page("activity", texts.get("activity.title"), Icon.ACTIVITY, Section.WALLET,
                        new ActivityView(activityModel, activity, texts, copier, saver::save)));
    }

    Scene scene() {
        return scene;
    }

    Texts texts() {
        return texts;
    }

    /// Shows the pages or the first start.
    void start(ShellPresenter.Wish wish) {
        wish.theme().ifPresent(look::wear);
        shell.start(wish);
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
        if (shellModel.startProblem().get().isPresent()) {
            String named = wish.wallet().orElse("");
            boolean known = shellModel.wallets().stream().anyMatch(item -> item.name().equals(named));
            return known
                    ? PictureOutcome.of(PictureOutcome.FAILED, shellModel.startProblem().get().get().sentence())
                    : PictureOutcome.of(PictureOutcome.NOT_FOUND,
                            texts.get("snapshot.unknown.wallet", named, parts.wallets().folder()));
        }
        if (shellModel.screen().get() != Screen.PAGES) {
            return shellModel.walletsProblem()
                    .get()
                    .map(problem -> PictureOutcome.of(PictureOutcome.FAILED, problem.sentence()))
                    .orElseGet(() -> PictureOutcome.of(0, texts.get("snapshot.no.wallet")));
        }
        int trouble = parts.source().current().link() == Link.LIVE
                ? PictureOutcome.FAILED
                : PictureOutcome.UNREACHABLE;
        return switch (homeModel.phase().get()) {
            case READY -> PictureOutcome.well();
            case LOADING -> PictureOutcome.of(trouble, texts.get("snapshot.late"));
            case PROBLEM -> PictureOutcome.of(trouble,
                    homeModel.problem().get().map(Problem::sentence).orElseGet(() -> texts.get("snapshot.late")));
        };
    }

    /// Says what was just done.
    void say(String words) {
        view.say(words);
    }

    /// Writes a notice of what went wrong, and says it.
    void report(Problem problem) {
        shell.report(problem);
        view.say(problem.sentence());
    }

    @Override
    public void close() {
        ticking.stop();
        watch.close();
        historyWatch.close();
        look.undress();
    }

    private WelcomeView welcome() {
        WelcomeModel model = new WelcomeModel();
        shellModel.wallets().addListener((Observable _) -> found(model));
        shellModel.walletsProblem().addListener((_, _, _) -> found(model));
        shellModel.startProblem().addListener((_, _, problem) -> model.problem().set(problem));
        shellModel.chosenNetwork().addListener((_, _, id) -> model.network().set(titleOf(id)));
        found(model);
        return new WelcomeView(model, new Beginnings() {
            @Override
            public void tryPractice() {
                shell.tryPractice();
            }

            @Override
            public void useFolder() {
                shell.chooseAll();
            }

            @Override
            public Optional<String> watch(String address) {
                return shell.watch(address);
            }

            @Override
            public void lookAgain() {
                shell.refreshWallets();
            }

            @Override
            public void chooseNetwork(Node anchor) {
                view.openNetworks(anchor);
            }

            @Override
            public void copy(String what, String text) {
                view.copy(what, text);
            }
        }, texts);
    }

    private String titleOf(Optional<String> network) {
        return shellModel.networks()
                .stream()
                .filter(known -> network.filter(known.id()::equals).isPresent())
                .map(Network::title)
                .findFirst()
                .orElse("");
    }

    private void found(WelcomeModel model) {
        int usable = (int) shellModel.wallets()
                .stream()
                .filter(item -> item.kind() != WalletItem.Kind.WATCHED && item.account().isPresent())
                .count();
        model.found()
                .set(new WelcomeModel.Found(usable, parts.wallets().folder(),
                        shellModel.walletsProblem().get().map(Problem::sentence)));
    }

    /// The subnets that one has stake on, for the finder.
    private List<FinderEntry> foundOnHome() {
        List<FinderEntry> entries = new ArrayList<>();
        homeModel.rows()
                .stream()
                .map(row -> row.values().get())
                .filter(values -> entries.stream().noneMatch(entry -> entry.title().equals(values.subnetName())))
                .forEach(values -> entries.add(new FinderEntry(texts.get("finder.subnet"), values.subnetName(),
                        Integer.toString(values.key().netuid()), () -> home.reveal(values.key().netuid()))));
        return entries;
    }

    /// The presenter is made before the scene that its looks are of.
    private static final class LookHolder implements Appearance {

        private @Nullable Look look;

        @Override
        public void wear(Theme theme) {
            if (look != null) {
                look.wear(theme);
            }
        }

        @Override
        public void zoom(int percent) {
            if (look != null) {
                look.zoom(percent);
            }
        }

        @Override
        public int zoom() {
            return look == null ? Look.NORMAL_ZOOM : look.zoom();
        }
    }
}
