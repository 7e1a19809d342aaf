package tern.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.feed.Samples;
import tern.app.prices.Fiat;
import tern.app.prices.NoPrice;
import tern.app.prices.PriceAnswer;
import tern.app.prices.PriceChoice;
import tern.app.prices.PriceClient;
import tern.app.prices.PriceServer;
import tern.app.prices.PriceService;
import tern.app.prices.PriceSource;
import tern.app.shell.Choices;
import tern.app.theme.Theme;
import tern.wallet.history.CurrencyPrice;

/// Prices in the whole window, with a price service on this computer that counts.
@ExtendWith(ApplicationExtension.class)
class PricesWindowTest {

    private final FakeWorld world = new FakeWorld();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private PriceServer server;
    private Stage stage;
    private WindowRig window;

    @Start
    void start(Stage given) {
        stage = given;
        world.lives();
    }

    @BeforeEach
    void serves() throws IOException {
        server = new PriceServer();
        server.says("\"usd\":412.37,\"eur\":354.61", FakeWorld.NOW.getEpochSecond());
        PriceClient client = new PriceClient();
        // a test reaches nobody but this computer
        world.settings.prices = address -> {
            asked.add(address.host());
            return address.host().equals(server.host())
                    ? client.ask(address)
                    : new PriceAnswer.None(NoPrice.UNREACHABLE, "not in a test");
        };
    }

    @AfterEach
    void closes() {
        window.close();
        server.close();
    }

    private void open(FxRobot robot) {
        window = new WindowRig(stage, robot, world.parts(), 1440, 900, Theme.DARK);
    }

    private void on() {
        // five minutes that pass at once would look like sleep, and lock the window
        world.settings.preferences = world.settings.preferences.withAutoLockMinutes(0)
                .withPrices(new PriceChoice(true, Fiat.USD, server.priceAddress()));
    }

    /// Time for the next question, on both clocks.
    private void passes() {
        world.now = world.now.plus(PriceService.GAP);
        world.settings.nanos += PriceService.GAP.toNanos();
    }

    private static String field(FxRobot robot, String query) {
        return robot.lookup(query).<TextInputControl>query().getText();
    }

    @Test
    void offByDefaultAndAskedOnlyOnceItIsTurnedOn(FxRobot robot) {
        open(robot);
        WindowRig.until(() -> window.shows("#home-total"));
        assertThat(window.shows("#home-worth")).isFalse();
        window.press("#nav-settings");
        window.press("#settings-privacy");
        assertThat(robot.lookup("#settings-prices").<CheckBox>query().isSelected()).isFalse();
        assertThat(window.text("#settings-prices-words")).startsWith("Off").contains("api.coingecko.com");
        window.picture("settings-privacy-off-dark-1440x900");
        // whom to ask is chosen first, so that nobody else is
        assertThat(window.text("#settings-price-asked"))
                .isEqualTo("The address to ask: https://api.coingecko.com/api/v3/simple/price");
        window.fill("#settings-price-address", "http://prices.example.org/");
        window.press("#settings-price-address-go");
        assertThat(window.text("#settings-price-address-wrong")).contains("begins with https://");
        window.fill("#settings-price-address", server.address());
        window.press("#settings-price-address-go");
        assertThat(window.text("#settings-price-asked")).endsWith(server.address());
        robot.interact(() -> robot.lookup("#settings-currency").<ComboBox<?>>query().getSelectionModel().select(0));
        assertThat(asked).isEmpty();
        assertThat(world.history.kept).isEmpty();
        window.press("#settings-prices");
        WindowRig.until(() -> window.shows("#settings-prices-said")
                && window.text("#settings-prices-said").startsWith("1 τ = €354.61"));
        assertThat(window.text("#settings-prices-words")).contains(server.host());
        assertThat(world.settings.preferences.prices())
                .isEqualTo(new PriceChoice(true, Fiat.EUR, server.priceAddress()));
        assertThat(asked).containsExactly(server.host());
        // what was told is kept here, in this currency alone
        assertThat(world.history.kept).containsExactly(new CurrencyPrice("EUR",
                Instant.ofEpochSecond(FakeWorld.NOW.getEpochSecond()), new BigDecimal("354.61"), server.host()));
        window.assertEverythingHasAName();
        window.pictures("settings-privacy-on");
        window.press("#settings-price-usual");
        WindowRig.until(() -> window.text("#settings-prices-said").contains("api.coingecko.com cannot be reached"));
        assertThat(asked).containsExactly(server.host(), "api.coingecko.com");
        window.press("#settings-prices");
        assertThat(window.shows("#settings-prices-said")).isFalse();
        assertThat(world.settings.preferences.prices().on()).isFalse();
    }

    @Test
    void homeSaysWhatTheTotalIsWorthAndHidesItWithTheAmounts(FxRobot robot) {
        on();
        open(robot);
        WindowRig.until(() -> window.shows("#home-worth"));
        assertThat(window.text("#home-worth")).isEqualTo("about $527,409.68");
        window.pictures("home-worth");
        window.press("#home-worth-how");
        WindowRig.until(() -> window.shows("#home-how"));
        assertThat(robot.lookup("#home-how").<Node>query().getAccessibleText())
                .contains("1 τ = $412.37")
                .contains("Nov 22, 2026")
                .contains(server.host());
        window.picture("home-worth-how-dark-1440x900");
        robot.type(KeyCode.ESCAPE);
        window.shortcut(KeyCode.H);
        assertThat(window.text("#home-worth")).isEqualTo("about ••••");
        window.shortcut(KeyCode.H);
        assertThat(window.text("#home-worth")).isEqualTo("about $527,409.68");
        assertThat(server.questions()).hasSize(1);

        server.answers(
                exchange -> PriceServer.say(exchange, 200, "{\"bittensor\":{\"usd\":-1,\"last_updated_at\":1}}"));
        passes();
        WindowRig.until(() -> window.text("#home-worth").equals("No price of TAO now"));
        window.press("#home-worth-how");
        WindowRig.until(() -> window.shows("#home-how"));
        assertThat(robot.lookup("#home-how").<Node>query().getAccessibleText()).contains("cannot be right");
    }

    @Test
    void anAmountIsTypedInTheCurrencyAndStaysTheSameTaoWhenThePriceGoes(FxRobot robot) {
        on();
        open(robot);
        window.press("#nav-transfer");
        WindowRig.until(() -> window.shows("#send-unit-money"));
        assertThat(window.text("#send-unit-money")).isEqualTo("USD");
        robot.clickOn("#send-amount").write("2");
        WindowRig.until(() -> window.shows("#send-other-unit"));
        assertThat(window.text("#send-other-unit")).isEqualTo("about $824.74");
        window.press("#send-unit-money");
        assertThat(field(robot, "#send-amount")).isEqualTo("824.74");
        assertThat(robot.lookup("#send-amount").<Node>query().getAccessibleText()).isEqualTo("Amount in USD");
        robot.interact(() -> robot.lookup("#send-amount").<TextInputControl>query().clear());
        robot.clickOn("#send-amount").write("100");
        WindowRig.until(() -> window.text("#send-other-unit").startsWith("That is 0.242500666 τ."));
        assertThat(window.text("#send-other-unit")).contains("$412.37").contains(server.host());
        window.assertEverythingHasAName();
        window.pictures("transfer-in-currency");
        window.fill("#send-amount", "100,5");
        robot.clickOn("#send-review");
        WindowRig.until(() -> window.shows("#send-amount-wrong"));
        assertThat(window.text("#send-amount-wrong")).contains("at most 2 decimals");
        window.fill("#send-amount", "100");

        // a newer price, then none
        server.says("\"usd\":500", FakeWorld.NOW.plus(Duration.ofMinutes(5)).getEpochSecond());
        passes();
        WindowRig.until(() -> server.questions().size() == 2);
        WindowRig.until(() -> window.main()
                .settings()
                .prices()
                .now()
                .price()
                .filter(price -> price.perTao().intValue() == 500)
                .isPresent());
        assertThat(window.text("#send-other-unit")).startsWith("That is 0.242500666 τ.");
        server.answers(exchange -> exchange.sendResponseHeaders(503, -1));
        passes();
        WindowRig.until(() -> window.shows("#send-amount-note"));
        assertThat(field(robot, "#send-amount")).isEqualTo("0.242500666");
        assertThat(window.shows("#send-unit-money")).isFalse();
        assertThat(window.shows("#send-other-unit")).isFalse();
        assertThat(robot.lookup("#send-amount").<Node>query().getAccessibleText()).isEqualTo("Amount in TAO");
        window.picture("transfer-price-gone-dark-1440x900");
    }

    @Test
    void playTaoHasNoPriceAndNobodyIsAsked(FxRobot robot) {
        on();
        world.choices = new Choices(Optional.of("practice"), Optional.of("savings"), List.of(), Theme.DARK, 100);
        open(robot);
        WindowRig.until(() -> window.shows("#home-total"));
        assertThat(window.shows("#home-worth")).isFalse();
        window.press("#nav-settings");
        window.press("#settings-privacy");
        WindowRig.until(() -> window.shows("#settings-prices-said"));
        assertThat(window.text("#settings-prices-said")).contains("has no price").contains("nobody is asked");
        window.press("#nav-transfer");
        assertThat(window.shows("#send-unit-money")).isFalse();
        assertThat(world.history.kept).isEmpty();
        assertThat(asked).isEmpty();
        assertThat(server.questions()).isEmpty();
    }

    @Test
    void aNodeThatHasNotSaidWhichNetworkItIsIsNotCalledOneWithoutPrice(FxRobot robot) {
        on();
        world.choices = new Choices(Optional.of("local"), Optional.of("savings"), List.of(), Theme.DARK, 100);
        world.source.answering(state -> state);
        open(robot);
        window.press("#nav-settings");
        window.press("#settings-privacy");
        WindowRig.until(() -> window.shows("#settings-prices-words"));
        assertThat(window.shows("#settings-prices-said")).isFalse();
        assertThat(asked).isEmpty();
        // the samples' network is none that has a price
        world.source.publish(Samples.live(Samples.portfolio(), FakeWorld.NOW.minusSeconds(4)));
        WindowRig.until(() -> window.shows("#settings-prices-said"));
        assertThat(window.text("#settings-prices-said")).contains("has no price");
        assertThat(asked).isEmpty();
    }

    @Test
    void nobodyIsAskedWhileTheWindowIsLocked(FxRobot robot) {
        on();
        List<Boolean> askedLocked = new CopyOnWriteArrayList<>();
        PriceSource source = world.settings.prices;
        world.settings.prices = address -> {
            askedLocked.add(world.settings.lock.locked());
            return source.ask(address);
        };
        open(robot);
        WindowRig.until(() -> window.shows("#home-worth"));
        assertThat(askedLocked).containsExactly(false);
        window.shortcut(KeyCode.L);
        WindowRig.until(() -> window.shows("#lock-password"));
        passes();
        robot.interact(() -> window.main().settings().tick());
        assertThat(askedLocked).hasSize(1);
        window.fill("#lock-password", "correct horse");
        window.fire("#lock-unlock");
        WindowRig.until(() -> askedLocked.size() == 2);
        assertThat(askedLocked).containsExactly(false, false);
    }

    @Test
    void nobodyIsAskedBeforeThePageAboutItWasRead(FxRobot robot) throws IOException {
        on();
        Files.writeString(world.folders.settingsFile(), "{}");
        open(robot);
        WindowRig.until(() -> window.shows("#leaves-on"));
        assertThat(window.text("#leaves-prices-state")).isEqualTo("On");
        assertThat(window.text("#leaves-prices-line")).contains(server.host());
        assertThat(asked).isEmpty();
        window.picture("leaves-prices-on-dark-1440x900");
        window.fire("#leaves-on");
        WindowRig.until(() -> window.shows("#home-worth"));
        assertThat(asked).hasSize(1);
    }
}
