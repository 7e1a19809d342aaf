package tern.app.review;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.transact.TransactionState;
import tern.app.ui.Addresses;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// What became of the transactions that were sent lately from this computer, by the window or the command line.
public final class SentCard extends VBox {

    private final ObservableList<TransactionState> sent;
    private final Texts texts;
    private final TaoFormat format;
    private final Copier copier;
    private final VBox entries = new VBox();
    private final InvalidationListener maskChanged = _ -> arrange();

    /// @param sent the newest first
    public SentCard(ObservableList<TransactionState> sent, Texts texts, TaoFormat format, Copier copier) {
        this.sent = sent;
        this.texts = texts;
        this.format = format;
        this.copier = copier;
        setId("sent");
        getStyleClass().addAll("card", "sent-card");
        Label title = new Label(texts.get("sent.title"));
        title.getStyleClass().add("card-title");
        entries.getStyleClass().add("sent-entries");
        getChildren().addAll(title, entries);
        sent.addListener((Observable _) -> arrange());
        format.mask().hidden().addListener(new WeakInvalidationListener(maskChanged));
        arrange();
    }

    private void arrange() {
        setVisible(!sent.isEmpty());
        setManaged(!sent.isEmpty());
        entries.getChildren().setAll(sent.stream().map(this::entry).toList());
    }

    private Node entry(TransactionState state) {
        Label chip = new Label(words(state.stage()));
        chip.setId("sent-stage");
        chip.getStyleClass().addAll("chip", style(state.stage()));
        chip.setMinWidth(Region.USE_PREF_SIZE);
        Label what = new Label(what(state, texts, format));
        what.setId("sent-what");
        what.getStyleClass().add("strong");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        Button copy = Buttons.small("sent-copy", texts.get("sent.copy"));
        copy.getStyleClass().add("quiet");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setAccessibleText(texts.get("sent.copy.accessible", what.getText()));
        copy.setOnAction(_ -> copier.copy(texts.get("sent.copied"), state.hash().toString()));
        HBox head = new HBox(chip, what, copy);
        head.getStyleClass().add("sent-head");
        head.setAlignment(Pos.CENTER_LEFT);
        Label sentence = new Label(format.covered(state.sentence()));
        sentence.setId("sent-sentence");
        sentence.getStyleClass().add("send-quiet");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        VBox entry = new VBox(head, sentence);
        entry.getStyleClass().add("sent-entry");
        return entry;
    }

    /// What was sent, and from which wallet.
    static String what(TransactionState state, Texts texts, TaoFormat format) {
        // a signer without a name is called by its address
        String wallet = state.wallet().equals(state.account().address())
                ? Addresses.shorten(state.account())
                : state.wallet();
        return state.amount().isPresent() && state.to().isPresent()
                ? texts.get("sent.what", format.exact(state.amount().get(), TaoFormat.TAO), wallet,
                        Addresses.shorten(state.to().get()))
                : texts.get("sent.what.else", capital(format.covered(state.summary())), wallet);
    }

    /// The summary stands within sentences elsewhere; here it begins one.
    public static String capital(String words) {
        return words.isEmpty()
                ? words
                : Character.toString(Character.toTitleCase(words.codePointAt(0)))
                        + words.substring(words.offsetByCodePoints(0, 1));
    }

    private String words(TransactionState.Stage stage) {
        return switch (stage) {
            case PENDING -> texts.get("sent.pending");
            case IN_BLOCK -> texts.get("sent.in.block");
            case FINALIZED -> texts.get("sent.finalized");
            case DIFFERS -> texts.get("sent.differs");
            case FAILED -> texts.get("sent.failed");
            case NOT_TAKEN -> texts.get("sent.not.taken");
            case UNKNOWN -> texts.get("sent.unknown");
            case EXPIRED -> texts.get("sent.expired");
            case REPLACED -> texts.get("sent.replaced");
        };
    }

    private static String style(TransactionState.Stage stage) {
        return switch (stage) {
            case PENDING, EXPIRED, REPLACED -> "chip-quiet";
            case IN_BLOCK, FINALIZED -> "chip-good";
            case DIFFERS, NOT_TAKEN, UNKNOWN -> "chip-warning";
            case FAILED -> "chip-bad";
        };
    }
}
