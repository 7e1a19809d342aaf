package tern.app.window;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import tern.app.shell.ShellModel;
import tern.app.shell.WalletItem;
import tern.app.transact.AddressNames;

/// The names of addresses that the window knows: wallets of the folder and watched addresses. Follows the frame's list on
/// the FX thread; any thread may ask.
final class ShellNames implements AddressNames {

    private volatile List<Named> all = List.of();

    ShellNames(ShellModel model) {
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
        all = List.copyOf(named);
    }

    @Override
    public List<Named> all() {
        return all;
    }
}
