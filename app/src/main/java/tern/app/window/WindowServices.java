package tern.app.window;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.BootException;
import tern.app.boot.Folders;
import tern.app.boot.OwnerOnly;
import tern.app.boot.SettingsStore;
import tern.app.feed.ChainTap;
import tern.app.feed.LivePortfolioService;
import tern.app.feed.OwnNodeSource;
import tern.app.feed.PortfolioSource;
import tern.app.feed.Problem;
import tern.app.history.HistoryService;
import tern.app.market.MarketService;
import tern.app.practice.PracticeNetwork;
import tern.app.shell.Memory;
import tern.app.transact.AddressNames;
import tern.app.transact.TransactionDesk;
import tern.app.ui.Texts;
import tern.app.wallets.Labels;
import tern.node.manage.NodeService;
import tern.wallet.chain.ChainOptions;

/// What one open window lives on, over one home: the feed, the history, the practice network, the settings, the thread
/// for files. All of it begins and ends with the window. To be made and closed off the FX thread.
final class WindowServices {

    private static final Logger LOG = LoggerFactory.getLogger(WindowServices.class);
    /// For a transaction that no node reports on; half a block.
    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofSeconds(6);
    private static final Duration SAVING_LIMIT = Duration.ofSeconds(5);
    private static final Duration TRAY_LIMIT = Duration.ofSeconds(2);

    private final Folders folders;
    private final Memory memory;
    private final ExecutorService background = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().name("files").factory());
    private final ChainOptions chain;
    private final PracticeNetwork practice;
    private final SettingsParts settings;
    private final Locale locale;
    private final PortfolioSource source;
    private final HistoryService history;
    private final MarketService market;
    private final ChainTap tap = new ChainTap();
    private final NodeParts nodes;
    private final MiningParts mining;

    /// @param memory what was chosen last time, and whether it is kept
    WindowServices(Folders folders, Memory memory) {
        this.folders = folders;
        this.memory = memory;
        chain = ChainOptions.standard().withMetadataCache(folders.metadataCache());
        practice = PracticeNetwork.of(folders);
        settings = SettingsWiring.parts(folders, chain, practice, background);
        locale = SettingsWiring.locale(settings);
        // errors and outcomes are made far from the window, and speak its language
        Locale.setDefault(Locale.Category.DISPLAY, locale);
        OwnNodeSource feed = new OwnNodeSource(new LivePortfolioService(chain, practice, tap, InstantSource.system(),
                defect -> new Problem(Texts.load(locale).get("problem.defect"), Optional.of(defect.toString()))), chain,
                InstantSource.system());
        source = feed;
        nodes = NodeWiring.parts(folders, practice, feed::own);
        mining = MiningWiring.parts(folders);
        history = new HistoryService(folders.historyFile(), source, tap, chain);
        market = new MarketService(history.store(), source, tap, chain);
    }

    SettingsParts settings() {
        return settings;
    }

    void start() {
        try {
            // on the very first start there is no folder yet, and the history begins before anybody else writes
            OwnerOnly.createFolder(folders.data());
        } catch (BootException e) {
            // the history says what is wrong with its folder
            LOG.warn("{} {}", e.sentence(), e.details().orElse(""));
        }
        history.start();
        market.start();
    }

    /// The window's content over all this. On the FX thread.
    ///
    /// @param width  in pixels
    /// @param height in pixels
    MainScene scene(double width, double height) {
        KeystoreWallets wallets = new KeystoreWallets(folders.wallets(),
                Optional.of(new Labels(new SettingsStore(folders.settingsFile()), Texts.load(locale))));
        return new MainScene(new MainScene.Parts(source, wallets, memory,
                main -> FileSaver.of(main, background),
                locale, InstantSource.system(), background, this::desk, settings, folders,
                main -> new DesktopChoosers(() -> main.scene().getWindow()), history, market, tap, nodes, mining),
                width,
                height);
    }

    /// When the scene is closed: what was to be written is written, as long as that takes no longer than it should.
    void close() throws InterruptedException {
        settings.tray().close(TRAY_LIMIT);
        mining.hardware().close();
        mining.miners().close();
        nodes.services().forEach(NodeService::close);
        source.close();
        market.close();
        history.close();
        background.shutdown();
        boolean _ = background.awaitTermination(SAVING_LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    /// Over the same practice network as all else: whoever starts its node must know of those who stop it.
    private TransactionDesk desk(AddressNames names) {
        return new TransactionDesk(new TransactionDesk.Tools(folders, names, practice, chain, InstantSource.system(),
                PAUSE_BETWEEN_LOOKS));
    }
}
