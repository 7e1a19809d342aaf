package tern.app.shell;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioSource;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.shell.ShellModel.Screen;
import tern.app.theme.Appearance;
import tern.app.theme.Look;
import tern.app.theme.Theme;
import tern.app.ui.Addresses;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.units.TernException;

/// Decides what the frame shows and carries out what the person chooses in it: network, wallet, watched address,
/// colours. Plain Java; to be called on the FX thread.
public final class ShellPresenter {

    private static final int ZOOM_STEP = 10;

    private final ShellModel model;
    private final PortfolioSource source;
    private final WalletDirectory directory;
    private final Memory memory;
    private final Appearance appearance;
    private final Texts texts;
    private final NetworkWords words;
    private final NoticeBook notices;
    private final Executor background;
    private final Executor ui;

    private Choices choices = new Choices(Optional.empty(), Optional.empty(), List.of(), Theme.SYSTEM,
            Look.NORMAL_ZOOM);
    private List<WalletItem> folder = List.of();
    private Network network = Networks.finney();
    private List<NamedAccount> accounts = List.of();
    private Optional<PortfolioState> shown = Optional.empty();

    /// What the presenter works with.
    ///
    /// @param clock      for ages and notices
    /// @param background runs what touches files, one thing after the other
    /// @param ui         runs on the FX thread
    public record Ports(
            PortfolioSource source,
            WalletDirectory wallets,
            Memory memory,
            Appearance appearance,
            InstantSource clock,
            Executor background,
            Executor ui) {}

    /// What the window was asked for when it was started, instead of what is remembered.
    ///
    /// @param wallet a name or an address
    public record Wish(Optional<Network> network, Optional<String> wallet, Optional<Theme> theme) {}

    public ShellPresenter(ShellModel model, Ports ports, Texts texts, TaoFormat format) {
        this.model = model;
        this.source = ports.source();
        this.directory = ports.wallets();
        this.memory = ports.memory();
        this.appearance = ports.appearance();
        this.texts = texts;
        this.words = new NetworkWords(texts, format, ports.clock());
        this.notices = new NoticeBook(model, texts, ports.clock());
        this.background = ports.background();
        this.ui = ports.ui();
    }

    /// Reads what was chosen last time and the wallets' folder, then shows the pages or the first start.
    ///
    public void start(Wish wish) {
        background.execute(() -> {
            Loaded loaded = load();
            ui.execute(() -> begin(loaded, wish));
        });
    }

    /// Takes the newest state of connection and portfolio.
    public void show(PortfolioState state) {
        notices.follow(shown, state);
        shown = Optional.of(state);
        tick();
    }

    /// A second has passed: ages grow.
    public void tick() {
        model.network.set(shown.filter(state -> state.network().isPresent()).map(words::picture));
    }

    /// Chooses one of [ShellModel#networks].
    public void chooseNetwork(Network chosen) {
        network = chosen;
        remember(kept -> kept.withNetwork(chosen.id()));
        addToNetworks(chosen);
        select();
    }

    /// Chooses the node at an address, or a network by its word.
    ///
    /// @return what is wrong with the text; empty when it was chosen
    public Optional<String> chooseEndpoint(String text) {
        try {
            chooseNetwork(Networks.parse(text));
            return Optional.empty();
        } catch (TernException e) {
            return Optional.of(e.sentence());
        }
    }

    /// Shows one wallet or watched address. Nothing happens where its coldkey is not known.
    public void chooseWallet(WalletItem item) {
        chosenBy(item).ifPresent(this::chooseAndRemember);
    }

    /// Shows all wallets of the folder at once. Watched addresses are not one's own and not among them.
    public void chooseAll() {
        allWallets().ifPresent(this::chooseAndRemember);
    }

    private Optional<Chosen> chosenBy(WalletItem item) {
        return item.account()
                .map(account -> new Chosen(
                        item.kind() == WalletItem.Kind.WATCHED ? account.address() : item.name(),
                        List.of(new NamedAccount(item.name(), account)),
                        new WalletPicture(item.name(), Addresses.shorten(account), Optional.of(account))));
    }

    private Optional<Chosen> allWallets() {
        List<NamedAccount> all = new ArrayList<>();
        for (WalletItem item : folder) {
            item.account()
                    .filter(account -> all.stream().noneMatch(known -> known.account().equals(account)))
                    .ifPresent(account -> all.add(new NamedAccount(item.name(), account)));
        }
        if (all.size() <= 1) {
            return folder.stream().filter(item -> item.account().isPresent()).findFirst().flatMap(this::chosenBy);
        }
        return Optional.of(new Chosen(Choices.ALL_WALLETS, List.copyOf(all), new WalletPicture(texts.get("wallet.all"),
                texts.get("wallet.all.count", Integer.toString(all.size())), Optional.empty())));
    }

    /// Watches an address that the person typed or pasted, and shows it.
    ///
    /// @return what is wrong with the text; empty when it is shown
    public Optional<String> watch(String text) {
        AccountId account;
        try {
            account = Ss58.parse(text.strip());
        } catch (AddressException e) {
            return Optional.of(e.sentence());
        }
        if (itemOf(account).isEmpty()) {
            Choices.Watched watched = new Choices.Watched(account, Addresses.shorten(account));
            remember(kept -> kept.watching(watched));
            fillWallets();
        }
        itemOf(account).ifPresent(this::chooseWallet);
        return Optional.empty();
    }

    /// Watches an address no longer. What is shown now stays until something else is chosen.
    public void forget(WalletItem item) {
        item.account().ifPresent(account -> remember(kept -> kept.withoutWatched(account)));
        fillWallets();
    }

    /// Reads the wallets' folder again: files may have come since.
    public void refreshWallets() {
        background.execute(() -> {
            Loaded loaded = load();
            ui.execute(() -> take(loaded));
        });
    }

    /// The person wants it tried again now.
    public void retry() {
        source.retry();
    }

    public void wear(Theme theme) {
        appearance.wear(theme);
        remember(kept -> kept.withTheme(theme));
    }

    public void zoomIn() {
        zoomTo(appearance.zoom() + ZOOM_STEP);
    }

    public void zoomOut() {
        zoomTo(appearance.zoom() - ZOOM_STEP);
    }

    public void zoomNormal() {
        zoomTo(Look.NORMAL_ZOOM);
    }

    /// The notices were looked at.
    public void noticesRead() {
        notices.read();
    }

    /// Something went wrong beside what is shown, for instance when writing a file.
    public void report(Problem problem) {
        notices.add(problem.sentence(), problem.details());
    }

    private void zoomTo(int percent) {
        appearance.zoom(percent);
        int now = appearance.zoom();
        remember(kept -> kept.withZoom(now));
    }

    /// Something to show.
    ///
    /// @param key how [Choices#wallet] writes it
    private record Chosen(String key, List<NamedAccount> accounts, WalletPicture picture) {}

    /// What was read from files, and what went wrong while doing so.
    private record Loaded(
            Optional<Choices> choices,
            List<WalletItem> wallets,
            Optional<Problem> memoryProblem,
            Optional<Problem> walletsProblem) {}

    private Loaded load() {
        Optional<Choices> kept = Optional.empty();
        Optional<Problem> memoryProblem = Optional.empty();
        try {
            kept = Optional.of(memory.load());
        } catch (TernException e) {
            memoryProblem = Optional.of(Problem.of(e));
        }
        try {
            return new Loaded(kept, directory.list(), memoryProblem, Optional.empty());
        } catch (TernException e) {
            return new Loaded(kept, List.of(), memoryProblem, Optional.of(Problem.of(e)));
        }
    }

    private void take(Loaded loaded) {
        folder = loaded.wallets();
        model.walletsProblem.set(loaded.walletsProblem());
        fillWallets();
    }

    private void begin(Loaded loaded, Wish wish) {
        loaded.choices().ifPresent(kept -> choices = kept);
        loaded.memoryProblem().ifPresent(this::report);
        appearance.wear(wish.theme().orElse(choices.theme()));
        appearance.zoom(choices.zoom());
        model.networks.setAll(Networks.finney(), Networks.test(), Networks.local());
        network = wish.network().or(this::rememberedNetwork).orElseGet(Networks::finney);
        addToNetworks(network);
        model.chosenNetwork.set(Optional.of(network.id()));
        take(loaded);
        if (wish.wallet().isPresent()) {
            model.startProblem.set(open(wish.wallet().get()).map(sentence -> new Problem(sentence, Optional.empty())));
        } else {
            // what was remembered may be gone since: then it is the first start again
            choices.wallet().ifPresent(this::open);
        }
        if (accounts.isEmpty()) {
            model.screen.set(Screen.WELCOME);
        }
    }

    private Optional<Network> rememberedNetwork() {
        return choices.network().flatMap(text -> {
            try {
                return Optional.of(Networks.parse(text));
            } catch (TernException e) {
                report(Problem.of(e));
                return Optional.empty();
            }
        });
    }

    /// Shows what the command line or the last time named. That is no new choice, so nothing of it is written down.
    ///
    /// @return why it cannot be shown
    private Optional<String> open(String wallet) {
        if (wallet.equals(Choices.ALL_WALLETS)) {
            allWallets().ifPresent(this::choose);
            return Optional.empty();
        }
        Optional<WalletItem> named = model.wallets.stream().filter(item -> item.name().equals(wallet)).findFirst();
        if (named.isPresent()) {
            chosenBy(named.get()).ifPresent(this::choose);
            return named.get().account().isPresent()
                    ? Optional.empty()
                    : named.get().problem().or(() -> Optional.of(texts.get("wallet.no.coldkey", wallet)));
        }
        AccountId account;
        try {
            account = Ss58.parse(wallet);
        } catch (AddressException e) {
            return Optional.of(texts.get("wallet.unknown", wallet, directory.folder()));
        }
        Choices.Watched guest = new Choices.Watched(account, Addresses.shorten(account));
        choices = choices.watching(guest);
        fillWallets();
        itemOf(account).flatMap(this::chosenBy).ifPresent(this::choose);
        return Optional.empty();
    }

    private Optional<WalletItem> itemOf(AccountId account) {
        return model.wallets.stream().filter(item -> item.account().filter(account::equals).isPresent()).findFirst();
    }

    private void chooseAndRemember(Chosen chosen) {
        remember(kept -> kept.withWallet(chosen.key()));
        choose(chosen);
    }

    private void choose(Chosen chosen) {
        accounts = chosen.accounts();
        model.wallet.set(Optional.of(chosen.picture()));
        model.chosenWallet.set(Optional.of(chosen.key()));
        model.screen.set(Screen.PAGES);
        select();
    }

    private void select() {
        model.chosenNetwork.set(Optional.of(network.id()));
        if (!accounts.isEmpty()) {
            source.select(network, accounts);
        }
    }

    private void addToNetworks(Network added) {
        if (model.networks.stream().noneMatch(known -> known.id().equals(added.id()))) {
            model.networks.add(added);
        }
    }

    private void fillWallets() {
        List<WalletItem> all = new ArrayList<>(folder);
        choices.watched().stream().map(ShellPresenter::item).forEach(all::add);
        model.wallets.setAll(all);
    }

    private static WalletItem item(Choices.Watched watched) {
        return new WalletItem(watched.label(), Optional.of(watched.account()), WalletItem.Kind.WATCHED,
                Optional.empty());
    }

    private void remember(UnaryOperator<Choices> change) {
        choices = change.apply(choices);
        background.execute(() -> {
            try {
                memory.save(change);
            } catch (TernException e) {
                ui.execute(() -> report(Problem.of(e)));
            }
        });
    }
}
