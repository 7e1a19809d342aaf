package tern.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                .map(account -> new Chosen(
                        item.kind() == WalletItem.Kind.WATCHED ? account.address() : item.name(),
                        List.of(new NamedAccount(item.name(), account)),
                        new WalletPicture(item.name(), Addresses.shorten(account), Optional.of(account))));
    }

    /// All wallets of the folder at once; where there is only one, that one.
    static Optional<Chosen> all(List<WalletItem> folder, Texts texts) {
        List<NamedAccount> all = new ArrayList<>();
        for (WalletItem item : folder) {
            item.account()
                    .filter(account -> all.stream().noneMatch(known -> known.account().equals(account)))
                    .ifPresent(account -> all.add(new NamedAccount(item.name(), account)));
        }
        if (all.size() <= 1) {
            return folder.stream().filter(item -> item.account().isPresent()).findFirst().flatMap(Chosen::of);
        }
        return Optional.of(new Chosen(Choices.ALL_WALLETS, List.copyOf(all), new WalletPicture(texts.get("wallet.all"),
                texts.get("wallet.all.count", Integer.toString(all.size())), Optional.empty())));
    }
}
