package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import tern.wallet.units.Rao;

/// A panel of facts that is open while amounts are hidden.
@ExtendWith(ApplicationExtension.class)
class FactsCardTest {

    @Test
    void onesOwnAmountIsCoveredAtOnceAndWhatEverybodyKnowsStays(FxRobot robot) {
        AmountMask mask = new AmountMask();
        TaoFormat format = new TaoFormat(Locale.ENGLISH, mask);
        Rao amount = Rao.of(12_500_000_000L);
        robot.interact(() -> {
            FactsCard card = new FactsCard("facts", "Facts", Texts.load(Locale.ENGLISH), (_, _) -> {})
                    .own("Own", mask, () -> format.tao(amount))
                    .fact("Everybody's", format.unmasked().tao(amount));
            assertThat(values(card)).containsExactly("12.5000 τ", "12.5000 τ");
            mask.hide(true);
            assertThat(values(card)).containsExactly("•••• τ", "12.5000 τ");
            mask.hide(false);
            mask.hide(true);
            assertThat(values(card)).containsExactly("•••• τ", "12.5000 τ");
            mask.hide(false);
            assertThat(values(card)).containsExactly("12.5000 τ", "12.5000 τ");
        });
    }

    private static List<String> values(FactsCard card) {
        return card.getChildren()
                .stream()
                .filter(HBox.class::isInstance)
                .map(row -> ((Label) ((HBox) row).getChildren().getLast()).getText())
                .toList();
    }
}
