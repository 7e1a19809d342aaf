package tern.app.subnets;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import tern.app.chart.ChartSaver;
import tern.app.chart.DayLine;
import tern.app.ui.Copier;
import tern.app.ui.TableLook;
import tern.app.ui.TableMemory;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.units.Rao;
import tern.wallet.yields.Measured;
import tern.wallet.yields.Rate;

/// Runs the code of the page before anybody opens it. Three quarters of what the first opening costs are classes that
/// are loaded and methods that run for the first time; the same page in a second window of the process is there four
/// times as quickly. So a page that nobody sees is made, styled and laid out, and thrown away, and that once more.
///
/// In small steps, each a tenth of a second at most. On the FX thread.
public final class SubnetsRehearsal {

    /// How high the page is at each step, in pixels: a table makes cells for all rows that would have room.
    private static final List<Integer> HEIGHTS = List.of(150, 260, 380, 520, 680, 840);
    private static final double WIDTH = 1_224;
    private static final int ROW = 45;
    private static final TableMemory NONE = new TableMemory() {

        @Override
        public void recall(String table, Consumer<TableLook> take) {}

        @Override
        public void keep(String table, TableLook look) {}
    };

    private final SubnetsModel model = new SubnetsModel();
    private final Parent root;
    private final Scene scene;

    private SubnetsRehearsal(Scene like, SubnetsPresenter presenter, Texts texts, TaoFormat format, Copier copier,
            ChartSaver saver, Locale locale) {
        root = new StackPane(new SubnetsView(model, presenter, texts, format, copier, saver, NONE,
                ZoneId.systemDefault(), locale, _ -> {}));
        scene = new Scene(root);
        scene.getStylesheets().setAll(like.getStylesheets());
    }

    /// The steps, to be run one after the other; they hold what they need.
    ///
    /// @param like      the window's scene, whose style sheets are worn
    /// @param presenter asked for nothing
    public static List<Runnable> steps(Scene like, SubnetsPresenter presenter, Texts texts, TaoFormat format,
            Copier copier, ChartSaver saver, Locale locale) {
        List<Runnable> steps = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            SubnetsRehearsal[] made = new SubnetsRehearsal[1];
            steps.add(() -> made[0] = new SubnetsRehearsal(like, presenter, texts, format, copier, saver, locale));
            steps.add(() -> made[0].scene.getRoot().applyCss());
            for (int height : HEIGHTS) {
                steps.add(() -> made[0].grow(height));
            }
        }
        return steps;
    }

    private void grow(int height) {
        fill(height / ROW);
        root.resize(WIDTH, height);
        root.applyCss();
        root.layout();
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
