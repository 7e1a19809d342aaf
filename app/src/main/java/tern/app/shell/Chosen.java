package tern.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tern.app.feed.NamedAccount;
import tern.app.ui.Addresses;
import tern.app.ui.Texts;

/// Something to show: one wallet, or all of the folder.
///
/// @param key how [Choices#wallet] writes it
record Chosen(String key, List<NamedAccount> accounts, WalletPicture picture) {

    /// @return empty where its coldkey is not known
    static Optional<Chosen> of(WalletItem item) {
        return item.account()
                .map(account -> new Chosen(item.key().orElseThrow(),
                        List.of(new NamedAccount(item.title(), account)),
                        new WalletPicture(item.title(), Addresses.shorten(account), Optional.of(account))));
    }

    /// Some wallets and watched addresses at once, with one total; where there is only one, that one.
    static Optional<Chosen> several(List<WalletItem> items, Texts texts) {
        List<NamedAccount> accounts = new ArrayList<>();
        List<WalletItem> taken = new ArrayList<>();
        for (WalletItem item : items) {
            if (item.account().isPresent()
                    && accounts.stream().noneMatch(known -> known.account().equals(item.account().get()))) {
                accounts.add(new NamedAccount(item.title(), item.account().get()));
                taken.add(item);
            }
        }
        if (taken.size() <= 1) {
            return taken.stream().findFirst().flatMap(Chosen::of);
        }
        String key = taken.stream().flatMap(item -> item.key().stream()).collect(Collectors.joining(Choices.AND));
        return Optional.of(new Chosen(key, List.copyOf(accounts), new WalletPicture(
                taken.stream().map(WalletItem::title).collect(Collectors.joining(", ")),
                texts.get("wallet.all.count", Integer.toString(taken.size())), Optional.empty())));
    }

    /// All wallets of the folder at once; where there is only one, that one.
    static Optional<Chosen> all(List<WalletItem> folder, Texts texts) {
        List<NamedAccount> all = new ArrayList<>();
        for (WalletItem item : folder) {
            item.account()
                    .filter(account -> all.stream().noneMatch(known -> known.account().equals(account)))
                    .ifPresent(account -> all.add(new NamedAccount(item.title(), account)));
        }
        if (all.size() <= 1) {
            return folder.stream().filter(item -> item.account().isPresent()).findFirst().flatMap(Chosen::of);
        }
        return Optional.of(new Chosen(Choices.ALL_WALLETS, List.copyOf(all), new WalletPicture(texts.get("wallet.all"),
                texts.get("wallet.all.count", Integer.toString(all.size())), Optional.empty())));
    }
}
