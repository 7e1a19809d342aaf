package tern.app.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.feed.Problem;
import tern.app.transact.AddressNames.Named;
import tern.app.transact.OwnAccount;
import tern.app.transact.Warning;
import tern.app.transfer.TransferModel.Preview;
import tern.app.ui.Addresses;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.FieldNote;
import tern.app.ui.GroupedAddress;
import tern.app.ui.IdenticonView;
import tern.app.ui.KeyWays;
import tern.app.ui.Lines;
import tern.app.ui.NoKeyNotice;
import tern.app.ui.ProblemPane;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.app.ui.UnitChoice;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// The form that a transfer begins with.
final class SendCard extends VBox {

    private final TransferModel model;
    private final Texts texts;
    private final TaoFormat format;
    private final TextField recipient = new TextField();
    private final TextField amount = new TextField();
    private final UnitChoice unit;
    private final VBox form = new VBox();
    private final NoKeyNotice noKey;
    private final List<InvalidationListener> masked = new ArrayList<>();
    private final HBox foundLine = new HBox();
    private final FlowPane suggestions = new FlowPane();
    private final VBox preview = new VBox();
    private final ProblemPane problem;

    /// @param pictures where QR codes come from
    /// @param ways     on where nothing can be sent from what is shown
    SendCard(TransferModel model, TransferPresenter presenter, Texts texts, TaoFormat format, Copier copier,
            QrPictures pictures, KeyWays ways) {
        this.model = model;
        this.texts = texts;
        this.format = format;
        unit = new UnitChoice("send", model.typed(), texts, amount, presenter::unit, model.closing());
        setId("send");
        getStyleClass().addAll("card", "send-card");
        Label title = new Label(texts.get("send.title"));
        title.getStyleClass().add("card-title");
        noKey = new NoKeyNotice("send-no-key", texts, ways);
        form.getStyleClass().add("send-form");
        problem = new ProblemPane("send-problem", texts, copier, presenter::review);

        VBox fields = new VBox(from(), to(presenter, pictures), amountBlock(presenter));
        fields.getStyleClass().add("send-fields");
        form.getChildren().addAll(fields, problem, preview, foot(presenter));
        preview.setId("send-preview");
        preview.getStyleClass().add("send-preview");
        getChildren().addAll(title, noKey, form);

        model.own().addListener((_, _, _) -> arrange());
        model.found().addListener((_, _, _) -> arrange());
        model.foundName().addListener((_, _, _) -> arrange());
        Lines.follow(model.suggestions(), _ -> suggest(presenter));
        model.preview().addListener((_, _, _) -> arrange());
        model.problem().addListener((_, _, _) -> arrange());
        model.working().addListener((_, _, _) -> arrange());
        whenHidden(this::arrange);
        arrange();
    }

    private Node from() {
        ComboBox<OwnAccount> choice = new ComboBox<>(model.accounts());
        choice.setId("send-from");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(texts.get("send.from"));
        choice.valueProperty().addListener((_, _, now) -> {
            if (now != null && !model.own().get().equals(Optional.of(now))) {
                model.own().set(Optional.of(now));
            }
        });
        model.own().addListener((_, _, now) -> choice.setValue(now.orElse(null)));
        choice.setValue(model.own().get().orElse(null));
        VBox block = block(label("send.from", choice), choice);
        block.getStyleClass().add("send-from-block");
        Runnable several = () -> Lines.shown(block, model.accounts().size() > 1);
        model.accounts().addListener((javafx.beans.Observable _) -> several.run());
        several.run();
        return block;
    }

    private Node to(TransferPresenter presenter, QrPictures pictures) {
        recipient.setId("send-to");
        recipient.setPromptText(texts.get("send.to.prompt"));
        recipient.textProperty().bindBidirectional(model.recipient());
        recipient.setAccessibleText(texts.get("send.to"));
        Button paste = Buttons.small("send-qr-paste", texts.get("send.qr.paste"));
        paste.setAccessibleText(texts.get("send.qr.paste.accessible"));
        paste.setOnAction(_ -> pictures.fromClipboard(presenter));
        Button file = Buttons.small("send-qr-file", texts.get("send.qr.file"));
        file.setAccessibleText(texts.get("send.qr.file.accessible"));
        file.setOnAction(_ -> pictures.fromFile(presenter));
        paste.setMinWidth(Region.USE_PREF_SIZE);
        file.setMinWidth(Region.USE_PREF_SIZE);
        // beside the label, so that the field keeps the whole width
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(label("send.to", recipient), space, paste, file);
        head.getStyleClass().add("entry-row");
        head.setAlignment(Pos.BOTTOM_LEFT);
        FieldNote wrong = new FieldNote(recipient);
        Lines.follow(model.recipientWrong(), wrong::say);
        recipient.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN && !suggestions.getChildren().isEmpty()) {
                event.consume();
                suggestions.getChildren().getFirst().requestFocus();
            }
        });
        foundLine.setId("send-found");
        foundLine.getStyleClass().add("send-found");
        foundLine.setAlignment(Pos.CENTER_LEFT);
        suggestions.setId("send-suggestions");
        suggestions.getStyleClass().add("send-suggestions");
        Label nobody = Lines.wrapped(texts.get("send.to.nobody"), "send-quiet");
        nobody.setId("send-to-nobody");
        nobody.visibleProperty()
                .bind(foundLine.visibleProperty()
                        .or(suggestions.visibleProperty())
                        .or(wrong.visibleProperty())
                        .not());
        StackPane room = new StackPane(spareFound(), nobody, roomOfALine(new VBox(suggestions, foundLine, wrong)));
        room.setAlignment(Pos.CENTER_LEFT);
        StackPane.setAlignment(room.getChildren().getLast(), Pos.TOP_LEFT);
        return block(head, recipient, room);
    }

    /// As high as an address that was found, with its name, at whatever width: what stands below does not move when one
    /// is found.
    private static Node spareFound() {
        AccountId anybody = AccountId.of(new byte[32]);
        HBox spare = new HBox(new IdenticonView(anybody), new VBox(new Label(" "), new GroupedAddress(anybody)));
        spare.getStyleClass().add("send-found");
        spare.setVisible(false);
        return spare;
    }

    private void suggest(TransferPresenter presenter) {
        suggestions.getChildren().clear();
        for (Named named : model.suggestions().get()) {
            Button name = Buttons.small("send-suggestion-" + named.name(), named.name() + "  "
                    + Addresses.shorten(named.account()));
            name.setOnAction(_ -> {
                presenter.choose(named);
                amount.requestFocus();
            });
            name.addEventFilter(KeyEvent.KEY_PRESSED, event -> step(event, name));
            suggestions.getChildren().add(name);
        }
        Lines.shown(suggestions, !suggestions.getChildren().isEmpty());
    }

    /// Arrows move among the names, Enter takes one.
    private void step(KeyEvent event, Button name) {
        int at = suggestions.getChildren().indexOf(name);
        int to = switch (event.getCode()) {
            case DOWN -> Math.min(at + 1, suggestions.getChildren().size() - 1);
            case UP -> at - 1;
            default -> at;
        };
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            name.fire();
        } else if (to != at || event.getCode() == KeyCode.DOWN) {
            event.consume();
            (to < 0 ? recipient : suggestions.getChildren().get(to)).requestFocus();
        }
    }

    private Node amountBlock(TransferPresenter presenter) {
        amount.setId("send-amount");
        amount.setPromptText("0" + format.typedDecimalSign() + "0");
        amount.textProperty().bindBidirectional(model.typed().text());
        amount.disableProperty().bind(model.closing());
        HBox.setHgrow(amount, Priority.ALWAYS);
        Button half = Buttons.small("send-half", texts.get("send.half"));
        half.setOnAction(_ -> presenter.half());
        Button all = Buttons.small("send-all", texts.get("send.all"));
        all.setOnAction(_ -> presenter.all());
        half.setMinWidth(Region.USE_PREF_SIZE);
        all.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(amount, unit, half, all);
        row.getStyleClass().add("entry-row");
        row.setAlignment(Pos.CENTER_LEFT);
        FieldNote wrong = new FieldNote(amount);
        Runnable say = () -> wrong.say(model.typed().wrong().get().map(format::covered));
        Lines.follow(model.typed().wrong(), _ -> say.run());
        whenHidden(say);
        CheckBox closing = new CheckBox(texts.get("send.close"));
        closing.setId("send-close");
        closing.setWrapText(true);
        closing.setMinHeight(Region.USE_PREF_SIZE);
        closing.selectedProperty().bindBidirectional(model.closing());
        Label meaning = quiet(texts.get("send.close.means"));
        meaning.setId("send-close-means");
        meaning.visibleProperty().bind(model.closing());
        meaning.managedProperty().bind(model.closing());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(unit.label(), space, free(presenter));
        head.setAlignment(Pos.BASELINE_LEFT);
        VBox below = new VBox(Lines.sentence("send-other-unit", "send-quiet", model.typed().otherUnit()),
                Lines.sentence("send-amount-note", "warning-text", model.typed().note()), wrong);
        return block(head, row, roomOfALine(below), closing, meaning);
    }

    /// What there is to send, of which a press fills in all that can be.
    private Node free(TransferPresenter presenter) {
        Button free = Buttons.how("send-free", "", "", presenter::all);
        free.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip exact = new Tooltip();
        Runnable show = () -> {
            Optional<Rao> known = model.free().get();
            known.ifPresent(rao -> {
                free.setText(texts.get("send.free", format.tao(rao)));
                free.setAccessibleText(texts.get("send.free.accessible", format.exact(rao, TaoFormat.TAO)));
                exact.setText(free.getAccessibleText());
                free.setTooltip(exact);
            });
            Lines.shown(free, known.isPresent());
        };
        Lines.follow(model.free(), _ -> show.run());
        whenHidden(show);
        return free;
    }

    /// The mask outlives the page, so it must not hold what the page does.
    private void whenHidden(Runnable action) {
        InvalidationListener listener = _ -> action.run();
        masked.add(listener);
        format.mask().hidden().addListener(new WeakInvalidationListener(listener));
    }

    /// Keeps the room of one line, which is all the gap to the next field: what stands below does not move when a usual
    /// sentence comes, and longer ones push it down.
    private static StackPane roomOfALine(VBox content) {
        Label spare = new Label(" ");
        spare.getStyleClass().add("wrong-text");
        spare.setVisible(false);
        content.getStyleClass().add("text-entry");
        StackPane room = new StackPane(spare, content);
        room.setAlignment(Pos.TOP_LEFT);
        return room;
    }

    private Node foot(TransferPresenter presenter) {
        Button review = Buttons.primary("send-review", texts.get("send.review"));
        review.setOnAction(_ -> presenter.review());
        recipient.setOnAction(_ -> amount.requestFocus());
        amount.setOnAction(_ -> presenter.review());
        HBox foot = new HBox(review);
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    private Label label(String key, Node field) {
        Label label = new Label(key.equals("send.from") ? texts.get("send.from") : texts.get("send.to"));
        label.getStyleClass().add("entry-label");
        label.setLabelFor(field);
        return label;
    }

    private static Label quiet(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("send-quiet");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static VBox block(Node... nodes) {
        VBox block = new VBox(nodes);
        block.getStyleClass().add("text-entry");
        return block;
    }

    private void arrange() {
        Optional<OwnAccount> own = model.own().get();
        boolean canSign = own.filter(OwnAccount::canSign).isPresent();
        Lines.shown(form, canSign);
        noKey.say(canSign
                ? Optional.empty()
                : Optional.of(own.isPresent()
                        ? texts.get("send.no.key", own.get().name())
                        : texts.get("send.no.account")));
        foundLine.getChildren().clear();
        model.found().get().ifPresent(account -> {
            GroupedAddress address = new GroupedAddress(account);
            HBox.setHgrow(address, Priority.ALWAYS);
            VBox words = new VBox(address);
            model.foundName().get().ifPresent(name -> words.getChildren().addFirst(new Label(name)));
            HBox.setHgrow(words, Priority.ALWAYS);
            foundLine.getChildren().addAll(new IdenticonView(account), words);
        });
        Lines.shown(foundLine, model.found().get().isPresent());
        Optional<Problem> trouble = model.problem().get();
        trouble.ifPresent(known -> problem.show(format.covered(known.sentence()), known.details()));
        Lines.shown(problem, trouble.isPresent());
        preview.getChildren().clear();
        model.preview().get().ifPresent(this::showPreview);
        if (model.working().get()) {
            Label asking = quiet(texts.get("send.asking"));
            asking.setId("send-asking");
            preview.getChildren().add(asking);
        }
        Lines.shown(preview, !preview.getChildren().isEmpty());
    }

    private void showPreview(Preview shown) {
        if (model.closing().get()) {
            preview.getChildren()
                    .add(fact("send-everything", texts.get("send.everything"),
                            format.exact(shown.amount(), TaoFormat.TAO)));
        }
        preview.getChildren()
                .addAll(fact("send-fee", texts.get("send.fee"), format.exact(shown.fee(), TaoFormat.TAO)),
                        fact("send-left", texts.get("send.left"), format.exact(shown.left(), TaoFormat.TAO)));
        for (Warning warning : shown.warnings()) {
            if (warning.kind() == Warning.Kind.LOOK_ALIKE || warning.kind() == Warning.Kind.EXCHANGE) {
                Label words = quiet(warning.sentence());
                words.getStyleClass().add("warning-text");
                preview.getChildren().add(words);
            }
        }
    }

    private static Node fact(String id, String name, String value) {
        Label title = new Label(name);
        title.getStyleClass().add("fact-name");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label words = new Label(value);
        words.setId(id);
        HBox row = new HBox(title, space, words);
        row.getStyleClass().add("send-fact");
        return row;
    }
}
