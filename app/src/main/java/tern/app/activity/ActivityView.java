package tern.app.activity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.history.Kinds;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Em;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.Texts;

/// Activity: everything the accounts shown did and received while Tern watched, and what was fetched of the past.
public final class ActivityView extends StackPane {

    /// Below this the detail stands in the place of the table.
    private static final double BESIDE_EMS = 64;

    private final ActivityModel model;
    private final ActivityPresenter presenter;
    private final Texts texts;
    private final ActivityTable table;
    private final ActivityDetail detail;
    private final VBox list;
    private final HBox body = new HBox();
    private final Em em = new Em();
    private final VBox empty;
    private final Label emptyTitle = new Label();
    private final Label emptyWords = new Label();
    private final Button fetch;
    private Optional<ActivityRow> opened = Optional.empty();

    /// @param save asks where to and writes a table: its name and content
    public ActivityView(
            ActivityModel model, ActivityPresenter presenter, Texts texts, Copier copier,
            BiConsumer<String, String> save) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        setId("activity");

        TextField search = new TextField();
        search.setId("activity-search");
        search.getStyleClass().add("activity-search");
        search.setPromptText(texts.get("activity.search"));
        search.setAccessibleText(texts.get("activity.search.accessible"));
        search.textProperty().addListener((_, _, typed) -> presenter.search(typed));
        Button export = Buttons.small("activity-export", texts.get("activity.export"));
        export.setMinWidth(USE_PREF_SIZE);
        export.disableProperty().bind(Bindings.isEmpty(model.rows));
        export.setOnAction(_ -> presenter.export(text -> save.accept("tern-activity.csv", text)));
        FlowPane head = new FlowPane(kinds(), search, export);
        head.getStyleClass().add("activity-head");
        head.setAlignment(Pos.CENTER_LEFT);

        table = new ActivityTable(model, texts);
        fetch = Buttons.small("activity-fetch", texts.get("activity.fetch"));
        fetch.setOnAction(_ -> presenter.fill());
        emptyTitle.getStyleClass().add("activity-empty-title");
        emptyWords.setId("activity-empty");
        emptyWords.getStyleClass().add("faint");
        emptyWords.setWrapText(true);
        emptyWords.setMinHeight(Region.USE_PREF_SIZE);
        empty = new VBox(emptyTitle, emptyWords, fetch);
        empty.getStyleClass().add("activity-empty");
        empty.setMinHeight(Region.USE_PREF_SIZE);
        table.table().setPlaceholder(placeholder(empty));
        VBox.setVgrow(table, Priority.ALWAYS);
        list = new VBox(head, table, foot());
        list.getStyleClass().addAll("card", "activity-card");
        HBox.setHgrow(list, Priority.ALWAYS);
        detail = new ActivityDetail(texts, copier, this::shut);
        body.getStyleClass().addAll("page", "activity-body");
        StackPane centred = new StackPane(body);
        centred.getStyleClass().add("page-centre");
        // a low window scrolls, so that the table keeps room for some rows
        ScrollPane scroll = new ScrollPane(centred);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        getChildren().addAll(scroll, em);

        table.table().getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                presenter.open(Optional.of(row));
            }
        });
        table.table().setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.chosen().get().isPresent()) {
                shut();
                event.consume();
            }
        });
        model.severalWallets().addListener((_, _, several) -> table.showWallets(several));
        table.showWallets(model.severalWallets().get());
        model.chosen().addListener((_, _, _) -> arrange());
        model.anything().addListener((_, _, _) -> words());
        model.known().addListener((_, _, _) -> words());
        model.fillable().addListener((_, _, _) -> words());
        model.rows().addListener((Observable _) -> words());
        widthProperty().addListener((_, _, _) -> arrange());
        em.pixels().addListener((_, _, _) -> arrange());
        words();
        arrange();
    }

    /// Centred where there is room, and to be scrolled where there is too little: otherwise it would stand over the
    /// table's head.
    private static Node placeholder(Node words) {
        StackPane centre = new StackPane(words);
        centre.setMinHeight(Region.USE_PREF_SIZE);
        ScrollPane scroll = new ScrollPane(centre);
        scroll.setId("activity-empty-scroll");
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        return scroll;
    }

    private Node kinds() {
        OneOf<Kinds> choice = new OneOf<>(presenter::choose);
        for (Kinds kinds : Kinds.values()) {
            choice.add(kinds, "activity-kind-" + kinds.name().toLowerCase(Locale.ROOT), switch (kinds) {
                case ALL -> texts.get("activity.all");
                case PAYMENTS -> texts.get("activity.payments");
                case STAKING -> texts.get("activity.staking");
                case CLAIMS -> texts.get("activity.claims");
                case OTHERS -> texts.get("activity.others");
                case FAILED -> texts.get("activity.failed");
            });
        }
        model.kinds().addListener((_, _, now) -> choice.select(now));
        return choice.select(model.kinds().get())
                .segments("activity-kinds", texts.get("activity.filter.accessible"));
    }

    private Node foot() {
        Label count = new Label();
        count.setId("activity-count");
        count.textProperty().bind(model.count());
        Label watched = new Label(texts.get("activity.watched"));
        watched.setWrapText(true);
        Label note = new Label();
        note.setId("activity-note");
        model.note().addListener((_, _, now) -> note.setText(now.orElse("")));
        note.setText(model.note().get().orElse(""));
        watched.setMinHeight(USE_PREF_SIZE);
        VBox box = new VBox(new Apart(Apart.whole(count), note), watched);
        box.getStyleClass().add("totals");
        for (Label label : new Label[]{count, watched, note}) {
            label.getStyleClass().addAll("faint", "activity-foot");
        }
        return box;
    }

    /// What stands in the table while it has no rows.
    private void words() {
        boolean nothing = model.known().get() && !model.anything().get();
        emptyTitle.setText(nothing ? texts.get("activity.empty.title") : "");
        emptyWords.setText(!model.known().get()
                ? texts.get("activity.reading")
                : nothing ? texts.get("activity.empty") : texts.get("activity.no.match"));
        Lines.shown(emptyTitle, nothing);
        Lines.shown(fetch, nothing && model.fillable().get());
    }

    private void shut() {
        presenter.open(Optional.empty());
        table.table().getSelectionModel().clearSelection();
        table.table().requestFocus();
    }

    private void arrange() {
        Optional<ActivityRow> row = model.chosen().get();
        if (row.isPresent() && !row.equals(opened)) {
            detail.show(row.get());
        }
        opened = row;
        boolean beside = em.get() <= 0 || getWidth() <= 0 || getWidth() / em.get() >= BESIDE_EMS;
        Node[] wanted = row.isEmpty() ? new Node[]{list} : beside ? new Node[]{list, detail} : new Node[]{detail};
        HBox.setHgrow(detail, beside ? Priority.NEVER : Priority.ALWAYS);
        detail.alone(!beside);
        if (!body.getChildren().equals(List.of(wanted))) {
            body.getChildren().setAll(wanted);
        }
    }
}
