package tern.app.log;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.Texts;

/// What a program says, newest first: by level, by a word, followed or held still while somebody reads.
public final class LogCard extends VBox {

    private final String id;
    private final LogPresenter presenter;
    private final Runnable openFolder;
    private final ListView<LogRow> list = new ListView<>();

    /// @param id         of the card; begins the ids of its parts
    /// @param openFolder shows where the log's files are
    public LogCard(String id, LogModel model, LogPresenter presenter, Runnable openFolder, Texts texts, Copier copier) {
        this.id = id;
        this.presenter = presenter;
        this.openFolder = openFolder;
        setId(id);
        getStyleClass().addAll("card", "node-log-card");
        Label title = new Label(texts.get("node.log"));
        title.getStyleClass().add("card-title");
        Label note = new Label();
        note.setId(id + "-note");
        note.getStyleClass().add("node-note");
        note.textProperty().bind(model.note());
        getChildren().addAll(new Apart(Apart.whole(title, note), controls(model, texts, copier)), lines(model, texts));
    }

    private FlowPane controls(LogModel model, Texts texts, Copier copier) {
        TextField search = new TextField();
        search.setId(id + "-search");
        search.setPromptText(texts.get("node.log.search"));
        search.setAccessibleText(texts.get("node.log.search"));
        search.getStyleClass().add("node-log-search");
        search.textProperty().addListener((_, _, now) -> presenter.search(now));
        OneOf<LogFilter> levels = new OneOf<>(presenter::filter);
        for (LogFilter level : LogFilter.values()) {
            levels.add(level, id + level.id(), texts.get(level.key()));
        }
        HBox segments = levels.select(model.filter().get())
                .segments(id + "-levels", texts.get("node.log.levels"));
        segments.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        model.filter().addListener((_, _, now) -> levels.select(now));
        ToggleButton follow = new ToggleButton(texts.get("node.log.follow"));
        follow.setId(id + "-follow");
        follow.getStyleClass().add("small");
        follow.setSelected(model.following().get());
        follow.setOnAction(_ -> presenter.follow(follow.isSelected()));
        model.following().addListener((_, _, now) -> {
            follow.setSelected(now);
            if (now) {
                list.scrollTo(0);
            }
        });
        Button copy = Buttons.small(id + "-copy", texts.get("node.log.copy"));
        copy.setOnAction(_ -> copier.copy(texts.get("node.log.copied"), presenter.copied()));
        Button open = Buttons.small(id + "-open", texts.get("node.log.open"));
        open.setOnAction(_ -> openFolder.run());
        FlowPane row = new OneRow(search, segments, follow, copy, open);
        row.setRowValignment(VPos.CENTER);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("choice-flow");
        for (Node control : row.getChildren()) {
            if (control instanceof ButtonBase button) {
                button.setMinWidth(USE_PREF_SIZE);
            }
        }
        return row;
    }

    private Node lines(LogModel model, Texts texts) {
        list.setId(id + "-lines");
        list.getStyleClass().add("node-log-lines");
        list.setAccessibleText(texts.get("node.log"));
        list.setItems(model.rows());
        list.setCellFactory(_ -> new LogCell());
        Label nothing = Lines.wrapped(texts.get("node.log.nothing"), "faint");
        nothing.setId(id + "-nothing");
        list.setPlaceholder(nothing);
        // who scrolls back wants to read: what comes meanwhile must not move it
        list.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() < 0) {
                presenter.follow(false);
            }
        });
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> {
            if (event.getTarget() instanceof Node node && isInBar(node)) {
                presenter.follow(false);
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.PAGE_DOWN || event.getCode() == KeyCode.END
                    || event.getCode() == KeyCode.DOWN) {
                presenter.follow(false);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        return list;
    }

    private boolean isInBar(Node node) {
        for (Node at = node; at != null && !at.equals(list); at = at.getParent()) {
            if (at instanceof ScrollBar) {
                return true;
            }
        }
        return false;
    }

    /// Likes best to stand in one row, and wraps where there is no room for that.
    private static final class OneRow extends FlowPane {

        OneRow(Node... content) {
            super(content);
        }

        @Override
        protected double computePrefWidth(double height) {
            double wanted = getHgap() * (getChildren().size() - 1) + snappedLeftInset() + snappedRightInset();
            for (Node node : getChildren()) {
                wanted += snapSizeX(node.prefWidth(-1));
            }
            return wanted;
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 ? computePrefWidth(-1) : width);
        }
    }
}
