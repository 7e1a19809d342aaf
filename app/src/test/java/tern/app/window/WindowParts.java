package tern.app.window;

import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Function;
import tern.app.boot.Folders;
import tern.app.boot.SettingsStore;
import tern.app.feed.ChainTap;
import tern.app.feed.PortfolioSource;
import tern.app.history.HistorySource;
import tern.app.history.ScriptedHistory;
import tern.app.market.MarketSource;
import tern.app.market.ScriptedMarket;
import tern.app.shell.Memory;
import tern.app.shell.WalletDirectory;
import tern.app.transact.AddressNames;
import tern.app.transact.TransactionDesk;
import tern.app.ui.Choosers;

/// What a window stands on, put together by a test that wants some of it otherwise.
final class WindowParts {

    private MainScene.Parts made;

    private WindowParts(MainScene.Parts made) {
        this.made = made;
    }

    static WindowParts of(MainScene.Parts made) {
        return new WindowParts(made);
    }

    /// Wallets and settings are those of folders; dialogs are not answered, and nothing is known of the past.
    static WindowParts on(
            Folders folders, PortfolioSource source, Executor background,
            Function<AddressNames, TransactionDesk> desk) {
        FakeWorld none = new FakeWorld();
        return new WindowParts(new MainScene.Parts(source, new KeystoreWallets(folders.wallets()),
                new SettingsMemory(new SettingsStore(folders.settingsFile())), _ -> (_, _) -> {}, Locale.ENGLISH,
                InstantSource.system(), background, desk, new FakeSettings().parts(), folders,
                _ -> none.choosers(), new ScriptedHistory(), new ScriptedMarket(), new ChainTap(), none.nodes,
                none.mining));
    }

    WindowParts source(PortfolioSource source) {
        made = new MainScene.Parts(source, made.wallets(), made.memory(), made.saver(), made.locale(), made.clock(),
                made.background(), made.desk(), made.settings(), made.folders(), made.choosers(), made.history(),
                made.market(), made.tap(), made.nodes(), made.mining());
        return this;
    }

    WindowParts wallets(WalletDirectory wallets, Memory memory) {
        made = new MainScene.Parts(made.source(), wallets, memory, made.saver(), made.locale(), made.clock(),
                made.background(), made.desk(), made.settings(), made.folders(), made.choosers(), made.history(),
                made.market(), made.tap(), made.nodes(), made.mining());
        return this;
    }

    WindowParts at(Locale locale, InstantSource clock) {
        made = new MainScene.Parts(made.source(), made.wallets(), made.memory(), made.saver(), locale, clock,
                made.background(), made.desk(), made.settings(), made.folders(), made.choosers(), made.history(),
                made.market(), made.tap(), made.nodes(), made.mining());
        return this;
    }

    WindowParts settings(SettingsParts settings) {
        made = new MainScene.Parts(made.source(), made.wallets(), made.memory(), made.saver(), made.locale(),
                made.clock(), made.background(), made.desk(), settings, made.folders(), made.choosers(),
                made.history(), made.market(), made.tap(), made.nodes(), made.mining());
        return this;
    }

    WindowParts choosers(Choosers choosers) {
        made = new MainScene.Parts(made.source(), made.wallets(), made.memory(), made.saver(), made.locale(),
                made.clock(), made.background(), made.desk(), made.settings(), made.folders(), _ -> choosers,
                made.history(), made.market(), made.tap(), made.nodes(), made.mining());
        return this;
    }

    WindowParts past(HistorySource history, MarketSource market) {
        made = new MainScene.Parts(made.source(), made.wallets(), made.memory(), made.saver(), made.locale(),
                made.clock(), made.background(), made.desk(), made.settings(), made.folders(), made.choosers(),
                history, market, made.tap(), made.nodes(), made.mining());
        return this;
    }

    WindowParts tap(ChainTap tap) {
        made = new MainScene.Parts(made.source(), made.wallets(), made.memory(), made.saver(), made.locale(),
                made.clock(), made.background(), made.desk(), made.settings(), made.folders(), made.choosers(),
                made.history(), made.market(), tap, made.nodes(), made.mining());
        return this;
    }

    WindowParts nodes(NodeParts nodes) {
        made = new MainScene.Parts(made.source(), made.wallets(), made.memory(), made.saver(), made.locale(),
                made.clock(), made.background(), made.desk(), made.settings(), made.folders(), made.choosers(),
                made.history(), made.market(), made.tap(), nodes, made.mining());
        return this;
    }

    WindowParts mining(MiningParts mining) {
        made = new MainScene.Parts(made.source(), made.wallets(), made.memory(), made.saver(), made.locale(),
                made.clock(), made.background(), made.desk(), made.settings(), made.folders(), made.choosers(),
                made.history(), made.market(), made.tap(), made.nodes(), mining);
        return this;
    }

    MainScene.Parts parts() {
        return made;
    }
}
