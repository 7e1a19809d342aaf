package tern.app.stake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tern.app.market.MarketState;
import tern.app.market.ValidatorPast;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.chain.BlockRef;
import tern.wallet.keys.AccountId;
import tern.wallet.subnets.ValidatorRow.Standing;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tern.wallet.yields.Measured;
import tern.wallet.yields.Rate;
import tern.wallet.yields.Stand;
import tern.wallet.yields.Unit;
import tern.wallet.yields.Yield;
import tern.wallet.yields.YieldWindow;

/// The validators that a plan can choose from: what each yielded stands beside its fee, also where it was measured while
/// somebody looked.
@ExtendWith(ApplicationExtension.class)
class PlanValidatorPanelTest {

    private static final AccountId HOTKEY = AccountId.of(Hash32.parse("0x" + "2a".repeat(32)).bytes());
    private static final int NETUID = 3;

    private final PlanModel model = new PlanModel();
    private PlanValidatorPanel panel;

    @Start
    void start(Stage stage) {
        panel = new PlanValidatorPanel(model, new PlanRow(NETUID, "Cobalt Harbor", "γ"), Texts.load(Locale.ENGLISH),
                new TaoFormat(Locale.ENGLISH), _ -> {});
        panel.show(List.of(new PlanValidatorPanel.Choice(new PlanRow.Chosen(HOTKEY, Optional.of("Otter Nodes")),
                Optional.of(new tern.wallet.subnets.ValidatorRow(HOTKEY, Optional.empty(), Optional.of("Otter Nodes"),
                        OptionalInt.of(1), Optional.of(11_796), Rao.of(5_000 * Rao.PER_TAO), Rao.ZERO, Rao.ZERO,
                        Optional.empty(), OptionalInt.empty(), 0, true, Standing.EARNING, Rao.ZERO, Rao.ZERO)))));
        stage.setScene(new Scene(panel, 600, 400));
        stage.show();
    }

    private static String facts(FxRobot robot) {
        return robot.lookup(".plan-validator .faint")
                .<Label>queryAll()
                .stream()
                .map(Label::getText)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatAValidatorYieldedIsToldAsSoonAsItIsMeasured(FxRobot robot) {
        assertThat(facts(robot)).isEqualTo("yield not measured yet: — · fee 18% · 5,000 γ");
        BlockRef block = new BlockRef(7, Hash32.parse("0x" + "07".repeat(32)));
        Yield yield = new Yield(YieldWindow.WEEK, block, Instant.EPOCH, block, Instant.EPOCH, 9, Duration.ofDays(7),
                Rate.ZERO, Rate.ZERO, Rate.ZERO, Rate.ZERO, Rate.ZERO, Rate.ZERO, Rate.ZERO, Rate.ZERO,
                new Rate(123_000_000), Rate.ZERO);
        Stand stand = new Stand(NETUID, HOTKEY);
        robot.interact(
                () -> model.market.set(new MarketState(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(),
                        Map.of(stand,
                                new ValidatorPast(stand, new Unit(Unit.ONE, 0, 0, Rao.ZERO),
                                        Map.of(YieldWindow.WEEK, new Measured.Known(yield)),
                                        List.of())),
                        Optional.empty(), Optional.empty(), true, true, Map.of())));
        robot.interact(panel::layout);
        assertThat(facts(robot)).isEqualTo("yields 12.3% a year, last 7 days · fee 18% · 5,000 γ");
    }
}
