package tern.app.subnets;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.chart.ChartSaver;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.ColumnsMenu;
import tern.app.ui.Copier;
import tern.app.ui.Em;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.ProblemPane;
import tern.app.ui.TableMemory;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The page «Subnets»: all of them at the left, one of them at the right; in a narrow window one in the place of the
/// other.
public final class SubnetsView extends StackPane {

    private static final double BESIDE_EMS = 72;

    private final SubnetsModel model;
    private final SubnetsPresenter presenter;
    private final Texts texts;
    private final HBox body = new HBox();
    private final VBox list = new VBox();
    private final VBox left = new VBox();
    private final VBox right = new VBox();
    private final Supplier<NeuronCard> makeNeurons;
    private final Supplier<DetailCard> makeDetail;
    /// As long as nothing was looked at closely.
    private final VBox choose = new VBox();
    private Optional<NeuronCard> neurons = Optional.empty();
    private Optional<DetailCard> detail = Optional.empty();
    private final Button back;
    private final Em em = new Em();

    /// @param format of one's own amounts
    public SubnetsView(SubnetsModel model, SubnetsPresenter presenter, Texts texts, TaoFormat format, Copier copier,
            ChartSaver saver, TableMemory memory, ZoneId zone, Locale locale) {
        this(model, presenter, texts, format, copier, saver, memory, zone, locale, presenter::looked);
    }

    /// @param looked told whether the page is in a scene
    SubnetsView(SubnetsModel model, SubnetsPresenter presenter, Texts texts, TaoFormat format, Copier copier,
            ChartSaver saver, TableMemory memory, ZoneId zone, Locale locale, Consumer<Boolean> looked) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        TaoFormat open = format.unmasked();
        setId("subnets");
        Label nothing = Lines.wrapped("", "faint");
        nothing.setId("subnets-nothing");
        nothing.textProperty().bind(model.nothing());
        SubnetTable table = new SubnetTable(model, presenter, texts, open, nothing);
        VBox.setVgrow(table, Priority.ALWAYS);
        list.getChildren().addAll(head(table, memory), table, foot());
        list.getStyleClass().addAll("card", "subnets-card");
        makeNeurons = () -> new NeuronCard(presenter, texts, open, copier);
        makeDetail = () -> new DetailCard(model, presenter, texts, open, copier, saver, zone, locale);
        ProblemPane problem = new ProblemPane("subnets-problem", texts, copier, presenter::retry);
        Lines.follow(model.problem(), now -> {
            now.ifPresent(trouble -> problem.show(trouble.sentence(), trouble.details()));
            Lines.shown(problem, now.isPresent());
        });
        left.getStyleClass().add("card-column");
        Label stale = Lines.wrapped("", "stale-note");
        stale.setId("subnets-stale");
        // the column has no width of its own: a sentence would be as high as with one letter a line
        stale.setMinHeight(USE_COMPUTED_SIZE);
        Lines.follow(model.stale(), now -> Lines.say(stale, now));
        left.getChildren().addAll(stale, problem, list);
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);

        choose.setId("subnets-choose");
        choose.getStyleClass().addAll("card", "subnet-detail");
        choose.getChildren().add(Lines.wrapped(texts.get("subnets.choose"), "faint"));
        VBox.setVgrow(choose, Priority.ALWAYS);
        back = Buttons.small("subnets-back", texts.get("subnets.back"));
        back.setOnAction(_ -> presenter.close());
        right.getStyleClass().add("card-column");
        right.getChildren().addAll(back, choose);
        body.getStyleClass().add("card-row");
        // what it would like does not make the other card narrower, nor the window wider
        left.setMinWidth(0);
        left.setPrefWidth(0);
        StackPane page = new StackPane(body, em);
        page.getStyleClass().add("page");
        StackPane centred = new StackPane(page);
        centred.getStyleClass().add("page-centre");
        ScrollPane scroll = new ScrollPane(centred);
        scroll.setId("subnets-scroll");
        scroll.getStyleClass().add("page-scroll");
        scroll.setFocusTraversable(false);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().add(scroll);

        Lines.follow(model.detail(), this::look);
        model.neurons().addListener((_, _, _) -> place());
        model.chosen().addListener((_, _, _) -> place());
        widthProperty().addListener((_, _, _) -> place());
        em.pixels().addListener((_, _, _) -> place());
        sceneProperty().addListener((_, _, scene) -> looked.accept(scene != null));
        place();
    }

    private Node head(SubnetTable table, TableMemory memory) {
        Label count = new Label();
        count.setId("subnets-count");
        count.getStyleClass().add("card-title");
        count.textProperty().bind(model.count());
        TextField search = new TextField();
        search.setId("subnets-search");
        search.getStyleClass().add("filter-field");
        search.setPromptText(texts.get("subnets.search"));
        search.setAccessibleText(texts.get("subnets.search.accessible"));
        search.textProperty().addListener((_, _, typed) -> presenter.search(typed));
        OneOf<SubnetFilter> filters = new OneOf<>(presenter::filter);
        for (SubnetFilter filter : SubnetFilter.values()) {
            String word = filter.name().toLowerCase(Locale.ROOT);
            filters.add(filter, "subnets-filter-" + word, switch (filter) {
                case ALL -> texts.get("subnets.filter.all");
                case YOURS -> texts.get("subnets.filter.yours");
                case MINEABLE -> texts.get("subnets.filter.mineable");
                case STARRED -> texts.get("subnets.filter.starred");
            });
        }
        model.filter().addListener((_, _, now) -> filters.select(now));
        HBox chosen = filters.select(model.filter().get())
                .segments("subnets-filters", texts.get("subnets.filter.accessible"));
        chosen.setMinWidth(Region.USE_PREF_SIZE);
        ColumnsMenu columns = new ColumnsMenu("subnets-columns", texts.get("subnets.columns"), table.columns(),
                "subnets-table", memory, texts);
        return new Apart(Apart.whole(count), new Apart(search, new Apart(chosen, columns)));
    }

    /// What is not known of prices, and the way to know it.
    private Node foot() {
        Label note = Lines.wrapped("", "faint");
        note.setId("subnets-note");
        Button fetch = Buttons.small("subnets-fetch", texts.get("subnets.fetch"));
        fetch.setOnAction(_ -> presenter.fill());
        Button cancel = Buttons.small("subnets-fetch-cancel", texts.get("subnets.fetch.cancel"));
        cancel.setOnAction(_ -> presenter.cancelFill());
        Apart foot = new Apart(note, Apart.whole(fetch, cancel));
        foot.getStyleClass().add("subnets-foot");
        Runnable show = () -> {
            Lines.say(note, model.note().get());
            Lines.shown(fetch, model.fillable().get());
            Lines.shown(cancel, model.filling().get());
            Lines.shown(foot, model.note().get().isPresent());
        };
        model.note().addListener((_, _, _) -> show.run());
        model.fillable().addListener((_, _, _) -> show.run());
        model.filling().addListener((_, _, _) -> show.run());
        show.run();
        return foot;
    }

    /// What shows one subnet closely is made when there is one: charts and a long list of facts take a while.
    private void look(Optional<DetailPicture> now) {
        if (now.isPresent() && detail.isEmpty()) {
            DetailCard made = makeDetail.get();
            detail = Optional.of(made);
            VBox.setVgrow(made, Priority.ALWAYS);
            right.getChildren().set(right.getChildren().indexOf(choose), made);
        }
        now.ifPresent(picture -> neurons.ifPresent(card -> card.show(picture)));
    }

    private void sit() {
        NeuronCard made = makeNeurons.get();
        neurons = Optional.of(made);
        VBox.setVgrow(made, Priority.ALWAYS);
        left.getChildren().add(made);
        model.detail().get().ifPresent(made::show);
    }

    /// Beside each other where there is room; else the chosen subnet stands in the place of the table.
    private void place() {
        boolean beside = em.get() <= 0 || getWidth() <= 0 || getWidth() / em.get() >= BESIDE_EMS;
        boolean sitting = model.neurons().get();
        Lines.shown(list, !sitting);
        if (sitting && neurons.isEmpty()) {
            sit();
        }
        neurons.ifPresent(card -> Lines.shown(card, sitting));
        Lines.shown(back, !beside);
        List<Node> wanted = beside
                ? List.of(left, right)
                : model.chosen().get().isPresent() && !sitting ? List.of(right) : List.of(left);
        HBox.setHgrow(right, beside ? Priority.NEVER : Priority.ALWAYS);
        right.getStyleClass().remove("subnet-beside");
        if (beside) {
            right.getStyleClass().add("subnet-beside");
        }
        if (!body.getChildren().equals(wanted)) {
            body.getChildren().setAll(wanted);
        }
    }
}
