package tern.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tern.app.theme.Theme;
import tern.app.ui.Addresses;
import tern.app.ui.Texts;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.Ss58;

/// Gathers what the finder can find now.
public final class FinderEntries {

    private final ShellModel model;
    private final ShellPresenter presenter;
    private final Texts texts;
    private final Supplier<List<FinderEntry>> ofPages;
    private final Consumer<Runnable> later;

    /// @param ofPages what pages offer themselves, for instance the subnets one has stake on
    /// @param later   asks for what takes longer to be known, and tells, on the FX thread, when there is more
    public FinderEntries(
            ShellModel model, ShellPresenter presenter, Texts texts, Supplier<List<FinderEntry>> ofPages,
            Consumer<Runnable> later) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.ofPages = ofPages;
        this.later = later;
    }

    void later(Runnable more) {
        later.accept(more);
    }

    List<FinderEntry> all(List<Page> pages, Consumer<Page> showPage) {
        List<FinderEntry> entries = new ArrayList<>();
        for (Page page : pages) {
            entries.add(new FinderEntry(texts.get("finder.page"), page.title(), "", () -> showPage.accept(page)));
        }
        for (WalletItem item : model.wallets()) {
            item.account()
                    .ifPresent(account -> entries.add(new FinderEntry(texts.get("finder.wallet"), item.title(),
                            Addresses.shorten(account), account.address(), () -> presenter.chooseWallet(item))));
        }
        for (Network network : model.networks()) {
            entries.add(new FinderEntry(texts.get("finder.network"), network.title(), network.id(),
                    () -> presenter.chooseNetwork(network)));
        }
        action(entries, "finder.dark", () -> presenter.looks().wear(Theme.DARK));
        action(entries, "finder.light", () -> presenter.looks().wear(Theme.LIGHT));
        action(entries, "finder.system", () -> presenter.looks().wear(Theme.SYSTEM));
        action(entries, "finder.larger", presenter.looks()::zoomIn);
        action(entries, "finder.smaller", presenter.looks()::zoomOut);
        action(entries, "finder.normal", presenter.looks()::zoomNormal);
        action(entries, "finder.again", presenter::retry);
        entries.addAll(ofPages.get());
        return entries;
    }

    /// An address can be watched at once.
    Optional<FinderEntry> special(String query) {
        AccountId account;
        try {
            account = Ss58.parse(query);
        } catch (AddressException notAnAddress) {
            // most of what is typed here is no address: nothing is wrong with that
            return Optional.empty();
        }
        return Optional.of(new FinderEntry(texts.get("finder.address"),
                texts.get("finder.watch", Addresses.shorten(account)), "", () -> presenter.watch(query)));
    }

    private void action(List<FinderEntry> entries, String key, Runnable action) {
        entries.add(new FinderEntry(texts.get("finder.action"), texts.get(key), "", action));
    }
}
