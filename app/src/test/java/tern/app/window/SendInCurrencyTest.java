package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.feed.NamedAccount;
import tern.app.feed.PortfolioState;
import tern.app.fx.Fx;
import tern.app.prices.Fiat;
import tern.app.prices.NoPrice;
import tern.app.prices.Price;
import tern.app.prices.PriceState;
import tern.app.prices.PriceState.Standing;
import tern.app.session.SecretClipboard;
import tern.app.session.SecretFields;
import tern.app.session.SystemBoard;
import tern.app.theme.Fonts;
import tern.app.theme.Look;
import tern.app.theme.Theme;
import tern.app.transact.AddressNames.Named;
import tern.app.transact.AddressNames.Origin;
import tern.app.transact.PracticeWorld;
import tern.app.ui.AmountMask;
import tern.app.ui.KeyWays;
import tern.app.ui.ModalLayer;
import tern.app.ui.MoneyFormat;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.chain.ChainRead;
import tern.wallet.chain.Network;
import tern.wallet.chain.Pending;
import tern.wallet.keys.AccountId;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;

/// From an amount in dollars to rao on a chain, while the price changes and goes: «Send and receive» and the review over
/// a practice node in a process of its own. The price is told to the page as the window tells it, since the window asks
/// for none on this network.
@ExtendWith(ApplicationExtension.class)
class SendInCurrencyTest {

    private static final AccountId FRIEND = AccountId.of(Hash32.parse("0x" + "3d".repeat(32)).bytes());

    @TempDir
    private static Path home;
    private static PracticeWorld world;
    private static AccountId payer;

    private Stage stage;
    private TransferRoom room;
    private Look look;

    @BeforeAll
    static void starts() throws Exception {
        // a slow machine takes its time: the blocks of a review must not have passed by then
        world = PracticeWorld.start(home, "current", Duration.ofSeconds(2));
        payer = world.wallet("payer", Optional.empty());
        world.give(payer, "100");
    }

    @AfterAll
    static void stops() {
        world.close();
    }

    @Start
    void start(Stage given) {
        stage = given;
        ModalLayer layer = new ModalLayer();
        room = new TransferRoom(
                world.desk(() -> List.of(new Named(payer, "payer", Origin.OWN_WALLET, false))),
                Texts.load(Locale.ENGLISH), new TaoFormat(Locale.ENGLISH), layer, _ -> {}, _ -> {},
                new MoneyFormat(Locale.ENGLISH, ZoneOffset.UTC, new AmountMask()));
        SecretFields secrets = new SecretFields(new SecretClipboard(new SystemBoard(), Fx::after, () -> 30),
                Texts.load(Locale.ENGLISH));
        KeyWays ways = new KeyWays(new SimpleBooleanProperty(), () -> {}, () -> {});
        Scene scene = new Scene(
                new StackPane(room.page((_, _) -> {}, secrets, new FakeWorld().choosers(), ways).content(), layer),
                1024,
                700);
        Fonts.load();
        look = new Look(scene);
        look.wear(Theme.LIGHT);
        stage.setScene(scene);
        room.show(PortfolioState.connecting(Networks.practice(), List.of(new NamedAccount("payer", payer))));
        stage.show();
    }

    @AfterEach
    void closes(FxRobot robot) {
        robot.interact(() -> {
            room.close();
            look.undress();
            stage.hide();
        });
    }

    private void tell(FxRobot robot, Optional<String> perTao) {
        robot.interact(() -> room.price(new PriceState(perTao.isPresent() ? Standing.KNOWN : Standing.NONE, Fiat.USD,
                "prices.example.org",
                perTao.map(price -> new Price(new BigDecimal(price), Fiat.USD, Instant.parse("2026-11-26T14:03:00Z"),
                        "prices.example.org")),
                perTao.isPresent() ? Optional.empty() : Optional.of(NoPrice.SLOW))));
    }

    private static void until(Callable<Boolean> condition) {
        WindowRig.until(Duration.ofSeconds(90), condition);
    }

    private static boolean shows(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(WindowRig::isVisible).isPresent();
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    private static void fill(FxRobot robot, String query, String text) {
        robot.interact(() -> robot.lookup(query).<TextInputControl>query().setText(text));
    }

    private void picture(FxRobot robot, String name) {
        WindowRig.settle();
        robot.interact(() -> {
            try {
                Files.createDirectories(Path.of("target", "screens"));
                new PictureFile(Path.of("target", "screens", name + ".png")).save(stage.getScene().snapshot(null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static long free(AccountId account) throws Exception {
        ChainOptions options = ChainOptions.standard().withMetadataCache(world.folders().metadataCache());
        Network practice = world.practice().resolve(Networks.practice(), _ -> {});
        try (ChainClient chain = ChainClient.connect(practice, options)) {
            ChainRead read = chain.read(chain.blockAtConnect().hash());
            Pending<Optional<Value>> found = read.storage("System", "Account", Value.of(account.bytes()));
            read.execute();
            return found.get().isEmpty() ? 0 : found.get().get().field("data").field("free").asLong();
        }
    }

    @Test
    void whatIsSignedIsTheRaoThatWereShownWhateverThePriceDoes(FxRobot robot) throws Exception {
        long before = free(FRIEND);
        tell(robot, Optional.of("412.37"));
        fill(robot, "#send-to", FRIEND.address());
        robot.clickOn("#send-unit-money");
        robot.clickOn("#send-amount").write("100");
        until(() -> shows(robot, "#send-fee"));
        assertThat(text(robot, "#send-other-unit")).startsWith("That is 0.242500666 τ. 1 τ = $412.37");
        tell(robot, Optional.of("500"));
        robot.clickOn("#send-review");
        until(() -> shows(robot, "#review-amount"));
        assertThat(text(robot, "#review-amount")).isEqualTo("0.242500666 τ");
        assertThat(text(robot, "#review-worth")).as("at the price of now").isEqualTo("about $121.25");
        assertThat(text(robot, "#review-worth-at")).startsWith("1 τ = $500.00, as of Nov 26, 2026")
                .endsWith("from prices.example.org");
        picture(robot, "review-worth-light-1024x700");
        robot.interact(() -> look.zoom(200));
        picture(robot, "review-worth-light-1024x700-zoom-200");
        robot.interact(() -> look.zoom(100));

        tell(robot, Optional.empty());
        assertThat(text(robot, "#review-amount")).isEqualTo("0.242500666 τ");
        assertThat(robot.lookup("#send-amount").<TextInputControl>query().getText()).isEqualTo("0.242500666");
        robot.interact(() -> robot.lookup("#review-back").<Button>query().fire());
        until(() -> !shows(robot, "#review"));
        until(() -> shows(robot, "#send-fee"));
        robot.clickOn("#send-review");
        until(() -> shows(robot, "#review-amount"));
        assertThat(text(robot, "#review-amount")).isEqualTo("0.242500666 τ");
        assertThat(shows(robot, "#review-worth")).as("no price, no value").isFalse();
        until(() -> {
            if (shows(robot, "#review-more")) {
                robot.interact(() -> robot.lookup("#review-more").<Button>query().fire());
            }
            return !robot.lookup("#review-sign").query().isDisabled();
        });
        robot.clickOn("#review-sign");
        until(() -> shows(robot, "#sent-stage") && text(robot, "#sent-stage").equals("Finalized"));
        assertThat(free(FRIEND) - before).isEqualTo(242_500_666L);
    }
}
