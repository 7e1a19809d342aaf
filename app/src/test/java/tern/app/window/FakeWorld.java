package tern.app.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import tern.app.TestHabits;
import tern.app.boot.BootException;
import tern.app.boot.Folders;
import tern.app.feed.ChainTap;
import tern.app.feed.NamedAccount;
import tern.app.feed.OwnNode;
import tern.app.feed.Samples;
import tern.app.feed.ScriptedSource;
import tern.app.practice.PracticeNetwork;
import tern.app.history.ScriptedHistory;
import tern.app.market.ScriptedMarket;
import tern.app.mining.MinerPlace;
import tern.app.mining.ScriptedHardware;
import tern.app.mining.ScriptedMiners;
import tern.app.mining.seat.ScriptedSeats;
import tern.app.mining.worth.ScriptedWorth;
import tern.app.node.ScriptedNode;
import tern.app.shell.Choices;
import tern.app.shell.Memory;
import tern.app.shell.WalletDirectory;
import tern.app.shell.WalletItem;
import tern.app.theme.Theme;
import tern.app.transact.AddressNames;
import tern.app.transact.TransactionDesk;
import tern.node.manage.NodeKind;
import tern.wallet.chain.ChainOptions;
import tern.app.ui.Choosers;

/// What surrounds the window, made up: wallets, memory, clock, saved files.
final class FakeWorld {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:04Z");

    final ScriptedSource source = new ScriptedSource();
    final FakeSettings settings = new FakeSettings();
    volatile Locale locale = Locale.ENGLISH;
    volatile Instant now = NOW;
    final ScriptedHistory history = new ScriptedHistory();
    final ScriptedNode practiceNode = new ScriptedNode(NodeKind.PRACTICE);
    final ScriptedNode bittensorNode = new ScriptedNode(NodeKind.BITTENSOR);
    final List<Path> openedFolders = new CopyOnWriteArrayList<>();
    final NodeParts nodes = new NodeParts(List.of(practiceNode, bittensorNode), openedFolders::add, "Linux",
            "apt-get"::equals, this::reads);
    /// What the wallet was told of the node on this computer: where it can be read from, or that it cannot.
    final List<Optional<OwnNode>> reads = new CopyOnWriteArrayList<>();
    /// How each miner stands on the chain, by its profile's name.
    final Map<String, MinerPlace> places = new ConcurrentHashMap<>();
    volatile boolean reachable = true;
    final ScriptedMiners miners = new ScriptedMiners();
    final ScriptedHardware hardware = new ScriptedHardware();
    final ScriptedWorth worth = new ScriptedWorth();
    final ScriptedSeats seats = new ScriptedSeats();
    final MiningParts mining = new MiningParts(miners, hardware, openedFolders::add,
            Optional.of((profile, _, _) -> Optional.ofNullable(places.get(profile.name()))), _ -> reachable,
            _ -> new MiningChain(worth, seats));
    final ScriptedMarket market = new ScriptedMarket();
    final List<WalletItem> wallets = new CopyOnWriteArrayList<>();
    /// Whether what touches files waits for [#catchUp].
    final AtomicBoolean slowly = new AtomicBoolean();
    private final Queue<Runnable> later = new ConcurrentLinkedQueue<>();
    final List<String> saved = new CopyOnWriteArrayList<>();
    volatile Choices choices = new Choices(Optional.of("finney"), Optional.of("savings"), List.of(), Theme.DARK, 100);

    final Folders folders = folders();
    /// What the next dialog for a file or folder answers.
    volatile Optional<Path> chosen = Optional.empty();

    FakeWorld() {
        wallets.add(item(Samples.SAVINGS));
        wallets.add(item(Samples.TRADING));
    }

    private void inBackground(Runnable work) {
        if (slowly.get()) {
            later.add(work);
        } else {
            work.run();
        }
    }

    /// What waited is done now.
    void catchUp() {
        slowly.set(false);
        for (Runnable work = later.poll(); work != null; work = later.poll()) {
            work.run();
        }
    }

    private void reads(Optional<OwnNode> now) {
        reads.add(now);
    }

    /// The chain answers with what the wallet owns, and its newest block is four seconds old.
    void lives() {
        source.answering(Samples.live(Samples.portfolio(), NOW.minusSeconds(4)));
    }

    /// A home of its own, where the page about what leaves this computer was seen already.
    private static Folders folders() {
        try {
            Path home = TestHabits.folder("tern-window");
            Folders made = new Folders(home, home.resolve("state"), home.resolve("data"), home.resolve("cache"),
                    home.resolve("wallets"));
            Files.writeString(made.settingsFile(), "{\"leaves\":\"seen\"}");
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Choosers choosers() {
        return new Choosers() {
            @Override
            public Optional<Path> openFile(String title, Filter... only) {
                return chosen;
            }

            @Override
            public Optional<Path> openFolder(String title) {
                return chosen;
            }

            @Override
            public Optional<Path> saveFile(String title, String name) {
                return chosen;
            }
        };
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
        }, _ -> (name, text) -> saved.add(name + "\n" + text), locale, () -> now, this::inBackground,
                names -> desk(names, () -> now),
                settings.parts(), folders, _ -> choosers(), history, market, new ChainTap(), nodes, mining);
    }

    /// Over folders without anything in them.
    static TransactionDesk desk(AddressNames names) {
        return desk(names, InstantSource.system());
    }

    private static TransactionDesk desk(AddressNames names, InstantSource clock) {
        try {
            Path home = TestHabits.folder("tern-fake-world");
            Folders folders = Folders.find(Map.of("TERN_HOME", home.toString(), "HOME", home.toString()),
                    Optional.empty(), Optional.empty());
            // the made-up practice network has no node: a file in its place keeps one from being started for it
            Files.createDirectories(folders.data());
            Files.writeString(PracticeNetwork.of(folders).path(), "");
            return new TransactionDesk(new TransactionDesk.Tools(folders, names, PracticeNetwork.of(folders),
                    ChainOptions.standard(), clock, Duration.ofSeconds(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BootException e) {
            throw new IllegalStateException(e);
        }
    }
}
