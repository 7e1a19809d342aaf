package tern.app.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.math.BigDecimal;
import java.time.Instant;
import tern.app.prices.Fiat;
import tern.app.prices.Price;
import tern.app.prices.PriceState;
import tern.wallet.history.CurrencyPrice;
import org.junit.jupiter.api.Test;
import tern.app.feed.PortfolioState;
import tern.app.feed.Samples;
import tern.app.history.Kinds;
import tern.app.history.ScriptedHistory;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;
import tern.wallet.history.ActivityKind;
import tern.wallet.keys.AccountId;

/// Without a toolkit: the presenter is plain Java.
class ActivityPresenterTest {

    private final ActivityModel model = new ActivityModel();
    private final ScriptedHistory history = new ScriptedHistory();
    private final ActivityPresenter presenter = new ActivityPresenter(model, history,
            new ActivityPresenter.Ports(Runnable::run, Runnable::run, Locale.ENGLISH, ZoneId.of("UTC")),
            Texts.load(Locale.ENGLISH), new TaoFormat(Locale.ENGLISH));

    private void begin() {
        presenter.show(Samples.state());
        history.add(ScriptedHistory.someDays());
        presenter.show(history.current());
    }

    private List<String> shown() {
        return model.rows().stream().map(ActivityRow::what).toList();
    }

    @Test
    void accountsAreCalledAsTheAddressBookCallsThemAndFoundByThatName() {
        begin();
        AccountId stranger = model.rows()
                .stream()
                .map(row -> row.entry().other())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
        presenter.search("landlord");
        assertThat(model.rows()).isEmpty();
        presenter.call(account -> account.equals(stranger) ? Optional.of("Landlord") : Optional.empty());
        assertThat(model.rows()).isNotEmpty().allMatch(row -> row.search().contains("landlord"));
    }

    @Test
    void nothingYetIsKnownToBeNothing() {
        assertThat(model.known().get()).isFalse();
        presenter.show(Samples.state());
        assertThat(model.known().get()).isTrue();
        assertThat(model.anything().get()).isFalse();
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void everyKindHasItsWordsAmountAndFee() {
        begin();
        assertThat(shown()).containsExactly("Received", "Staked", "Failed", "Sent", "Dividends claimed", "Unstaked",
                "Stake moved", "Hotkey registered");
        ActivityRow received = model.rows().getFirst();
        assertThat(received.amount()).isEqualTo("+120.0000 τ");
        assertThat(received.fee()).isEqualTo("—");
        assertThat(received.whole()).isEqualTo(Samples.account("exchange").address());
        ActivityRow staked = model.rows().get(1);
        assertThat(staked.with()).isEqualTo("Chutes · Taostats");
        assertThat(staked.fee()).isEqualTo("0.0001 τ");
        assertThat(model.rows().get(2).with()).as("what was tried").isEqualTo("Adding stake");
        assertThat(model.rows().get(2).facts()).extracting(ActivityRow.Fact::value)
                .contains("SubtensorModule.add_stake_limit")
                .contains("The price went past your limit. Nothing was staked; try again with more room.");
        assertThat(model.rows().get(3).amount()).isEqualTo("−2.5000 τ");
        assertThat(model.count().get()).isEqualTo("8 entries");
    }

    @Test
    void kindsAndWordsNarrowItDown() {
        begin();
        presenter.choose(Kinds.STAKING);
        assertThat(shown()).containsExactly("Staked", "Unstaked", "Stake moved");
        presenter.search("chutes");
        assertThat(shown()).containsExactly("Staked");
        presenter.choose(Kinds.ALL);
        presenter.search(Samples.account("friend").address());
        assertThat(shown()).containsExactly("Sent");
        presenter.search(Samples.hash("extrinsic " + (Samples.BLOCK - 12)).toString());
        assertThat(shown()).containsExactly("Received");
        presenter.search("no such thing");
        assertThat(shown()).isEmpty();
        assertThat(model.anything().get()).isTrue();
        presenter.search("");
        assertThat(shown()).hasSize(8);
    }

    @Test
    void whatComesLaterLeavesRowsAndTheOpenDetailInTheirPlaces() {
        begin();
        ActivityRow sent = model.rows().get(3);
        presenter.open(Optional.of(sent));
        history.add(ScriptedHistory.entry(ActivityKind.RECEIVED, 1, -1, "friend", "3", "0"));
        presenter.show(history.current());
        assertThat(model.rows()).hasSize(9);
        assertThat(model.rows().get(4)).isSameAs(sent);
        assertThat(model.chosen().get()).containsSame(sent);
    }

    @Test
    void aSampleOfEachMinuteIsNoReasonToReadItAgain() {
        begin();
        int readings = history.readings();
        history.sampled();
        presenter.show(history.current());
        history.filling(1, 2);
        presenter.show(history.current());
        assertThat(history.readings()).isEqualTo(readings);
        history.add(ScriptedHistory.entry(ActivityKind.RECEIVED, 1, -1, "friend", "3", "0"));
        presenter.show(history.current());
        assertThat(history.readings()).isEqualTo(readings + 1);
    }

    @Test
    void nothingOfOneWalletStandsUnderAnother() {
        begin();
        presenter.show(PortfolioState.connecting(Networks.finney(), List.of(Samples.TRADING)));
        assertThat(model.rows()).isEmpty();
        assertThat(model.known().get()).isFalse();
    }

    @Test
    void theTableTellsTheValueInTheCurrencyWhereAPriceWasKept() {
        begin();
        presenter.choose(Kinds.PAYMENTS);
        assertThat(exported().lines().toList().get(1)).as("nothing was kept").endsWith(",,,,");
        Instant kept = Instant.parse("2026-11-22T10:00:00Z");
        history.keep(new CurrencyPrice("USD", kept, new BigDecimal("412.37"), "example.org"));
        history.keep(new CurrencyPrice("EUR", kept, new BigDecimal("354.61"), "example.org"));
        price(Fiat.USD, "412.37", kept);
        List<String> lines = exported().lines().toList();
        assertThat(lines.getFirst()).endsWith(",currency,tao_price,tao_price_time,value_currency");
        assertThat(lines.get(1)).as("120 TAO").endsWith(",USD,412.37,2026-11-22T10:00:00Z,49484.400000000");
        assertThat(lines.get(2)).as("16 hours before it").endsWith(",USD,,,");
        price(Fiat.EUR, "354.61", kept);
        assertThat(exported().lines().toList().get(1)).endsWith(
                ",EUR,354.61,2026-11-22T10:00:00Z,42553.200000000");
    }

    @Test
    void aNewPriceIsNoReasonToReadAllOfItAgain() {
        begin();
        int readings = history.readings();
        price(Fiat.USD, "412.37", Instant.parse("2026-11-22T10:00:00Z"));
        price(Fiat.USD, "412.38", Instant.parse("2026-11-22T10:01:00Z"));
        assertThat(history.readings()).isEqualTo(readings);
    }

    private String exported() {
        AtomicReference<String> text = new AtomicReference<>("");
        presenter.export(text::set);
        return text.get();
    }

    private void price(Fiat currency, String perTao, Instant time) {
        presenter.price(new PriceState(PriceState.Standing.KNOWN, currency, "example.org",
                Optional.of(new Price(new BigDecimal(perTao), currency, time, "example.org")), Optional.empty()));
    }

    @Test
    void theTableForOtherProgramsIsExactAndHarmless() {
        begin();
        presenter.choose(Kinds.PAYMENTS);
        String csv = exported();
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv).startsWith("network,time,block,")
                .contains("finney,2026-11-22T11:57:36Z,8599176,0x")
                .contains(",120.000000000,")
                .contains("0.000124000");
    }
}
