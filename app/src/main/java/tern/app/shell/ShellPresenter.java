package tern.app.shell;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioSource;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.practice.PracticeNetwork;
import tern.app.shell.ShellModel.Screen;
import tern.app.theme.Appearance;
import tern.app.theme.Theme;
import tern.app.ui.Addresses;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;
import tern.wallet.units.TernException;

/// Decides what the frame shows and carries out what the person chooses in it: network, wallet, watched address,
/// colours. Plain Java; to be called on the FX thread.
public final class ShellPresenter {

    private final ShellModel model;
    private final PortfolioSource source;
    private final WalletDirectory directory;
    private final Memory memory;
    private final Texts texts;
    private final NetworkWords words;
    private final NoticeBook notices;
    private final ChoiceBook choices;
    private final LooksPresenter looks;
    private final Executor background;
    private final Executor ui;
    private final BiConsumer<Network, Runnable> consent;
    private final Choices.Watched holder;

    private List<WalletItem> folder = List.of();
    private List<Network> own = List.of();
    private Network network = Networks.practice();
    private List<NamedAccount> accounts = List.of();
    private Optional<PortfolioState> shown = Optional.empty();

    /// What the presenter works with.
    ///
    /// @param clock      for ages and notices
    /// @param background runs what touches files, one thing after the other
    /// @param ui         runs on the FX thread
    /// @param consent    does something with a network once the person agreed to what that means; maybe never
    public record Ports(
            PortfolioSource source,
            WalletDirectory wallets,
            Memory memory,
            Appearance appearance,
            InstantSource clock,
            Executor background,
            Executor ui,
            BiConsumer<Network, Runnable> consent) {}

    /// What the window was asked for when it was started, instead of what is remembered.
    ///
    /// @param wallet a name or an address
    public record Wish(Optional<Network> network, Optional<String> wallet, Optional<Theme> theme) {}

    public ShellPresenter(ShellModel model, Ports ports, Texts texts, TaoFormat format) {
        this.model = model;
        this.source = ports.source();
        this.directory = ports.wallets();
        this.memory = ports.memory();
        this.texts = texts;
        this.holder = new Choices.Watched(PracticeNetwork.holder(), texts.get("practice.holder"));
        this.words = new NetworkWords(texts, format, ports.clock(), model::ownNodeComes);
        this.notices = new NoticeBook(model, texts, format, ports.clock());
        this.background = ports.background();
        this.ui = ports.ui();
        this.consent = ports.consent();
        this.choices = new ChoiceBook(ports.memory(), ports.background(), ports.ui(), this::report);
        this.looks = new LooksPresenter(ports.appearance(), choices);
    }

    /// Reads what was chosen last time and the wallets' folder, then shows the pages or the first start.
    public void start(Wish wish) {
        background.execute(() -> {
            LastTime read = LastTime.read(memory, directory);
            ui.execute(() -> begin(read, wish));
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
        model.show(shown.filter(state -> state.network().isPresent()).map(words::picture));
    }

    /// Chooses one of [ShellModel#networks], once that was agreed to where it connects. The practice network's holder has
    /// nothing elsewhere: where only that one was shown it is the first start again.
    public void chooseNetwork(Network chosen) {
        if (accounts.isEmpty() || model.holder.get() || chosen.trust() == Trust.PRACTICE) {
            turnTo(chosen);
        } else {
            consent.accept(chosen, () -> turnTo(chosen));
        }
    }

    private void turnTo(Network chosen) {
        network = chosen;
        choices.change(kept -> kept.withNetwork(chosen.id()));
        if (isNew(model.networks, chosen)) {
            model.networks.add(chosen);
        }
        if (model.holder.get() && chosen.trust() != Trust.PRACTICE) {
            accounts = List.of();
            choices.borrow(kept -> kept.withoutWatched(holder.account()));
            fillWallets();
            model.wallet.set(Optional.empty());
            model.chosenWallet.set(Optional.empty());
            model.holder.set(false);
            model.screen.set(Screen.WELCOME);
        }
        select();
    }

    /// Shows what somebody owns on the practice network.
    public void tryPractice() {
        if (network.trust() != Trust.PRACTICE) {
            chooseNetwork(Networks.practice());
        }
        showHolder();
    }

    /// Reads the folder again and shows a wallet of it that was just made.
    public void openWallet(String name) {
        background.execute(() -> {
            LastTime read = LastTime.read(memory, directory);
            ui.execute(() -> {
                take(read);
                model.wallets.stream()
                        .filter(item -> item.kind() != WalletItem.Kind.WATCHED && item.name().equals(name))
                        .findFirst()
                        .ifPresent(this::chooseWallet);
            });
        });
    }

    /// The network that is shown, or will be.
    public Network network() {
        return network;
    }

    /// Shows the ways to begin, with a wallet of one's own.
    public void setUp() {
        refreshWallets();
        model.screen.set(Screen.WELCOME);
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
        keepHolder(item);
        Chosen.of(item).ifPresent(this::chooseAndRemember);
    }

    /// Shows all wallets of the folder at once. Watched addresses are not one's own and not among them.
    public void chooseAll() {
        Chosen.all(folder, texts).ifPresent(this::chooseAndRemember);
    }

    /// Shows several wallets and watched addresses at once, with one total.
    public void chooseSeveral(List<WalletItem> items) {
        Chosen.several(items, texts).ifPresent(this::chooseAndRemember);
    }

    /// Whether an item is among what is shown now.
    public boolean isShown(WalletItem item) {
        return accounts.stream().anyMatch(shownNow -> item.account().filter(shownNow.account()::equals).isPresent());
    }

    /// From the ways to begin back to what was shown before, if anything was.
    public void backToPages() {
        if (!accounts.isEmpty()) {
            model.screen.set(Screen.PAGES);
        }
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
            choices.change(kept -> kept.watching(watched));
            fillWallets();
        }
        itemOf(account).ifPresent(this::chooseWallet);
        return Optional.empty();
    }

    /// Watches an address no longer. What is shown now stays until something else is chosen.
    public void forget(WalletItem item) {
        item.account().ifPresent(account -> choices.change(kept -> kept.withoutWatched(account)));
        fillWallets();
    }

    /// Reads the wallets' folder again: files may have come since.
    public void refreshWallets() {
        background.execute(() -> {
            LastTime read = LastTime.read(memory, directory);
            ui.execute(() -> take(read));
        });
    }

    /// The person wants it tried again now.
    public void retry() {
        source.retry();
    }

    /// Colours and size of text.
    public LooksPresenter looks() {
        return looks;
    }

    /// Says which nodes the person named in Settings: they can be chosen like the known networks, in this order.
    public void offer(List<Network> named) {
        List<Network> all = new ArrayList<>(Networks.known());
        named.stream().filter(one -> isNew(all, one)).forEach(all::add);
        if (isNew(all, network)) {
            all.add(network);
        }
        own = List.copyOf(named);
        model.networks.setAll(all);
    }

    /// What happened beside what is shown.
    NoticeBook notices() {
        return notices;
    }

    /// Something went wrong beside what is shown, for instance when writing a file.
    public void report(Problem problem) {
        notices.add(problem.sentence(), problem.details());
    }

    private void take(LastTime read) {
        folder = read.wallets();
        model.walletsProblem.set(read.walletsProblem());
        read.trouble().ifPresent(this::report);
        fillWallets();
    }

    private void begin(LastTime read, Wish wish) {
        read.choices().ifPresent(choices::take);
        read.memoryProblem().ifPresent(this::report);
        looks.begin(wish.theme().orElse(choices.now().theme()), choices.now().zoom());
        // what the command line was asked for has its name from there, in English
        network = wish.network().map(Networks::spoken).or(choices::network).orElseGet(Networks::practice);
        offer(own);
        model.chosenNetwork.set(Optional.of(network.id()));
        take(read);
        if (wish.wallet().isPresent()) {
            model.startProblem.set(open(wish.wallet().get()).map(sentence -> new Problem(sentence, Optional.empty())));
        } else {
            // what was remembered may be gone since: then it is the first start again
            choices.now().wallet().ifPresent(this::open);
        }
        if (!accounts.isEmpty()) {
            return;
        }
        if (network.trust() == Trust.PRACTICE && wish.wallet().isEmpty() && read.isWithoutWallets()
                && choices.now().watched().isEmpty()) {
            showHolder();
        } else {
            model.screen.set(Screen.WELCOME);
        }
    }

    /// That is no choice of the person's, so nothing of it is written down.
    private void showHolder() {
        boolean own = itemOf(holder.account()).isPresent();
        choices.borrow(kept -> kept.watching(holder));
        fillWallets();
        itemOf(holder.account()).flatMap(Chosen::of).ifPresent(this::choose);
        model.holder.set(!own);
    }

    /// The holder was chosen by hand: from now on it is an address that the person watches.
    private void keepHolder(WalletItem item) {
        if (model.holder.get() && item.account().filter(holder.account()::equals).isPresent()) {
            choices.change(kept -> kept.watching(holder));
        }
    }

    /// Shows what the command line or the last time named. That is no new choice, so nothing of it is written down.
    ///
    /// @return why it cannot be shown
    private Optional<String> open(String wallet) {
        if (wallet.equals(Choices.ALL_WALLETS)) {
            Chosen.all(folder, texts).ifPresent(this::choose);
            return Optional.empty();
        }
        if (wallet.contains(Choices.AND)) {
            // what is gone of them since is left out
            List<String> keys = List.of(wallet.split(Choices.AND));
            Chosen.several(
                    model.wallets.stream().filter(item -> item.key().filter(keys::contains).isPresent()).toList(),
                    texts).ifPresent(this::choose);
            return Optional.empty();
        }
        Optional<WalletItem> named = model.wallets.stream().filter(item -> item.name().equals(wallet)).findFirst();
        if (named.isPresent()) {
            Chosen.of(named.get()).ifPresent(this::choose);
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
        choices.borrow(kept -> kept.watching(guest));
        fillWallets();
        itemOf(account).flatMap(Chosen::of).ifPresent(this::choose);
        return Optional.empty();
    }

    private Optional<WalletItem> itemOf(AccountId account) {
        return model.wallets.stream().filter(item -> item.account().filter(account::equals).isPresent()).findFirst();
    }

    private void chooseAndRemember(Chosen chosen) {
        choices.change(kept -> kept.withWallet(chosen.key()));
        choose(chosen);
    }

    private void choose(Chosen chosen) {
        model.holder.set(false);
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

    private static boolean isNew(List<Network> all, Network one) {
        return all.stream().noneMatch(known -> known.id().equals(one.id()));
    }

    private void fillWallets() {
        List<WalletItem> all = new ArrayList<>(folder);
        choices.now().watched().stream().map(this::item).forEach(all::add);
        model.wallets.setAll(all);
    }

    /// The practice network's holder is called so however it came among what is watched, and in any language.
    private WalletItem item(Choices.Watched watched) {
        String name = watched.account().equals(holder.account()) ? holder.label() : watched.label();
        return new WalletItem(name, Optional.of(watched.account()), WalletItem.Kind.WATCHED,
                Optional.empty());
    }
}
