package tern.wallet.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tern.wallet.chain.DispatchFailure;
import tern.wallet.chain.ErrorWords;

/// What is said becomes words when somebody reads it, in the language of then.
class SaidTest {

    private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);

    @AfterEach
    void asBefore() {
        Locale.setDefault(Locale.Category.DISPLAY, before);
    }

    @Test
    void aFailureOfTheChainIsToldInTheLanguageOfNow() {
        DispatchFailure failure = new DispatchFailure("SubtensorModule", "SlippageTooHigh", "", "",
                OptionalInt.empty());
        Said kept = failure.said();
        assertThat(kept.words()).isEqualTo("The price moved beyond your limit: nothing was done.");
        Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMAN);
        assertThat(kept.words()).isEqualTo(failure.sentence()).startsWith("Der Preis ist");
        Said docs = ErrorWords.dispatch("Drand", "Strange", "Something");
        assertThat(docs.words()).contains("Drand.Strange").endsWith("Something");
    }

    @Test
    void partsAndDecimalsFollowTheirSentences() {
        Said amount = new Said.Decimal("tern.wallet.bittensor.bittensor", "decimal", "12.5");
        Said all = new Said.Joined(List.of(amount, Said.of("5Grw"), amount), ", ");
        assertThat(all.words()).isEqualTo("12.5, 5Grw, 12.5");
        Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMAN);
        assertThat(all.words()).isEqualTo("12,5, 5Grw, 12,5");
    }

    @Test
    void whatNobodyKnowsIsNotWords() {
        assertThat(new Said.Sentence("tern.wallet.chain.errors", "chain.metadata", List.of()).wordsIfKnown())
                .isPresent();
        assertThat(new Said.Sentence("tern.wallet.chain.errors", "chain.of-tomorrow", List.of()).wordsIfKnown())
                .isEmpty();
        for (String room : List.of("tern.wallet.tomorrow.words", "java.lang.words", "tern/wallet/chain/errors",
                "tern..errors", "")) {
            assertThat(new Said.Sentence(room, "chain.metadata", List.of()).wordsIfKnown()).as(room).isEmpty();
        }
    }
}
