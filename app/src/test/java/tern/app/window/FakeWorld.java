package tern.app.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import tern.app.feed.NamedAccount;
import tern.app.feed.Samples;
import tern.app.feed.ScriptedSource;
import tern.app.history.ScriptedHistory;
import tern.app.shell.Choices;
import tern.app.shell.Memory;
import tern.app.shell.WalletDirectory;
import tern.app.shell.WalletItem;
import tern.app.theme.Theme;

/// What surrounds the window, made up: wallets, memory, clock, saved files.
final class FakeWorld {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:04Z");

    final ScriptedSource source = new ScriptedSource();
    final ScriptedHistory history = new ScriptedHistory();
    final List<WalletItem> wallets = new CopyOnWriteArrayList<>();
    final List<String> saved = new CopyOnWriteArrayList<>();
    volatile Choices choices = new Choices(Optional.of("finney"), Optional.of("savings"), List.of(), Theme.DARK, 100);

    FakeWorld() {
        wallets.add(item(Samples.SAVINGS));
        wallets.add(item(Samples.TRADING));
    }

    static WalletItem item(NamedAccount account) {
        return new WalletItem(account.name(), Optional.of(account.account()), WalletItem.Kind.WALLET, Optional.empty());
    }

    MainScene.Parts parts() {
        return new MainScene.Parts(source, new WalletDirectory() {
            @Override
            public String folder() {
                return "~/.bittensor/wallets";
            }

            @Override
            public List<WalletItem> list() {
                return new ArrayList<>(wallets);
            }
        }, new Memory() {
            @Override
            public Choices load() {
                return choices;
            }

            @Override
            public void save(UnaryOperator<Choices> change) {
                choices = change.apply(choices);
            }
        }, _ -> (name, text) -> saved.add(name + "\n" + text), Locale.ENGLISH, () -> NOW, Runnable::run, history);
    }
}
