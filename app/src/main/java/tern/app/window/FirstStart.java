package tern.app.window;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import tern.app.boot.Folders;
import tern.app.boot.SettingsStore;
import tern.app.boot.Version;
import tern.app.feed.PortfolioSource;
import tern.app.feed.Problem;
import tern.app.fx.Fx;
import tern.app.fx.Lazy;
import tern.app.onboarding.Beginnings;
import tern.app.onboarding.CreateModel;
import tern.app.onboarding.CreatePresenter;
import tern.app.onboarding.LeavesModel;
import tern.app.onboarding.LeavesPresenter;
import tern.app.onboarding.LeavesView;
import tern.app.onboarding.PaperWords;
import tern.app.onboarding.RestoreModel;
import tern.app.onboarding.RestorePresenter;
import tern.app.onboarding.WelcomeModel;
import tern.app.onboarding.WelcomeView;
import tern.app.session.PreferenceBook;
import tern.app.session.SecretFields;
import tern.app.shell.ShellModel;
import tern.app.shell.ShellPresenter;
import tern.app.shell.WalletItem;
import tern.app.ui.Choosers;
import tern.app.ui.Copier;
import tern.app.ui.Texts;
import tern.app.wallets.Workshop;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.Network;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;

/// Puts the first start together: its ways, and the page that says what leaves this computer.
final class FirstStart {

    private final Workshop workshop;
    private final Texts texts;
    private final LeavesModel leavesModel = new LeavesModel();
    private final LeavesPresenter leaves;
    private Optional<CreatePresenter> create = Optional.empty();
    private Optional<RestorePresenter> restore = Optional.empty();
    private Optional<Lazy<WelcomeView>> welcome = Optional.empty();

    /// What the first start asks of the window.
    interface Frame extends Copier {

        void chooseNetwork(Node anchor);

        void say(String words);

        void report(Problem problem);

        /// The window; null while there is none.
        @Nullable
        Window window();

        /// Puts a page over everything, or takes it away.
        void cover(Optional<Node> page);
    }

    /// @param preferences of the window; asked for when the page about what leaves this computer is shown
    FirstStart(Workshop workshop, Folders folders, Executor background, Supplier<PreferenceBook> preferences) {
        this.workshop = workshop;
        this.texts = workshop.texts();
        leaves = new LeavesPresenter(leavesModel, new SettingsStore(folders.settingsFile()), preferences,
                background, Fx::run);
    }

    /// What connects to a real network only when the page about it was seen.
    PortfolioSource guard(PortfolioSource source) {
        return leaves.guard(source);
    }

    /// The way to a new wallet; empty before there is a view.
    Optional<CreatePresenter> creating() {
        return create;
    }

    LeavesPresenter leaves() {
        return leaves;
    }

    /// Wipes what a way that was not finished holds.
    void close() {
        create.ifPresent(CreatePresenter::leave);
        restore.ifPresent(RestorePresenter::leave);
    }

    /// Wipes the words and keys of a way that was not finished.
    ///
    /// @return whether there were any
    private boolean drop() {
        boolean words = create.map(CreatePresenter::drop).orElse(false);
        return restore.map(RestorePresenter::drop).orElse(false) || words;
    }

    /// The ways to begin again, whatever was being done.
    void showWays() {
        close();
        showWaysIfMade();
    }

    private void showWaysIfMade() {
        welcome.flatMap(Lazy::made).ifPresent(WelcomeView::showWays);
    }

    /// The view, to be made when it is shown for the first time.
    Supplier<WelcomeView> view(ShellModel shellModel, ShellPresenter shell, Frame frame, Choosers choosers,
            SecretFields secrets,
            Locale locale, String folder) {
        secrets.alsoDrops(this::drop);
        WelcomeModel model = new WelcomeModel();
        shellModel.wallets().addListener((Observable _) -> found(model, shellModel, folder));
        shellModel.walletsProblem().addListener((_, _, _) -> found(model, shellModel, folder));
        shellModel.startProblem().addListener((_, _, problem) -> model.problem().set(problem));
        shellModel.chosenNetwork().addListener((_, _, id) -> model.network().set(titleOf(id, shellModel)));
        model.backTo()
                .bind(Bindings.createObjectBinding(
                        () -> shellModel.wallet().get().map(_ -> shellModel.pageTitle().get()), shellModel.wallet(),
                        shellModel.pageTitle()));
        found(model, shellModel, folder);
        CreateModel createModel = new CreateModel();
        CreatePresenter creating = new CreatePresenter(createModel, workshop,
                new PaperWords(frame::window, texts, locale, workshop.background()), new SecureRandom()::nextInt,
                made -> {
                    made.notice().ifPresent(frame::report);
                    open(made.wallet(), "create.made", shell, frame);
                });
        RestoreModel restoreModel = new RestoreModel();
        RestorePresenter restoring = new RestorePresenter(restoreModel, workshop,
                name -> open(name, "restore.made", shell, frame));
        create = Optional.of(creating);
        restore = Optional.of(restoring);
        Lazy<WelcomeView> view = new Lazy<>(() -> new WelcomeView(model, beginnings(shell, frame),
                new WelcomeView.Ways(createModel, creating, restoreModel, restoring, choosers, secrets), texts,
                Version.current()));
        welcome = Optional.of(view);
        Lazy<LeavesView> page = new Lazy<>(() -> new LeavesView(leavesModel, leaves, texts, frame, Version.current(),
                () -> shell.chooseNetwork(Networks.practice())));
        leavesModel.open().addListener((_, _, open) -> {
            frame.cover(open ? Optional.of(page.get()) : Optional.empty());
            if (open) {
                page.get().focusFirst();
            }
        });
        return view;
    }

    private Beginnings beginnings(ShellPresenter shell, Frame frame) {
        return new Beginnings() {
            @Override
            public void tryPractice() {
                shell.tryPractice();
            }

            @Override
            public void useFolder() {
                leaves.before(shell.network(), shell::chooseAll);
            }

            @Override
            public Optional<String> watch(String address) {
                try {
                    Ss58.parse(address.strip());
                } catch (AddressException e) {
                    return Optional.of(e.sentence());
                }
                leaves.before(shell.network(), () -> shell.watch(address).ifPresent(frame::say));
                return Optional.empty();
            }

            @Override
            public void lookAgain() {
                shell.refreshWallets();
            }

            @Override
            public void back() {
                shell.backToPages();
            }

            @Override
            public void chooseNetwork(Node anchor) {
                frame.chooseNetwork(anchor);
            }

            @Override
            public void copy(String what, String text) {
                frame.copy(what, text);
            }
        };
    }

    /// A wallet was written: says so, then what leaves this computer, then Home.
    private void open(String wallet, String key, ShellPresenter shell, Frame frame) {
        showWaysIfMade();
        frame.say(texts.get(key, wallet));
        leaves.before(shell.network(), () -> shell.openWallet(wallet));
    }

    private static String titleOf(Optional<String> network, ShellModel model) {
        return model.networks()
                .stream()
                .filter(known -> network.filter(known.id()::equals).isPresent())
                .map(Network::title)
                .findFirst()
                .orElse("");
    }

    private static void found(WelcomeModel model, ShellModel shell, String folder) {
        int usable = (int) shell.wallets()
                .stream()
                .filter(item -> item.kind() != WalletItem.Kind.WATCHED && item.account().isPresent())
                .count();
        model.found()
                .set(new WelcomeModel.Found(usable, folder, shell.walletsProblem().get().map(Problem::sentence)));
    }
}
