package tern.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.app.theme.Theme;
import tern.wallet.keys.AccountId;

/// What the person chose in the window, kept from one start to the next.
///
/// @param network a network's word or a node's address
/// @param wallet  a wallet's name, a watched address, several of them with [#AND] between, or [#ALL_WALLETS]
/// @param watched addresses that are looked at without a key
/// @param theme   colours
/// @param zoom    percent
public record Choices(
        Optional<String> network,
        Optional<String> wallet,
        List<Watched> watched,
        Theme theme,
        int zoom) {

    /// Stands for all wallets at once; no wallet's folder can have this name.
    public static final String ALL_WALLETS = "*";

    /// Stands between several wallets that are shown together; no wallet's name and no address has it.
    public static final String AND = "/";

    /// @param account whose
    /// @param label   the person's own word for it, or its short form
    public record Watched(AccountId account, String label) {}

    public Choices {
        watched = List.copyOf(watched);
    }

    public Choices withNetwork(String text) {
        return new Choices(Optional.of(text), wallet, watched, theme, zoom);
    }

    public Choices withWallet(String text) {
        return new Choices(network, Optional.of(text), watched, theme, zoom);
    }

    public Choices withTheme(Theme newTheme) {
        return new Choices(network, wallet, watched, newTheme, zoom);
    }

    public Choices withZoom(int percent) {
        return new Choices(network, wallet, watched, theme, percent);
    }

    /// Watches one more, unless it is watched already.
    public Choices watching(Watched one) {
        if (watched.stream().anyMatch(known -> known.account().equals(one.account()))) {
            return this;
        }
        List<Watched> more = new ArrayList<>(watched);
        more.add(one);
        return new Choices(network, wallet, more, theme, zoom);
    }

    public Choices withoutWatched(AccountId account) {
        return new Choices(network, wallet,
                watched.stream().filter(known -> !known.account().equals(account)).toList(), theme, zoom);
    }
}
