package tern.app.subnets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import tern.app.chart.DayLine;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.units.Rao;
import tern.wallet.yields.Measured;
import tern.wallet.yields.Rate;

/// Runs the code of the page's table before anybody opens the page. Three quarters of what the first opening costs are
/// classes that are loaded and methods that run for the first time; the same page in a window of a process in which they
/// ran is there four times as quickly. So a table that nobody sees is made, styled and laid out, and thrown away.
///
/// In small steps, each some hundredths of a second at most. On the FX thread.
public final class SubnetsRehearsal {

    /// More of them each time: what runs often is compiled, and one step is not long.
    private static final List<Integer> ROWS = List.of(1, 3, 8, 16);
    private static final double WIDTH = 700;
    private static final double HEIGHT = 800;

    private final SubnetsModel model = new SubnetsModel();
    private final Scene scene;

    private SubnetsRehearsal(Scene like, SubnetsPresenter presenter, Texts texts, TaoFormat format) {
        SubnetTable table = new SubnetTable(model, presenter, texts, format.unmasked(), new Label());
        scene = new Scene(new StackPane(table), WIDTH, HEIGHT);
        scene.getStylesheets().setAll(like.getStylesheets());
    }

    /// The steps, to be run one after the other; they hold what they need.
    ///
    /// @param like      the window's scene, whose style sheets are worn
    /// @param presenter asked for nothing
    public static List<Runnable> steps(Scene like, SubnetsPresenter presenter, Texts texts, TaoFormat format) {
        SubnetsRehearsal[] made = new SubnetsRehearsal[1];
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> made[0] = new SubnetsRehearsal(like, presenter, texts, format));
        for (int rows : ROWS) {
            steps.add(() -> made[0].fill(rows));
            steps.add(() -> made[0].scene.getRoot().applyCss());
            steps.add(() -> made[0].scene.getRoot().layout());
        }
        return steps;
    }

    private void fill(int rows) {
        while (model.rows.size() < rows) {
            int netuid = model.rows.size() + 1;
            double[] days = new double[31];
            for (int day = 0; day < days.length; day++) {
                days[day] = netuid * 31 + day * 7 % 11;
            }
            model.rows.add(new SubnetRow(new SubnetValues(netuid, netuid % 7, "α", "", Rao.of(netuid * Rao.PER_TAO),
                    Optional.of(new Rate(netuid)), Optional.of(new Rate(-netuid)), OptionalDouble.of(0.01),
                    Optional.of(Rao.ZERO), Measured.notSampled(), new DayLine(days, DayLine.Tone.TREND, ""), false,
                    false, false)));
        }
    }
}
