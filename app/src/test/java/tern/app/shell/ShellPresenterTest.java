package tern.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tern.app.feed.Comparison;
import tern.app.feed.PortfolioState;
import tern.app.feed.PortfolioState.Link;
import tern.app.feed.Problem;
import tern.app.feed.Samples;
import tern.app.feed.ScriptedSource;
import tern.app.practice.PracticeNetwork;
import tern.app.shell.NetworkPicture.Dot;
import tern.app.shell.ShellModel.Screen;
import tern.app.shell.ShellPresenter.Wish;
import tern.app.theme.Appearance;
import tern.app.theme.Theme;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.units.TernException;

/// Without a toolkit: files and FX thread are stood in for by running things at once.
class ShellPresenterTest {

    private static final Wish NO_WISH = new Wish(Optional.empty(), Optional.empty(), Optional.empty());
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:04Z");

    private final ShellModel model = new ShellModel();
    private final ScriptedSource source = new ScriptedSource();
    private final Files files = new Files();
    private final Looks looks = new Looks();
    private Instant now = NOW;
    private final ShellPresenter presenter = new ShellPresenter(model,
            new ShellPresenter.Ports(source, files, files, looks, () -> now, Runnable::run, Runnable::run,
                    (_, action) -> action.run()),
            Texts.load(Locale.ENGLISH), new TaoFormat(Locale.ENGLISH));

    private static final class Trial extends TernException {
        private static final long serialVersionUID = 1L;

        Trial(String message) {
            super(message, "technical");
        }
    }

    private static final class Looks implements Appearance {
        private Theme theme = Theme.SYSTEM;
        private int zoom = 100;

        @Override
        public void wear(Theme wanted) {
            theme = wanted;
        }

        @Override
        public void zoom(int percent) {
            zoom = Math.clamp(percent, 80, 200);
        }

        @Override
        public int zoom() {
            return zoom;
        }
    }

    private static final class Files implements WalletDirectory, Memory {
        private final List<WalletItem> wallets = new ArrayList<>(List.of(
                new WalletItem("savings", Optional.of(Samples.SAVINGS.account()), WalletItem.Kind.WALLET,
                        Optional.empty()),
                new WalletItem("trading", Optional.of(Samples.TRADING.account()), WalletItem.Kind.WALLET,
                        Optional.empty()),
                new WalletItem("broken", Optional.empty(), WalletItem.Kind.WALLET,
                        Optional.of("Its public file is damaged."))));
        private Choices choices = new Choices(Optional.empty(), Optional.empty(), List.of(), Theme.SYSTEM, 100);
        private Optional<TernException> listFailure = Optional.empty();
        private Optional<TernException> saveFailure = Optional.empty();
        private int saves;

        @Override
        public String folder() {
            return "~/.bittensor/wallets";
        }

        @Override
        public List<WalletItem> list() throws TernException {
            if (listFailure.isPresent()) {
                throw listFailure.get();
            }
            return List.copyOf(wallets);
        }

        @Override
        public Choices load() {
            return choices;
        }

        @Override
        public void save(UnaryOperator<Choices> change) throws TernException {
            if (saveFailure.isPresent()) {
                throw saveFailure.get();
            }
            saves++;
            choices = change.apply(choices);
        }
    }

    private ScriptedSource.Selection selected() {
        return source.selections().getLast();
    }

    @Test
    void withoutAnEarlierChoiceItIsTheFirstStart() {
        presenter.start(NO_WISH);
        assertThat(model.screen().get()).isEqualTo(Screen.WELCOME);
        assertThat(source.selections()).isEmpty();
        assertThat(model.wallets()).hasSize(3);
        presenter.chooseAll();
        assertThat(model.screen().get()).isEqualTo(Screen.PAGES);
        assertThat(selected().network()).isEqualTo(Networks.practice());
        assertThat(selected().accounts()).containsExactly(Samples.SAVINGS, Samples.TRADING);
        assertThat(files.choices.wallet()).contains("*");
        assertThat(model.networks().getFirst()).isEqualTo(Networks.practice());
    }

    @Test
    void theLastChoiceIsShownAgainAndNotWrittenDownAnew() {
        files.choices = new Choices(Optional.of("ws://10.0.0.7:9944"), Optional.of("trading"), List.of(), Theme.LIGHT,
                120);
        presenter.start(NO_WISH);
        assertThat(model.screen().get()).isEqualTo(Screen.PAGES);
        assertThat(selected().network().id()).isEqualTo("ws://10.0.0.7:9944");
        assertThat(selected().accounts()).containsExactly(Samples.TRADING);
        assertThat(model.networks()).extracting(Network::id)
                .containsExactly("practice", "finney", "test", "local",
                        "ws://10.0.0.7:9944");
        assertThat(looks.theme).isEqualTo(Theme.LIGHT);
        assertThat(looks.zoom).isEqualTo(120);
        assertThat(files.saves).isZero();
    }

    @Test
    void whatTheCommandLineAsksForWinsAndIsNotRemembered() {
        files.choices = new Choices(Optional.of("finney"), Optional.of("trading"), List.of(), Theme.DARK, 100);
        String address = Samples.account("guest").address();
        presenter.start(new Wish(Optional.of(Networks.test()), Optional.of(address), Optional.of(Theme.LIGHT)));
        assertThat(selected().network()).isEqualTo(Networks.test());
        assertThat(selected().accounts().getFirst().account()).isEqualTo(Samples.account("guest"));
        assertThat(looks.theme).isEqualTo(Theme.LIGHT);
        assertThat(files.saves).isZero();
        assertThat(model.wallets().getLast().account()).contains(Samples.account("guest"));
    }

    @Test
    void whatTheCommandLineAsksForAndIsNotThereIsSaid() {
        presenter.start(new Wish(Optional.empty(), Optional.of("nobody"), Optional.empty()));
        assertThat(model.screen().get()).isEqualTo(Screen.WELCOME);
        assertThat(model.startProblem().get().orElseThrow().sentence()).contains("“nobody”")
                .contains("~/.bittensor/wallets");
    }

    @Test
    void aWalletWithoutAnAddressIsNotShownAndSaysWhy() {
        presenter.start(new Wish(Optional.empty(), Optional.of("broken"), Optional.empty()));
        assertThat(model.startProblem().get()).map(Problem::sentence).contains("Its public file is damaged.");
        assertThat(source.selections()).isEmpty();
    }

    @Test
    void aRememberedWalletThatIsGoneMakesItTheFirstStartAgain() {
        files.choices = files.choices.withWallet("sold");
        presenter.start(NO_WISH);
        assertThat(model.screen().get()).isEqualTo(Screen.WELCOME);
        assertThat(model.startProblem().get()).isEmpty();
    }

    @Test
    void anUnreadableFolderIsSaidAndDoesNotStopWatching() {
        files.listFailure = Optional.of(new Trial("The folder cannot be read."));
        presenter.start(NO_WISH);
        assertThat(model.walletsProblem().get()).map(Problem::sentence).contains("The folder cannot be read.");
        assertThat(presenter.watch(Samples.account("x").address())).isEmpty();
        assertThat(model.screen().get()).isEqualTo(Screen.PAGES);
    }

    @Test
    void withNothingOnThisComputerThePracticeHolderIsShownAndNotWrittenDown() {
        files.wallets.clear();
        presenter.start(NO_WISH);
        assertThat(model.screen().get()).isEqualTo(Screen.PAGES);
        assertThat(model.holder().get()).isTrue();
        assertThat(selected().network()).isEqualTo(Networks.practice());
        assertThat(selected().accounts().getFirst().account()).isEqualTo(PracticeNetwork.holder());
        assertThat(model.wallet().get()).map(WalletPicture::name).contains("Practice holder");
        assertThat(files.saves).isZero();
        presenter.setUp();
        assertThat(model.screen().get()).isEqualTo(Screen.WELCOME);
        presenter.tryPractice();
        assertThat(model.screen().get()).isEqualTo(Screen.PAGES);
        assertThat(files.saves).isZero();
        assertThat(presenter.watch(Samples.account("x").address())).isEmpty();
        assertThat(model.holder().get()).isFalse();
        assertThat(files.choices.watched()).extracting(Choices.Watched::account).containsExactly(Samples.account("x"));
    }

    @Test
    void theHolderIsCalledSoHoweverItCameToBeWatched() {
        presenter.start(new Wish(Optional.of(Networks.practice()), Optional.of(PracticeNetwork.holder().address()),
                Optional.empty()));
        assertThat(model.wallet().get()).map(WalletPicture::name).contains("Practice holder");
        files.choices = new Choices(Optional.of("practice"), Optional.of(PracticeNetwork.holder().address()),
                List.of(new Choices.Watched(PracticeNetwork.holder(), "Übungskonto")), Theme.SYSTEM, 100);
        presenter.start(NO_WISH);
        assertThat(model.wallet().get()).map(WalletPicture::name).contains("Practice holder");
        assertThat(model.wallets())
                .filteredOn(item -> item.account().filter(PracticeNetwork.holder()::equals).isPresent())
                .extracting(WalletItem::title)
                .containsExactly("Practice holder");
    }

    @Test
    void theHolderIsOnlyForThePracticeNetworkAndForWhoHasNothing() {
        files.wallets.clear();
        files.choices = new Choices(Optional.of("finney"), Optional.empty(), List.of(), Theme.SYSTEM, 100);
        presenter.start(NO_WISH);
        assertThat(model.screen().get()).isEqualTo(Screen.WELCOME);
        assertThat(model.holder().get()).isFalse();
        presenter.tryPractice();
        assertThat(files.choices.network()).contains("practice");
        assertThat(model.holder().get()).isTrue();
        presenter.chooseNetwork(Networks.test());
        assertThat(model.screen().get()).isEqualTo(Screen.WELCOME);
        assertThat(model.holder().get()).isFalse();
        assertThat(model.wallets()).isEmpty();
        assertThat(selected().network()).as("nothing of the holder on another network").isEqualTo(Networks.practice());
    }

    @Test
    void aFolderThatCannotBeReadIsNoFirstStart() {
        files.listFailure = Optional.of(new Trial("The folder cannot be read."));
        presenter.start(NO_WISH);
        assertThat(model.screen().get()).isEqualTo(Screen.WELCOME);
    }

    @Test
    void watchingTakesAnAddressOnceAndForgetsItOnRequest() {
        presenter.start(NO_WISH);
        String address = Samples.account("x").address();
        assertThat(presenter.watch("  " + address + "\n")).isEmpty();
        assertThat(presenter.watch(address)).isEmpty();
        assertThat(files.choices.watched()).hasSize(1);
        assertThat(model.wallets()).hasSize(4);
        assertThat(files.choices.wallet()).contains(address);
        presenter.forget(model.wallets().getLast());
        assertThat(files.choices.watched()).isEmpty();
        assertThat(model.wallets()).hasSize(3);
    }

    @Test
    void watchingAnAddressOfOnesOwnWalletShowsTheWallet() {
        presenter.start(NO_WISH);
        assertThat(presenter.watch(Samples.SAVINGS.account().address())).isEmpty();
        assertThat(model.wallet().get()).map(WalletPicture::name).contains("savings");
        assertThat(files.choices.watched()).isEmpty();
    }

    @Test
    void wrongTextsAreAnsweredWithASentence() {
        presenter.start(NO_WISH);
        assertThat(presenter.watch("5Grwva")).isPresent();
        assertThat(presenter.chooseEndpoint("http://node")).isPresent();
        assertThat(presenter.chooseEndpoint("ws://127.0.0.1:8011")).isEmpty();
        assertThat(model.chosenNetwork().get()).contains("ws://127.0.0.1:8011");
        assertThat(files.choices.network()).contains("ws://127.0.0.1:8011");
    }

    @Test
    void whatCannotBeWrittenDownIsANotice() {
        presenter.start(NO_WISH);
        files.saveFailure = Optional.of(new Trial("The settings cannot be saved."));
        presenter.looks().wear(Theme.DARK);
        assertThat(looks.theme).isEqualTo(Theme.DARK);
        assertThat(model.notices().getFirst().words()).isEqualTo("The settings cannot be saved.");
        assertThat(model.unread().get()).isTrue();
        presenter.notices().read();
        assertThat(model.unread().get()).isFalse();
    }

    @Test
    void zoomStaysInItsRange() {
        presenter.start(NO_WISH);
        for (int i = 0; i < 20; i++) {
            presenter.looks().zoomIn();
        }
        assertThat(files.choices.zoom()).isEqualTo(200);
        presenter.looks().zoomNormal();
        assertThat(files.choices.zoom()).isEqualTo(100);
    }

    @Test
    void aStartingNodeSaysHowFarItIsAndAPracticeNodeIsNeverBehind() {
        PortfolioState connecting = PortfolioState.connecting(Networks.practice(), List.of(Samples.SAVINGS));
        presenter.show(connecting.withStarting(Optional.of(62)));
        assertThat(model.network().get().orElseThrow()).extracting(NetworkPicture::dot, NetworkPicture::owner)
                .containsExactly(Dot.GREY, "Starting… 62 %");
        presenter.show(connecting.withLink(Link.LIVE)
                .withHead(Samples.block(9), Optional.of(NOW.minus(Duration.ofMinutes(50)))));
        assertThat(model.network().get().orElseThrow().behind()).isEmpty();
        assertThat(model.network().get().orElseThrow().dot()).isEqualTo(Dot.AMBER);
    }

    private NetworkPicture card(Trust trust, Link link) {
        Network finney = Networks.finney();
        Network network = new Network(finney.id(), finney.title(), finney.endpoints(), finney.genesis(),
                finney.requestGap(), trust);
        presenter.show(PortfolioState.connecting(network, List.of(Samples.SAVINGS))
                .withLink(link)
                .withHead(Samples.block(4_812), Optional.of(NOW.minusSeconds(3))));
        return model.network().get().orElseThrow();
    }

    @Test
    void theCardSaysWhoseNodeAnswersInColourAndWords() {
        assertThat(card(Trust.OWN, Link.LIVE)).extracting(NetworkPicture::dot, NetworkPicture::owner)
                .containsExactly(Dot.GREEN, "Node on this computer, synced");
        assertThat(card(Trust.NAMED, Link.LIVE)).extracting(NetworkPicture::dot, NetworkPicture::owner)
                .containsExactly(Dot.BLUE, "A node you named");
        assertThat(card(Trust.PUBLIC, Link.LIVE)).extracting(NetworkPicture::dot, NetworkPicture::owner)
                .containsExactly(Dot.AMBER, "A public node");
        model.ownNodeComes(true);
        assertThat(card(Trust.PUBLIC, Link.LIVE).owner()).isEqualTo("A public node, until your own is synced");
        assertThat(card(Trust.NAMED, Link.LIVE).owner()).isEqualTo("A node you named, until your own is synced");
        assertThat(card(Trust.OWN, Link.LIVE).owner()).isEqualTo("Node on this computer, synced");
        assertThat(card(Trust.PUBLIC, Link.OFFLINE).owner()).isEqualTo("Offline, trying again");
        model.ownNodeComes(false);
        NetworkPicture practice = card(Trust.PRACTICE, Link.LIVE);
        assertThat(practice.dot()).isEqualTo(Dot.AMBER);
        assertThat(practice.practice()).isTrue();
        assertThat(card(Trust.OWN, Link.OFFLINE)).extracting(NetworkPicture::dot, NetworkPicture::owner)
                .containsExactly(Dot.GREY, "Offline, trying again");
        assertThat(card(Trust.OWN, Link.CONNECTING).dot()).isEqualTo(Dot.GREY);
    }

    @Test
    void theBlocksAgeGrowsWithTheClock() {
        assertThat(card(Trust.PUBLIC, Link.LIVE).block()).isEqualTo("Block 4,812 · just now");
        now = NOW.plus(Duration.ofSeconds(9));
        presenter.tick();
        assertThat(model.network().get().orElseThrow().block()).isEqualTo("Block 4,812 · 12 s ago");
    }

    @Test
    void aChainWhoseClockIsAheadIsNotSaidToHaveMadeItsBlockJustNow() {
        now = Instant.parse("2026-11-22T11:00:00Z");
        presenter.show(Samples.state());
        assertThat(model.network().get().orElseThrow().block())
                .isEqualTo("Block 8,599,188\nIts clock is 60\u00a0min ahead");

        presenter.show(Samples.state().withHead(Samples.block(Samples.BLOCK + 1), Optional.of(now)));
        assertThat(model.network().get().orElseThrow().block()).as("until the newest block's own time is read")
                .isEqualTo("Block 8,599,189\nIts clock is 60\u00a0min ahead");

        now = Instant.parse("2026-11-22T11:59:57Z");
        presenter.tick();
        assertThat(model.network().get().orElseThrow().block()).as("clocks are never quite alike")
                .isEqualTo("Block 8,599,189 · just now");
    }

    @Test
    void whatTheOwnNodeWasHeldAgainstIsSaid() {
        PortfolioState finney = Samples.state();
        presenter.show(
                finney.withComparison(Optional.of(new Comparison(Comparison.Kind.DIFFERS, Samples.block(8_599_100),
                        "node.example"))));
        assertThat(model.network().get().orElseThrow().behind())
                .contains("Your own node and node.example disagree at block 8,599,100. Tern reads from node.example.");
        presenter.show(finney.withComparison(Optional.of(new Comparison(Comparison.Kind.UNANSWERED,
                Samples.block(8_599_100), "node.example"))));
        assertThat(model.network().get().orElseThrow().behind()).isEmpty();
    }

    @Test
    void aNodeThatHandsOutOldBlocksIsBehindHoweverNewTheyArrive() {
        now = Instant.parse("2026-11-22T13:31:00Z");
        presenter.show(Samples.live(Samples.portfolio(), now).apply(Samples.state()));
        NetworkPicture read = model.network().get().orElseThrow();
        assertThat(read.block()).isEqualTo("Block 8,599,188 · 91 min ago");
        assertThat(read.behind()).contains("This node is 91 min behind");
        assertThat(read.dot()).isEqualTo(Dot.AMBER);

        // the next one arrives now, and its own time is not read yet
        presenter.show(Samples.state().withHead(Samples.block(Samples.BLOCK + 1), Optional.of(now)));
        assertThat(model.network().get().orElseThrow().block()).isEqualTo("Block 8,599,189 · 90 min ago");

        presenter.show(Samples.state().withLink(Link.OFFLINE));
        assertThat(model.network().get().orElseThrow().behind()).as("a lost connection is no slow node").isEmpty();

        now = NOW.plus(Duration.ofMinutes(4));
        presenter.show(Samples.state());
        assertThat(model.network().get().orElseThrow().behind()).isEmpty();
    }

    @Test
    void aLostAndARestoredConnectionAndAnUpgradeAreNotices() {
        presenter.show(Samples.state());
        presenter.show(Samples.state().withLink(Link.OFFLINE));
        presenter.show(Samples.state().withLink(Link.OFFLINE));
        presenter.show(Samples.state());
        assertThat(model.notices()).extracting(Notice::words)
                .containsExactly("Connected to Finney again.",
                        "The connection to Finney was lost. The numbers shown are of the last block Tern has seen.");
        var sample = Samples.portfolio();
        presenter.show(Samples.state()
                .withSnapshot(new tern.wallet.portfolio.PortfolioSnapshot(sample.networkId(),
                        sample.genesis(), 425, sample.block(), sample.blockTime(), sample.accounts(),
                        sample.subnets())));
        assertThat(model.notices().getFirst().words()).isEqualTo("The runtime of Finney was upgraded to version 425.");
    }
}
