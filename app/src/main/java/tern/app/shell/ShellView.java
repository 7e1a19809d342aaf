package tern.app.shell;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.shell.ShellModel.Screen;
import tern.app.ui.Copier;
import tern.app.ui.Em;
import tern.app.ui.OverlayLayer;
import tern.app.ui.Popovers;
import tern.app.ui.Texts;

/// The whole window: sidebar, top bar and the page, or the first start; panels and the toast above them.
public final class ShellView extends StackPane {

    static final KeyCombination FIND = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);
    /// Below this the sidebar would take more than a quarter of the window.
    private static final double NARROW_EMS = 62;
    private static final KeyCombination AGAIN = new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN);

    private final ShellModel model;
    private final ShellPresenter presenter;
    private final Texts texts;
    private final Locale locale;
    private final Supplier<? extends Node> welcome;
    private final OverlayLayer overlay = new OverlayLayer();
    private final Toast toast = new Toast();
    private final Em em = new Em();
    private final StackPane holder = new StackPane();
    private final StackPane body = new StackPane();
    private final StackPane cover = new StackPane();
    private final TopBar topBar;
    private final SideBar sideBar;
    private final HBox frame;
    private final List<Page> pages;
    private final Finder finder;
    private final FinderEntries entries;
    private Page shown;

    /// @param welcome what stands there before anything was chosen
    /// @param pages   makes the pages; adding one is one line there
    public ShellView(
            ShellModel model,
            ShellPresenter presenter,
            Texts texts,
            Locale locale,
            Supplier<? extends Node> welcome,
            BiFunction<Copier, Popovers, List<Page>> pages,
            FinderEntries entries) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.locale = locale;
        this.welcome = welcome;
        setId("shell");
        getStyleClass().add("shell");
        this.pages = List.copyOf(pages.apply(this::copy, overlay));
        this.entries = entries;
        shown = this.pages.getFirst();
        finder = new Finder(() -> entries.all(this.pages, this::showPage), entries::special, locale);

        NetworkCard networkCard = new NetworkCard(model, texts);
        networkCard.setOnAction(_ -> openNetworks(networkCard));
        sideBar = new SideBar(this.pages, model.states(), texts, networkCard, this::showPage);
        topBar = new TopBar(model, texts);
        topBar.finder().setOnAction(_ -> openFinder());
        topBar.wallet().setOnAction(_ -> openWallets());
        topBar.notices().setOnAction(_ -> openNotices());
        holder.getStyleClass().add("page-holder");
        VBox.setVgrow(holder, Priority.ALWAYS);
        VBox main = new VBox(new PracticeStrip(model, presenter, texts), topBar, holder);
        main.getStyleClass().add("main");
        HBox.setHgrow(main, Priority.ALWAYS);
        frame = new HBox(sideBar, main);

        StackPane.setAlignment(toast, Pos.BOTTOM_CENTER);
        cover.setVisible(false);
        getChildren().addAll(body, cover, overlay, toast, em);
        widthProperty().addListener((_, _, _) -> compactWhenNarrow());
        em.pixels().addListener((_, _, _) -> compactWhenNarrow());
        addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
        model.screen().addListener((_, _, now) -> show(now));
        show(model.screen().get());
        showPage(this.pages.getFirst());
    }

    /// Puts a text on the clipboard and says so.
    public void copy(String what, String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        toast.say(what);
    }

    /// Says what was just done.
    public void say(String words) {
        toast.say(words);
    }

    /// In the sidebar's order.
    public List<Page> pages() {
        return pages;
    }

    /// Shows a page by its id; nothing happens where there is none of that id.
    public void open(String id) {
        pages.stream().filter(page -> page.id().equals(id)).findFirst().ifPresent(this::showPage);
    }

    /// Adds buttons at the end of the top bar.
    public void addToTopBar(List<? extends Node> buttons) {
        topBar.getChildren().addAll(buttons);
    }

    /// Closes what stands above the page.
    public void closePanels() {
        overlay.close();
    }

    /// Opens a panel where the finder's stands.
    public void openPanel(Node content) {
        overlay.open(content, topBar.finder());
    }

    /// Opens the choice of networks beside a control.
    public void openNetworks(Node anchor) {
        overlay.open(new NetworkPanel(model, presenter, texts, overlay), anchor);
    }

    /// Puts a page over everything, or takes it away; what is under it cannot be reached meanwhile.
    public void cover(Optional<Node> page) {
        overlay.close();
        cover.getChildren().clear();
        page.ifPresent(cover.getChildren()::add);
        cover.setVisible(page.isPresent());
        body.setDisable(page.isPresent());
    }

    /// Whether a page stands over everything.
    public ReadOnlyBooleanProperty covered() {
        return cover.visibleProperty();
    }

    /// The page that is shown, or stands under what is over it.
    public Page shown() {
        return shown;
    }

    private void compactWhenNarrow() {
        boolean narrow = em.get() > 0 && getWidth() > 0 && getWidth() / em.get() < NARROW_EMS;
        sideBar.compact(narrow);
        topBar.compact(narrow);
    }

    private void show(Screen screen) {
        overlay.close();
        switch (screen) {
            case STARTING -> body.getChildren().clear();
            case WELCOME -> {
                body.getChildren().setAll(welcome.get());
                // else no key would reach it: what had the focus is gone
                welcome.get().requestFocus();
            }
            case PAGES -> {
                if (!body.getChildren().contains(frame)) {
                    body.getChildren().setAll(frame);
                }
            }
        }
    }

    private void showPage(Page page) {
        shown = page;
        model.pageTitle.set(page.title());
        topBar.showTitle(page.title());
        sideBar.mark(page);
        Node content = page.content();
        if (!holder.getChildren().contains(content)) {
            holder.getChildren().setAll(content);
        }
    }

    private void openFinder() {
        overlay.open(new FinderPanel(finder, entries::later, texts, overlay), topBar.finder());
    }

    /// Opens the choice of wallets, and looks into their folder again meanwhile.
    public void openWallets() {
        presenter.refreshWallets();
        overlay.open(new WalletPanel(model, presenter, texts, this::copy, overlay, () -> open("wallets")),
                topBar.wallet());
    }

    private void openNotices() {
        Button bell = topBar.notices();
        presenter.notices().read();
        overlay.open(new NoticesPanel(model, presenter, texts, locale, ZoneId.systemDefault(), this::copy, overlay),
                bell);
    }

    private void shortcut(KeyEvent event) {
        // before anything is chosen, and under a page over everything, there is no finder and nothing to try again
        boolean pages = model.screen().get() == Screen.PAGES && !cover.isVisible();
        if (pages && FIND.match(event)) {
            openFinder();
        } else if (pages && (AGAIN.match(event) || event.getCode() == KeyCode.F5)) {
            presenter.retry();
        } else if (event.isShortcutDown() && isOneOf(event, KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD)) {
            presenter.looks().zoomIn();
        } else if (event.isShortcutDown() && isOneOf(event, KeyCode.MINUS, KeyCode.SUBTRACT)) {
            presenter.looks().zoomOut();
        } else if (event.isShortcutDown() && isOneOf(event, KeyCode.DIGIT0, KeyCode.NUMPAD0)) {
            presenter.looks().zoomNormal();
        } else {
            return;
        }
        event.consume();
    }

    private static boolean isOneOf(KeyEvent event, KeyCode... codes) {
        return List.of(codes).contains(event.getCode());
    }
}
