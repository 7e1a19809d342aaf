package tern.app.window;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.fx.Fx;
import tern.app.fx.Lazy;
import tern.app.help.GuidePage;
import tern.app.home.PlayMoney;
import tern.app.session.LockView;
import tern.app.session.PreferenceBook;
import tern.app.session.SecretClipboard;
import tern.app.session.SecretFields;
import tern.app.session.SessionButtons;
import tern.app.session.SessionModel;
import tern.app.session.SessionPresenter;
import tern.app.settings.NodesPresenter;
import tern.app.settings.Place;
import tern.app.settings.PracticePicture;
import tern.app.settings.PracticePresenter;
import tern.app.settings.PricesPresenter;
import tern.app.settings.Section;
import tern.app.settings.SettingsModel;
import tern.app.settings.SettingsPresenter;
import tern.app.settings.SettingsView;
import tern.app.settings.SupportPresenter;
import tern.app.shell.FinderEntry;
import tern.app.shell.Page;
import tern.app.shell.ShellModel;
import tern.app.shell.ShellPresenter;
import tern.app.shell.ShellView;
import tern.app.ui.AmountMask;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.ModalLayer;
import tern.app.ui.MoneyFormat;
import tern.app.ui.Popovers;
import tern.app.ui.PriceWords;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.chain.Network.Trust;
import tern.wallet.keys.AccountId;

/// Puts Settings and the lock into the window: the page, the two buttons, the keys, and the root that shows either the
/// window or the lock, never both.
final class SettingsRoom implements AutoCloseable {

    private static final KeyCombination LOCK = new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination HIDE = new KeyCodeCombination(KeyCode.H, KeyCombination.SHORTCUT_DOWN);
    /// Ticks between two looks at the practice network while its card is on the screen.
    private static final int LOOK_EVERY = 4;

    private final MainScene main;
    private final SettingsParts parts;
    private final Texts texts;
    private final AmountMask mask;
    private final PreferenceBook preferences;
    private final SettingsModel model;
    private final SettingsPresenter settings;
    private final NodesPresenter nodes;
    private final PracticePresenter practice;
    private final SupportPresenter support;
    private final PricesPresenter prices;
    private final PriceRoom priceRoom;
    private final UpdateRoom updateRoom;
    private final HelpRoom help;
    private final SessionModel sessionModel = new SessionModel();
    private final SessionPresenter session;
    private final SecretClipboard clipboard;
    private final SecretFields secrets;
    private final StackPane root = new StackPane();
    private final Lazy<LockView> lockView;
    private @Nullable SettingsView page;
    private @Nullable ShellView shellView;
    /// What the lock hides: the frame and what lies over it.
    private Node shown = new Pane();
    private @Nullable Node focusBefore;
    private int ticks;
    private boolean dropped;

    /// @param shell of the window; told which nodes the person named
    SettingsRoom(
            MainScene main, MainScene.Parts window, ShellModel shellModel, ShellPresenter shell, Texts texts,
            TaoFormat format, MoneyFormat money) {
        this.main = main;
        this.parts = window.settings();
        this.texts = texts;
        this.mask = format.mask();
        preferences = new PreferenceBook(parts.preferences(), window.background(), Fx::run, shell::report);
        model = new SettingsModel(preferences.now());
        settings = new SettingsPresenter(model, preferences);
        nodes = new NodesPresenter(model, preferences, parts.probe(), parts.work(), Fx::run, shell::offer, texts,
                format);
        practice = new PracticePresenter(model,
                new PracticePresenter.Ports(parts.practice(), parts.work(), Fx::run,
                        () -> window.source()
                                .current()
                                .network()
                                .filter(one -> one.trust() == Trust.PRACTICE)
                                .isPresent(),
                        () -> shownAccount(shellModel)),
                preferences, texts, format);
        prices = new PricesPresenter(model, preferences, texts, new PriceWords(texts, money));
        priceRoom = new PriceRoom(window, preferences);
        priceRoom.watch(prices::show);
        updateRoom = new UpdateRoom(window, model, preferences, shell, texts);
        help = new HelpRoom(parts.guide(), main, texts, shellModel, this::isLocked);
        support = new SupportPresenter(model, parts.support(), () -> standing(window.source().current()),
                window.background(), Fx::run, (name, content) -> parts.reportSaver().apply(main).save(name, content));
        session = new SessionPresenter(sessionModel,
                new SessionPresenter.Ports(parts.lock(), parts.keys(), mask, window.clock(), parts.nanos(),
                        window.background(), parts.hashing(), Fx::run, shell::report),
                preferences, texts);
        clipboard = new SecretClipboard(parts.board(), Fx::after, () -> preferences.get().clipboardSeconds());
        secrets = new SecretFields(clipboard, texts);
        lockView = new Lazy<>(() -> new LockView(sessionModel, session, secrets, texts));
        session.onLock(clipboard::empty);
        session.onLock(() -> dropped = secrets.drop());
        sessionModel.locked().addListener((_, _, locked) -> show(locked));
        mask.hidden().addListener((_, _, _) -> main.amountsChanged());
        root.setId("window-root");
    }

    /// The page. To be called once.
    Page page(Copier copier, Popovers popovers, SettingsView.Looks looks) {
        SettingsView.Ports ports = new SettingsView.Ports(settings, nodes, practice, support, prices,
                updateRoom.presenter(), looks,
                mask.hidden(), session::toggleAmounts, session::lockNow, parts.places(), this::openFolder,
                parts.version(), parts.tray(), () -> help.show(GuidePage.README));
        return new Page("settings", texts.get("settings.title"), Icon.GEAR, Page.Section.LAST, () -> {
            SettingsView made = new SettingsView(model, ports, texts, copier, popovers);
            page = made;
            made.sceneProperty().addListener((_, _, scene) -> {
                if (scene != null && made.showsPractice()) {
                    practice.look();
                }
            });
            return made;
        });
    }

    /// The way to play TAO, for Home.
    PlayMoney playMoney() {
        return new PlayMoney(practice::faucet, model.practice().map(PracticePicture::busy),
                model.practice().map(PracticePicture::wrong));
    }

    /// The choices as they are now.
    PreferenceBook preferences() {
        return preferences;
    }

    PriceRoom prices() {
        return priceRoom;
    }

    /// From now on who is asked for what may be asked.
    ///
    /// @param wasRead whether the page about what leaves this computer was read
    void allow(BooleanSupplier wasRead) {
        priceRoom.start(wasRead);
        updateRoom.start(wasRead);
    }

    /// What the scene shows: the window, or the lock in its place.
    StackPane root(ShellView view, ModalLayer modal) {
        shellView = view;
        StackPane content = help.around(view, modal);
        shown = content;
        view.addToTopBar(new SessionButtons(mask, session, texts).all());
        root.getChildren().setAll(content);
        return root;
    }

    /// Follows what the person does in the scene.
    void follow(Scene scene) {
        scene.addEventFilter(InputEvent.ANY, _ -> session.active());
        help.follow(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (sessionModel.locked().get()) {
                return;
            }
            if (LOCK.match(event)) {
                session.lockNow();
                event.consume();
            } else if (HIDE.match(event)) {
                session.toggleAmounts();
                event.consume();
            }
        });
    }

    /// Reads what was set and whether the window was left locked, then runs `then`.
    void start(Runnable then) {
        session.start(then);
    }

    /// Whether somebody can see what stands behind the lock.
    private boolean isVisible() {
        return !sessionModel.locked().get() && root.getScene() != null
                && root.getScene().getWindow() instanceof Stage stage && stage.isShowing() && !stage.isIconified();
    }

    void tick() {
        session.tick();
        boolean visible = isVisible();
        priceRoom.tick(visible);
        updateRoom.tick(visible);
        ticks++;
        SettingsView shown = page;
        if (ticks % LOOK_EVERY == 1 && shown != null && shown.showsPractice()) {
            practice.look();
        }
    }

    /// For other rooms: makes the fields for secrets, which the lock empties.
    SecretFields secrets() {
        return secrets;
    }

    /// Whether the lock stands in the window's place.
    boolean isLocked() {
        return sessionModel.locked().get();
    }

    /// Locks the window, as by hand.
    void lockNow() {
        session.lockNow();
    }

    /// What the finder can do here.
    List<FinderEntry> found(ShellModel shell) {
        List<FinderEntry> entries = new ArrayList<>();
        for (Section section : Section.values()) {
            entries.add(new FinderEntry(texts.get("finder.settings"), texts.get(section.key()), "", () -> {
                settings.show(section);
                if (shellView != null) {
                    shellView.open("settings");
                }
            }));
        }
        String action = texts.get("finder.action");
        entries.add(new FinderEntry(action, texts.get("guide.open"), "", () -> help.show(GuidePage.README)));
        entries.add(new FinderEntry(action, texts.get("lock.now"), "", session::lockNow));
        entries.add(new FinderEntry(action, texts.get(mask.isHidden() ? "amounts.show" : "amounts.hide"), "",
                session::toggleAmounts));
        shell.wallet()
                .get()
                .ifPresent(wallet -> wallet.account()
                        .ifPresent(account -> entries.add(new FinderEntry(action,
                                texts.get("window.copy.address", wallet.name()), "", () -> {
                                    if (shellView != null) {
                                        shellView.copy(texts.get("address.copied", wallet.name()), account.address());
                                    }
                                }))));
        return entries;
    }

    @Override
    public void close() {
        clipboard.empty();
        secrets.drop();
        priceRoom.close();
        updateRoom.close();
        help.close();
    }

    private void show(boolean locked) {
        ShellView view = shellView;
        if (view == null) {
            return;
        }
        Scene scene = root.getScene();
        if (!locked) {
            root.getChildren().setAll(shown);
            Node back = focusBefore;
            focusBefore = null;
            if (back != null && back.getScene() != null) {
                back.requestFocus();
            }
            if (dropped) {
                dropped = false;
                main.say(texts.get("lock.dropped"));
            }
            return;
        }
        focusBefore = scene == null ? null : scene.getFocusOwner();
        view.closePanels();
        closeOtherWindows(scene);
        LockView lock = lockView.get();
        root.getChildren().setAll(lock);
        // a scroll pane takes its content into the scene only now; before that nothing in it can have the focus
        lock.applyCss();
        lock.layout();
        lock.focusFirst();
    }

    /// Tooltips, menus and dialogs are windows of their own and would stand above the lock.
    private static void closeOtherWindows(@Nullable Scene scene) {
        Consumer<Window> hide = Window::hide;
        List.copyOf(Window.getWindows())
                .stream()
                .filter(window -> scene == null || !window.equals(scene.getWindow()))
                .forEach(hide);
    }

    private void openFolder(Place place) {
        parts.work().execute(() -> {
            try {
                parts.folders().open(place.path());
            } catch (IOException e) {
                Fx.run(() -> main.report(new Problem(texts.get("folders.failed", place.path().toString()),
                        Optional.of(e.toString()))));
            }
        });
    }

    private static Optional<AccountId> shownAccount(ShellModel shell) {
        return shell.wallet().get().flatMap(wallet -> wallet.account());
    }

    /// English, since a report is for those who make Tern.
    private static String standing(PortfolioState state) {
        StringBuilder text = new StringBuilder();
        text.append("network ").append(state.network().map(one -> one.id()).orElse("-")).append('\n');
        text.append("link ").append(state.link().name().toLowerCase(Locale.ROOT)).append('\n');
        text.append("head ").append(state.head().map(head -> Long.toString(head.number())).orElse("-")).append('\n');
        text.append("runtime ")
                .append(state.snapshot().map(snapshot -> Long.toString(snapshot.specVersion())).orElse("-"))
                .append('\n');
        text.append("accounts ").append(state.accounts().size()).append('\n');
        state.problem()
                .ifPresent(problem -> text.append("problem ")
                        .append(problem.sentence())
                        .append('\n')
                        .append(problem.details().orElse(""))
                        .append('\n'));
        return text.toString();
    }
}
