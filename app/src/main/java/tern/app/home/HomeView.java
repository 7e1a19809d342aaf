package tern.app.home;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.feed.Problem;
import tern.app.home.HomeModel.Phase;
import tern.app.chart.ChartSaver;
import tern.app.ui.Copier;
import tern.app.ui.Em;
import tern.app.ui.Lines;
import tern.app.ui.Popovers;
import tern.app.ui.ProblemPane;
import tern.app.ui.Scrolls;
import tern.app.ui.TableMemory;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// Home: the total, where it is, and the stake table.
public final class HomeView extends ScrollPane {

    private static final double SIDE_BY_SIDE_EMS = 49;

    private final HomeModel model;
    private final Texts texts;
    private final VBox page = new VBox();
    private final ProblemPane problem;
    private final Label stale = new Label();
    private final Label waiting = new Label();
    private final Node skeleton = new HomeSkeleton();
    private final VBox numbers = new VBox();
    private final Node last;
    private final HBox sideBySide;
    private final List<Region> cards;
    private final WhereCard where;
    private final StakeCard stake;
    private final Em em = new Em();
    private Optional<Node> play = Optional.empty();

    /// @param history decides what is shown of the past
    /// @param saver   asks where to and writes the exported table
    /// @param charts  asks where to and writes a chart
    /// @param memory  keeps how the table is set up
    /// @param zone    in which times are shown
    public HomeView(
            HomeModel model,
            HomePresenter presenter,
            ChartPresenter history,
            Texts texts,
            TaoFormat format,
            Copier copier,
            Popovers popovers,
            TableSaver saver,
            ChartSaver charts,
            TableMemory memory,
            ZoneId zone,
            Locale locale) {
        this.model = model;
        this.texts = texts;
        setId("home");
        getStyleClass().add("page-scroll");
        Scrolls.drawChangesOnly(this);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);

        problem = new ProblemPane("home-problem", texts, copier, presenter::retry);
        stale.setId("home-stale");
        stale.getStyleClass().add("stale-note");
        waiting.setId("home-waiting");
        waiting.getStyleClass().add("waiting-note");
        waiting.setWrapText(true);
        waiting.setMinHeight(Region.USE_PREF_SIZE);
        BalanceCard balance = new BalanceCard(model, presenter, history,
                new ChartPane(model, history, texts, charts, zone, locale), texts, format, popovers);
        last = new LastKnownCard(model, texts, format);
        where = new WhereCard(model, presenter, texts, format, popovers);
        StakeCard stake = new StakeCard(model, presenter, history, texts, format, copier, popovers, saver,
                memory, locale);
        HBox.setHgrow(balance, Priority.ALWAYS);
        sideBySide = new HBox();
        sideBySide.getStyleClass().add("card-row");
        sideBySide.setMinHeight(Region.USE_PREF_SIZE);
        balance.setMinHeight(Region.USE_PREF_SIZE);
        where.setMinHeight(Region.USE_PREF_SIZE);
        cards = List.of(balance, where);
        VBox.setVgrow(stake, Priority.ALWAYS);
        this.stake = stake;
        numbers.getStyleClass().add("card-column");
        VBox.setVgrow(numbers, Priority.ALWAYS);
        VBox.setVgrow(skeleton, Priority.ALWAYS);

        page.getStyleClass().add("page");
        StackPane centred = new StackPane(page, em);
        centred.getStyleClass().add("page-centre");
        setContent(centred);

        placeCards();
        widthProperty().addListener((_, _, _) -> placeCards());
        em.pixels().addListener((_, _, _) -> placeCards());
        model.phase().addListener((_, _, _) -> arrange());
        model.problem().addListener((_, _, _) -> arrange());
        model.stale().addListener((_, _, _) -> arrange());
        model.last().addListener((_, _, _) -> arrange());
        model.waiting().addListener((_, _, _) -> arrange());
        model.penniless().addListener((_, _, _) -> arrange());
        arrange();
    }

    /// Puts buttons where stake is shown, and the way to play TAO where there is none of it yet.
    public void offer(StakeActions actions, PlayMoney money) {
        stake.offer(actions);
        where.offer(actions);
        play = Optional.of(new PlayMoneyCard(money, texts));
        arrange();
    }

    /// Side by side where there is room, else one under the other.
    private void placeCards() {
        boolean stacked = em.get() > 0 && getWidth() > 0 && getWidth() / em.get() < SIDE_BY_SIDE_EMS;
        List<Node> wanted = new ArrayList<>(List.of(stale));
        if (stacked) {
            sideBySide.getChildren().clear();
            wanted.addAll(cards);
        } else {
            wanted.add(sideBySide);
        }
        where.alone(stacked);
        wanted.add(stake);
        if (!numbers.getChildren().equals(wanted)) {
            numbers.getChildren().setAll(wanted);
        }
        if (!stacked && !sideBySide.getChildren().equals(cards)) {
            sideBySide.getChildren().setAll(cards);
        }
    }

    private void arrange() {
        Optional<Problem> trouble = model.problem().get();
        trouble.ifPresent(known -> {
            problem.show(known.sentence(), known.details());
            // nothing was tried where the person stopped the practice network
            problem.offer(texts.get(known.stopped() ? "practice.start" : "problem.retry"));
        });
        model.stale().get().ifPresent(stale::setText);
        Lines.shown(stale, model.stale().get().isPresent());
        model.waiting().get().ifPresent(waiting::setText);
        Phase phase = model.phase().get();
        Node body = switch (phase) {
            case LOADING -> model.last().get().isPresent() ? last : skeleton;
            case READY -> numbers;
            case PROBLEM -> model.last().get().isPresent() ? last : null;
        };
        List<Node> wanted = Stream.of(trouble.isPresent() ? problem : null,
                model.waiting().get().isPresent() ? waiting : null,
                phase == Phase.READY && model.penniless().get() ? play.orElse(null) : null, body)
                .filter(Objects::nonNull)
                .toList();
        // the same nodes again would lose the focus and the table's place
        if (!page.getChildren().equals(wanted)) {
            page.getChildren().setAll(wanted);
        }
    }
}
