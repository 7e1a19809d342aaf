package tern.app.shell;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tern.app.ui.Popovers;
import tern.app.ui.Texts;

/// The finder's field and what it finds. Arrow keys choose, Enter goes.
final class FinderPanel extends VBox {

    private static final int LINES = 9;

    private final TextField field = new TextField();
    private final ListView<FinderEntry> results = new ListView<>();
    private final Finder finder;
    private final Popovers popovers;

    /// @param later asks for what takes longer to be known, and tells when it is
    FinderPanel(Finder finder, Consumer<Runnable> later, Texts texts, Popovers popovers) {
        this.finder = finder;
        this.popovers = popovers;
        setId("finder-panel");
        getStyleClass().add("finder-panel");
        field.setId("finder-field");
        field.setPromptText(texts.get("finder.prompt"));
        field.setAccessibleText(texts.get("finder.accessible"));
        results.setId("finder-results");
        results.getStyleClass().add("finder-results");
        results.setFocusTraversable(false);
        results.setAccessibleText(texts.get("finder.results"));
        Label nothing = new Label(texts.get("finder.nothing"));
        nothing.getStyleClass().add("faint");
        results.setPlaceholder(nothing);
        results.setCellFactory(_ -> new Cell());
        results.setOnMouseClicked(event -> {
            if (event.getClickCount() == 1) {
                go();
            }
        });
        field.textProperty().addListener((_, _, text) -> find(text));
        field.setOnAction(_ -> go());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        results.fixedCellSizeProperty().addListener((_, _, _) -> fit());
        getChildren().addAll(field, results);
        finder.renew();
        find("");
        later.accept(this::more);
    }

    /// There is more to find: what was typed is looked for again, and what is marked stays so.
    private void more() {
        if (getScene() == null) {
            return;
        }
        FinderEntry marked = results.getSelectionModel().getSelectedItem();
        boolean first = results.getSelectionModel().getSelectedIndex() == 0;
        finder.renew();
        find(field.getText());
        results.getItems()
                .stream()
                .filter(entry -> !first && marked != null && entry.kind().equals(marked.kind())
                        && entry.title().equals(marked.title()) && entry.more().equals(marked.more()))
                .findFirst()
                .ifPresent(results.getSelectionModel()::select);
    }

    private void find(String query) {
        List<FinderEntry> found = finder.find(query);
        results.getItems().setAll(found);
        results.getSelectionModel().selectFirst();
        fit();
    }

    /// As tall as what was found, at least one line for the sentence that nothing was.
    private void fit() {
        int lines = Math.clamp(results.getItems().size(), 1, LINES);
        results.setPrefHeight(lines * results.getFixedCellSize() + results.snappedTopInset()
                + results.snappedBottomInset());
    }

    private void move(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            if (event.getCode() == KeyCode.DOWN) {
                results.getSelectionModel().selectNext();
            } else {
                results.getSelectionModel().selectPrevious();
            }
            results.scrollTo(results.getSelectionModel().getSelectedIndex());
            event.consume();
        }
    }

    private void go() {
        FinderEntry chosen = results.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            popovers.close();
            chosen.action().run();
        }
    }

    private static final class Cell extends ListCell<FinderEntry> {

        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label kind = new Label();
        private final HBox row;

        Cell() {
            title.getStyleClass().add("choice-name");
            detail.getStyleClass().add("choice-detail");
            kind.getStyleClass().add("faint");
            kind.setMinWidth(Region.USE_PREF_SIZE);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            row = new HBox(title, detail, space, kind);
            row.getStyleClass().add("finder-row");
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable FinderEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            title.setText(entry.title());
            detail.setText(entry.detail());
            kind.setText(entry.kind());
            setAccessibleText(entry.kind() + " " + entry.title());
            setGraphic(row);
        }
    }
}
