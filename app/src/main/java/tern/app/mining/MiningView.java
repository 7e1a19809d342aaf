package tern.app.mining;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.chart.ChartSaver;
import tern.app.log.LogCard;
import tern.app.mining.MiningModel.Screen;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Em;
import tern.app.ui.Scrolls;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The page «Mining»: cards and earnings at the left, the miner at the right; or the hardware closely; or the log.
public final class MiningView extends ScrollPane {

    private static final double BESIDE_EMS = 58;

    private final MiningModel model;
    private final Em em = new Em();
    private final VBox page = new VBox();
    private final HBox beside = new HBox();
    private final VBox left = new VBox();
    private final CardsPane cards;
    private final EarnedCard earned;
    private final MinerPanel panel;
    private final DetailsPane details;
    private final VBox log;
    private boolean narrow;

    /// What the page is drawn with.
    public record Tools(Texts texts, TaoFormat format, Copier copier, ChartSaver saver, Locale locale, ZoneId zone) {}

    public MiningView(MiningModel model, MiningPresenter presenter, Tools tools, MinerSlots slots) {
        this.model = model;
        Texts texts = tools.texts();
        setId("mining");
        getStyleClass().add("page-scroll");
        Scrolls.drawChangesOnly(this);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        cards = new CardsPane(model, presenter, texts, em);
        earned = new EarnedCard(model, presenter, texts, tools.format(), tools.saver(), tools.locale(), tools.zone());
        panel = new MinerPanel(model, presenter, texts, slots);
        details = new DetailsPane(model, presenter, texts, em);
        LogCard lines = new LogCard("mining-log", model.log(), presenter.log(), presenter::openLogFolder, texts,
                tools.copier());
        Button back = Buttons.small("mining-log-back", texts.get("mining.back"));
        back.setOnAction(_ -> presenter.back());
        log = new VBox(new HBox(back), lines);
        log.getStyleClass().add("card-column");
        VBox.setVgrow(lines, Priority.ALWAYS);
        VBox.setVgrow(log, Priority.ALWAYS);
        VBox.setVgrow(earned, Priority.ALWAYS);
        VBox.setVgrow(beside, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.getStyleClass().add("card-column");
        left.setMinWidth(0);
        beside.getStyleClass().add("card-row");
        for (VBox card : List.of(cards, earned, panel, details)) {
            card.setMinHeight(USE_PREF_SIZE);
        }
        page.getStyleClass().add("page");
        StackPane centred = new StackPane(page, em);
        centred.getStyleClass().add("page-centre");
        setContent(centred);
        widthProperty().addListener((_, _, _) -> place());
        em.pixels().addListener((_, _, _) -> place());
        model.screen().addListener((_, _, _) -> {
            show();
            setVvalue(0);
        });
        show();
        sceneProperty().addListener((_, _, scene) -> presenter.looked(scene != null));
    }

    private void place() {
        boolean now = em.get() > 0 && getWidth() > 0 && getWidth() / em.get() < BESIDE_EMS;
        if (now != narrow) {
            narrow = now;
            show();
        }
    }

    private void show() {
        Screen now = model.screen().get();
        List<Node> wanted = switch (now) {
            case DETAILS -> List.of(details);
            case LOG -> List.of(log);
            case PAGE -> narrow ? List.of(cards, panel, earned) : List.of(beside);
        };
        if (page.getChildren().equals(wanted) && (now != Screen.PAGE || narrow || !left.getChildren().isEmpty())) {
            return;
        }
        page.getChildren().clear();
        beside.getChildren().clear();
        left.getChildren().clear();
        if (now == Screen.PAGE && !narrow) {
            left.getChildren().setAll(cards, earned);
            beside.getChildren().setAll(left, panel);
        }
        panel.beside(!narrow);
        page.getChildren().setAll(wanted);
    }
}
