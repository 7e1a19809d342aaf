package tern.app.window;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import tern.app.shell.ShellModel;
import tern.app.shell.WalletItem;
import tern.app.transact.AddressNames;
import tern.app.wallets.AddressBook;

/// The names of addresses that the window knows: wallets of the folder, watched addresses, and the address book. Follows
/// the frame's list on the FX thread; any thread may ask.
final class ShellNames implements AddressNames {

    private final AddressBook book;
    private volatile List<Named> known = List.of();

    ShellNames(ShellModel model, AddressBook book) {
        this.book = book;
        model.wallets().addListener((Observable _) -> read(model));
        read(model);
    }

    private void read(ShellModel model) {
        List<Named> named = new ArrayList<>();
        for (WalletItem item : model.wallets()) {
            item.account()
                    .ifPresent(account -> named.add(new Named(account, item.name(),
                            item.kind() == WalletItem.Kind.WALLET ? Origin.OWN_WALLET : Origin.WATCHED, false)));
        }
        known = List.copyOf(named);
    }

    @Override
    public List<Named> all() {
        List<Named> all = new ArrayList<>(known);
        book.all()
                .forEach(contact -> all.add(new Named(contact.account(), contact.name(), Origin.BOOK,
                        contact.exchange())));
        return all;
    }
}
