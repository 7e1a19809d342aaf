package tern.app.stake;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.chart.ChartSaver;
import tern.app.review.SentCard;
import tern.app.ui.Copier;
import tern.app.ui.Em;
import tern.app.ui.KeyWays;
import tern.app.ui.Lines;
import tern.app.ui.Popovers;
import tern.app.ui.TableMemory;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.app.ui.Upright;

/// The page «Stake»: what can be chosen at the left, what it comes to at the right.
public final class StakeView extends ScrollPane {

    private static final double SIDE_BY_SIDE_EMS = 54;
    /// Of the page, above and below.
    private static final double PADDING_EMS = 1.43;

    private final Em em = new Em();
    private final HBox sideBySide = new HBox();
    private final VBox page = new VBox();
    private final Upright left;
    private final ComposerCard composer;
    private final HoldingsCard holdings;
    private final FundsCard funds;
    private final ValidatorsCard validators;
    private Optional<PlanView> plan = Optional.empty();

    /// What the page needs besides.
    ///
    /// @param saver  puts charts into files
    /// @param memory keeps how tables were set up
    /// @param ways   on where nothing can be signed from what is shown
    public record Tools(Copier copier, Popovers popovers, ChartSaver saver, TableMemory memory, ZoneId zone,
            Locale locale, KeyWays ways) {}

    public StakeView(StakeModel model, StakePresenter presenter, StakeTabs tabs, Texts texts, TaoFormat format,
            Tools tools) {
        Copier copier = tools.copier();
        setId("stake");
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        composer = new ComposerCard(model, presenter, texts, format, copier, tools.ways());
        holdings = new HoldingsCard(model, presenter, texts, format, copier, tools.memory());
        funds = new FundsCard(model, presenter, texts, format);
        validators = new ValidatorsCard(model, presenter,
                tabs.view(texts, format,
                        new TabsView.Tools(tools.saver(), tools.memory(), tools.zone(), tools.locale())),
                texts, format, copier, tools.popovers(), tools.memory());
        IdleCard idle = new IdleCard(model, presenter, texts, format);
        SentCard sent = new SentCard(model.sent(), texts, format, copier);
        sent.setMinHeight(Region.USE_PREF_SIZE);
        Label away = Lines.wrapped("", "stale-note");
        away.setId("stake-away");
        Lines.follow(model.away, now -> Lines.say(away, now.map(known -> known.words(texts, format))));
        left = new Upright(away, idle, holdings, funds, validators, sent);
        left.getStyleClass().add("card-column");
        VBox.setVgrow(holdings, Priority.ALWAYS);
        VBox.setVgrow(funds, Priority.ALWAYS);
        VBox.setVgrow(validators, Priority.ALWAYS);
        composer.setMinHeight(Region.USE_PREF_SIZE);
        sideBySide.getStyleClass().add("card-row");
        HBox.setHgrow(left, Priority.ALWAYS);
        VBox.setVgrow(sideBySide, Priority.ALWAYS);
        page.getStyleClass().add("page");
        StackPane centred = new StackPane(page, em);
        centred.getStyleClass().add("page-centre");
        setContent(centred);
        place();
        viewportBoundsProperty().addListener((_, _, _) -> keepInSight());
        em.pixels().addListener((_, _, _) -> keepInSight());
        widthProperty().addListener((_, _, _) -> place());
        em.pixels().addListener((_, _, _) -> place());
        model.action().addListener((_, _, now) -> choose(now));
        choose(model.action().get());
        sceneProperty().addListener((_, _, scene) -> presenter.looked(scene != null));
    }

    /// However much stands at the left, the button at the foot of the composer is in sight where there is room for it.
    private void keepInSight() {
        double room = getViewportBounds().getHeight() - 2 * PADDING_EMS * em.get();
        composer.setMaxHeight(room > 0 ? room : Double.MAX_VALUE);
    }

    /// Offers plans of several steps, which stand in place of the single ones while they are looked at.
    public void offer(PlanView made) {
        plan = Optional.of(made);
        composer.offer(made.way());
        VBox.setVgrow(made, Priority.ALWAYS);
        made.model().planning().addListener((_, _, _) -> {
            place();
            setVvalue(0);
        });
        place();
    }

    private void choose(StakeAction action) {
        Lines.shown(holdings, action.isFromHolding() || action == StakeAction.EXIT);
        Lines.shown(funds, action == StakeAction.CLAIM);
        Lines.shown(validators, action.isToValidator());
    }

    /// Side by side where there is room; else what is typed comes first.
    private void place() {
        boolean stacked = em.get() > 0 && getWidth() > 0 && getWidth() / em.get() < SIDE_BY_SIDE_EMS;
        plan.ifPresent(one -> one.stack(stacked, getWidth(), em.get()));
        List<Node> wanted = plan.filter(one -> one.model().planning().get()).isPresent()
                ? List.of(plan.get())
                : stacked ? List.of(composer, left) : List.of(sideBySide);
        if (page.getChildren().equals(wanted)) {
            return;
        }
        page.getChildren().clear();
        sideBySide.getChildren().clear();
        composer.getStyleClass().remove("stacked");
        if (stacked) {
            composer.getStyleClass().add("stacked");
        } else if (wanted.contains(sideBySide)) {
            sideBySide.getChildren().setAll(left, composer);
        }
        page.getChildren().setAll(wanted);
    }
}
