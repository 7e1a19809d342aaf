package tern.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.app.transact.TransactionState;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Networks;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;

/// What a line of the card says, without a window.
class SentCardTest {

    private static final AccountId SIGNER = AccountId.of(Hash32.parse("0x" + "3d".repeat(32)).bytes());

    private static String what(String wallet, Optional<Rao> amount, String summary, Locale locale) {
        TransactionState state = new TransactionState(Hash32.parse("0x" + "ab".repeat(32)), Networks.practice(), SIGNER,
                wallet, amount.map(_ -> SIGNER), amount, Said.of(summary), Instant.EPOCH,
                TransactionState.Stage.PENDING,
                Optional.empty(), false, Optional.empty(), Said.of(""), Optional.empty());
        return SentCard.what(state, Texts.load(locale), new TaoFormat(locale));
    }

    @Test
    void aLineBeginsWithACapitalAndNamesItsWallet() {
        String summary = "give 100.000000000 α3 of stake on subnet 3 to 5Abc";
        assertThat(what("savings", Optional.empty(), summary, Locale.ENGLISH))
                .isEqualTo("Give 100.000000000 α3 of stake on subnet 3 to 5Abc (wallet “savings”)");
        assertThat(what("Sparbuch", Optional.empty(), "1 τ an 5Abc senden", Locale.GERMAN))
                .isEqualTo("1 τ an 5Abc senden (Wallet „Sparbuch“)");
        assertThat(what("savings", Optional.empty(), "", Locale.ENGLISH)).contains("savings");
        assertThat(what("savings", Optional.of(Rao.of(2_000_000_000L)), summary, Locale.ENGLISH))
                .startsWith("2.000000000 τ from savings to 5");
    }

    @Test
    void aSignerWithoutANameIsCalledByTheEndsOfItsAddress() {
        assertThat(what(SIGNER.address(), Optional.empty(), "stake it", Locale.ENGLISH))
                .startsWith("Stake it (wallet “5")
                .contains("…")
                .doesNotContain(SIGNER.address());
    }

    @Test
    void theCardSpeaksOfTheComputerAndNotOfTheWindow() {
        assertThat(Texts.load(Locale.ENGLISH).get("sent.title")).isEqualTo("Sent lately from this computer");
        assertThat(Texts.load(Locale.GERMAN).get("sent.title")).isEqualTo("Zuletzt von diesem Rechner gesendet");
        assertThat(Texts.load(Locale.SIMPLIFIED_CHINESE).get("sent.title")).isEqualTo("最近从本机发送");
    }
}
