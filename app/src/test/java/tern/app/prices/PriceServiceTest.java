package tern.app.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tern.app.prices.PriceService.Market;
import tern.app.prices.PriceState.Standing;

/// When anybody is asked, and what becomes of the answer. The server counts.
class PriceServiceTest {

    private PriceServer server;
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private long nanos;
    private boolean allowed = true;
    private PriceService service;
    private final List<PriceState> seen = new ArrayList<>();

    @BeforeEach
    void starts() throws IOException {
        server = new PriceServer();
        says("412.37", now);
        service = new PriceService(new PriceService.Ports(new PriceClient(), Runnable::run, Runnable::run, () -> now,
                () -> nanos, () -> allowed));
        service.watch(seen::add);
        service.choose(choice());
        service.network(Market.OPEN);
    }

    @AfterEach
    void stops() {
        service.close();
        server.close();
    }

    private PriceChoice choice() {
        return new PriceChoice(true, Fiat.USD, server.priceAddress());
    }

    private void says(String usd, Instant time) {
        server.says("\"usd\":" + usd + ",\"eur\":350", time.getEpochSecond());
    }

    private void passes(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    @Test
    void nobodyIsAskedWhilePricesAreOff() {
        service.choose(choice().withOn(false));
        service.tick(true);
        passes(Duration.ofHours(1));
        service.tick(true);
        assertThat(server.questions()).isEmpty();
        assertThat(service.current().standing()).isEqualTo(Standing.OFF);
        assertThat(PriceChoice.standard().on()).as("off by default").isFalse();
    }

    @Test
    void nobodyIsAskedWhereTaoHasNoPrice() {
        service.network(Market.NONE);
        service.tick(true);
        assertThat(server.questions()).isEmpty();
        assertThat(service.current().standing()).isEqualTo(Standing.NOT_HERE);
    }

    @Test
    void untilTheNetworkHasSaidWhichOneItIsNothingIsSaidAndNobodyIsAsked() {
        service.network(Market.UNKNOWN);
        service.tick(true);
        assertThat(server.questions()).isEmpty();
        assertThat(service.current().standing()).isEqualTo(Standing.UNKNOWN);
        service.network(Market.OPEN);
        service.tick(true);
        assertThat(service.current().standing()).isEqualTo(Standing.KNOWN);
    }

    @Test
    void nobodyIsAskedBeforeThePageWasReadOrWhileNobodySeesTheWindow() {
        allowed = false;
        service.tick(true);
        allowed = true;
        service.tick(false);
        assertThat(server.questions()).isEmpty();
        assertThat(service.current().standing()).isEqualTo(Standing.WAITING);
        service.tick(true);
        assertThat(server.questions()).hasSize(1);
        assertThat(service.current().price()).contains(
                new Price(new BigDecimal("412.37"), Fiat.USD, now, server.host()));
    }

    @Test
    void oneQuestionInFiveMinutesWhateverIsDone() {
        for (int second = 0; second < 299; second++) {
            service.tick(true);
            service.choose(choice().withOn(second % 2 == 0).withCurrency(Fiat.values()[second % 6]));
            service.network(Market.values()[second % 3]);
            passes(Duration.ofSeconds(1));
        }
        service.choose(choice());
        service.network(Market.OPEN);
        assertThat(server.questions()).hasSize(1);
        passes(Duration.ofSeconds(1));
        service.tick(true);
        service.tick(true);
        assertThat(server.questions()).hasSize(2);
    }

    @Test
    void anotherCurrencyNeedsNoQuestion() {
        service.tick(true);
        service.choose(choice().withCurrency(Fiat.EUR));
        assertThat(service.current().price().orElseThrow().perTao()).isEqualByComparingTo("350");
        service.choose(choice().withCurrency(Fiat.CHF));
        assertThat(service.current().reason()).contains(NoPrice.MISSING);
        assertThat(server.questions()).hasSize(1);
    }

    @Test
    void aFailedQuestionLeavesNoPriceAndIsNotRepeatedAtOnce() {
        service.tick(true);
        assertThat(service.current().standing()).isEqualTo(Standing.KNOWN);
        server.answers(exchange -> exchange.sendResponseHeaders(429, -1));
        passes(PriceService.GAP);
        service.tick(true);
        assertThat(service.current().price()).as("no old price").isEmpty();
        assertThat(service.current().reason()).contains(NoPrice.REFUSED);
        service.tick(true);
        assertThat(server.questions()).hasSize(2);
        says("400", now);
        passes(PriceService.GAP);
        service.tick(true);
        assertThat(service.current().price().orElseThrow().perTao()).isEqualByComparingTo("400");
    }

    @Test
    void aPriceOfMoreThanAnHourAgoIsNone() {
        says("412.37", now.minus(Duration.ofMinutes(61)));
        service.tick(true);
        assertThat(service.current().reason()).contains(NoPrice.OLD);
        says("412.37", now);
        passes(PriceService.GAP);
        service.tick(true);
        assertThat(service.current().standing()).isEqualTo(Standing.KNOWN);
        passes(Duration.ofMinutes(55));
        service.tick(false);
        assertThat(service.current().standing()).isEqualTo(Standing.KNOWN);
        passes(Duration.ofSeconds(1));
        service.tick(false);
        assertThat(service.current().reason()).as("nobody saw the window, and it grew old").contains(NoPrice.OLD);
    }

    @Test
    void aPriceFromTheFutureIsNone() {
        says("412.37", now.plus(Duration.ofMinutes(6)));
        service.tick(true);
        assertThat(service.current().reason()).contains(NoPrice.OLD);
    }

    @Test
    void anotherAddressIsAskedByItselfAndTheFirstOnesPriceIsGone() throws Exception {
        service.tick(true);
        try (PriceServer other = new PriceServer()) {
            other.says("\"usd\":1", now.getEpochSecond());
            service.choose(choice().withAddress(other.priceAddress()));
            assertThat(service.current().standing()).isEqualTo(Standing.WAITING);
            service.tick(true);
            assertThat(service.current().price().orElseThrow().source()).isEqualTo(other.host());
            service.choose(choice());
            service.tick(true);
            assertThat(server.questions()).as("five minutes have not passed").hasSize(1);
            assertThat(other.questions()).hasSize(1);
        }
    }

    @Test
    void whoWatchesHearsEachChangeOnceAndNothingAfterTheEnd() {
        service.tick(true);
        service.tick(true);
        assertThat(seen).extracting(PriceState::standing)
                .containsExactly(Standing.OFF, Standing.UNKNOWN, Standing.WAITING, Standing.KNOWN);
        service.close();
        passes(Duration.ofDays(1));
        service.tick(true);
        assertThat(seen).hasSize(4);
        assertThat(server.questions()).hasSize(1);
    }
}
