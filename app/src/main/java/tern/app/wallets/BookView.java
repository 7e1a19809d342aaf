package tern.app.wallets;

import java.time.Duration;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.fx.Fx;
import tern.app.ui.AddressLabel;
import tern.app.ui.Buttons;
import tern.app.ui.Choosers;
import tern.app.ui.Copier;
import tern.app.ui.Field;
import tern.app.ui.Icon;
import tern.app.ui.IdenticonView;
import tern.app.ui.Lines;
import tern.app.ui.ProblemPane;
import tern.app.ui.Texts;

/// The address book: search, entries, and the form for one of them.
final class BookView extends VBox {

    /// How long what was just done is said.
    private static final Duration SAID = Duration.ofSeconds(8);

    private final BookModel model;
    private final BookPresenter presenter;
    private final Texts texts;
    private final Copier copier;
    private final VBox entries = new VBox();
    private final TextField search = new TextField();
    private final TextField name = new TextField();
    private final TextField address = new TextField();
    private final TextField note = new TextField();
    private final CheckBox exchange = new CheckBox();
    private Fx.Stop saying = () -> {};

    BookView(BookModel model, BookPresenter presenter, Texts texts, Copier copier, Choosers choosers) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        this.copier = copier;
        getStyleClass().add("card-column");
        ProblemPane problem = new ProblemPane("book-problem", texts, copier, presenter::load);
        Lines.follow(model.problem(), now -> {
            now.ifPresent(one -> problem.show(one.sentence(), one.details()));
            Lines.shown(problem, now.isPresent());
        });
        entries.setId("book-entries");
        entries.getStyleClass().addAll("card", "book-entries");
        getChildren().addAll(head(choosers), problem, said(), form(), entries);
        model.contacts().addListener((Observable _) -> fill());
        fill();
    }

    private Node head(Choosers choosers) {
        search.setId("book-search");
        search.setPromptText(texts.get("book.search"));
        search.setAccessibleText(texts.get("book.search"));
        search.getStyleClass().add("book-search");
        search.textProperty().addListener((_, _, now) -> presenter.search(now));
        Button add = Buttons.primary("book-add", texts.get("book.add"));
        add.setOnAction(_ -> presenter.edit(Optional.empty()));
        Button bring = new Button(texts.get("book.import"));
        bring.setId("book-import");
        bring.setOnAction(_ -> choosers.openFile(texts.get("book.import")).ifPresent(presenter::importFrom));
        Button save = new Button(texts.get("book.export"));
        save.setId("book-export");
        save.setOnAction(_ -> choosers.saveFile(texts.get("book.export"), "tern-addresses.csv")
                .ifPresent(presenter::exportTo));
        return Lines.row(search, add, bring, save);
    }

    private Node said() {
        Label words = Lines.sentence("book-said", "good-text", model.said());
        Lines.follow(model.said(), now -> {
            saying.stop();
            if (now.isPresent()) {
                saying = Fx.after(SAID, () -> model.said().set(Optional.empty()));
            }
        });
        Button undo = Buttons.small("book-undo", texts.get("book.undo"));
        undo.setOnAction(_ -> presenter.undo());
        undo.setMinWidth(Region.USE_PREF_SIZE);
        Lines.follow(model.removed(), now -> Lines.shown(undo, now.isPresent()));
        HBox row = new HBox(words, undo);
        row.getStyleClass().add("choice-buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        row.managedProperty().bind(words.managedProperty().or(undo.managedProperty()));
        return row;
    }

    private Node form() {
        Label title = new Label();
        title.getStyleClass().add("card-title");
        exchange.setId("book-exchange");
        exchange.setText(texts.get("book.exchange"));
        exchange.setWrapText(true);
        exchange.setMinHeight(Region.USE_PREF_SIZE);
        // Enter saves from every place of the form; without this it would turn the mark
        exchange.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                save();
            }
        });
        address.getStyleClass().add("mono");
        Button save = Buttons.primary("book-save", texts.get("book.save"));
        save.setOnAction(_ -> save());
        Button cancel = new Button(texts.get("book.cancel"));
        cancel.setId("book-cancel");
        cancel.setOnAction(_ -> presenter.cancel());
        for (TextField field : new TextField[]{name, address, note}) {
            field.setOnAction(_ -> save());
        }
        VBox form = new VBox(title, new Field("book-name", texts.get("book.name"), "", name),
                new Field("book-address", texts.get("book.address"), texts.get("watch.prompt"), address),
                new Field("book-note", texts.get("book.note"), "", note), exchange,
                Lines.wrapped(texts.get("book.exchange.line"), "begin-line"),
                Lines.sentence("book-wrong", "wrong-text", model.wrong()), Lines.row(save, cancel));
        form.setId("book-form");
        form.getStyleClass().addAll("card", "wallet-form");
        model.editing().addListener((_, _, open) -> {
            Lines.shown(form, open);
            if (open) {
                title.setText(texts.get(model.edited().get().isPresent() ? "book.edit.title" : "book.add.title"));
                put(model.edited().get());
                name.requestFocus();
            }
        });
        model.edited().addListener((_, _, now) -> put(now));
        Lines.shown(form, false);
        return form;
    }

    private void put(Optional<Contact> contact) {
        name.setText(contact.map(Contact::name).orElse(""));
        address.setText(contact.map(one -> one.account().address()).orElse(""));
        note.setText(contact.map(Contact::note).orElse(""));
        exchange.setSelected(contact.map(Contact::exchange).orElse(false));
    }

    private void save() {
        presenter.save(name.getText(), address.getText(), note.getText(), exchange.isSelected());
    }

    private void fill() {
        if (model.contacts().isEmpty()) {
            entries.getChildren()
                    .setAll(Lines.wrapped(texts.get(search.getText().isBlank() ? "book.empty" : "book.none"),
                            "begin-line"));
            return;
        }
        entries.getChildren().setAll(model.contacts().stream().map(this::row).toList());
    }

    private Node row(Contact contact) {
        Label title = new Label(contact.name());
        title.getStyleClass().add("choice-name");
        AddressLabel shown = new AddressLabel(contact.account(), contact.name(), texts, copier);
        shown.setId("book-address-" + contact.name());
        VBox words = new VBox(title, shown);
        if (!contact.note().isEmpty()) {
            words.getChildren().add(Lines.wrapped(contact.note(), "begin-line"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(new IdenticonView(contact.account()), words);
        if (contact.exchange()) {
            Label mark = new Label(texts.get("book.exchange.mark"));
            mark.getStyleClass().addAll("chip", "chip-warning");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(mark);
        }
        Button edit = Buttons.small("book-edit-" + contact.name(), texts.get("book.edit"));
        edit.setAccessibleText(texts.get("book.edit.accessible", contact.name()));
        edit.setOnAction(_ -> presenter.edit(Optional.of(contact)));
        edit.setMinWidth(Region.USE_PREF_SIZE);
        Button remove = Buttons.icon("book-remove-" + contact.name(), Icon.CLOSE,
                texts.get("book.remove", contact.name()));
        remove.setOnAction(_ -> presenter.remove(contact));
        row.getChildren().addAll(edit, remove);
        row.getStyleClass().add("book-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
