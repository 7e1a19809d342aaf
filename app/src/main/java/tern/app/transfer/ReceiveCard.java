package tern.app.transfer;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.transact.OwnAccount;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.GroupedAddress;
import tern.app.ui.IdenticonView;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// The address that others pay to: as letters, as a code, and to copy.
final class ReceiveCard extends VBox {

    private final TransferModel model;
    private final Texts texts;
    private final QrView code = new QrView();
    private final GroupedAddress address = new GroupedAddress();
    private final IdenticonView picture = new IdenticonView();
    private final Label name = new Label();
    private final Label watched;

    ReceiveCard(TransferModel model, Texts texts, Copier copier) {
        this.model = model;
        this.texts = texts;
        setId("receive");
        getStyleClass().addAll("card", "receive-card");
        Label title = new Label(texts.get("receive.title"));
        title.getStyleClass().add("card-title");
        name.setId("receive-name");
        name.getStyleClass().add("strong");
        HBox who = new HBox(picture, name);
        who.getStyleClass().add("receive-who");
        who.setAlignment(Pos.CENTER_LEFT);
        address.setId("receive-address");
        HBox middle = new HBox(code);
        middle.setAlignment(Pos.CENTER);
        Button copy = Buttons.primary("receive-copy", texts.get("receive.copy"));
        copy.setMaxWidth(Double.MAX_VALUE);
        copy.setOnAction(_ -> model.own()
                .get()
                .ifPresent(own -> copier.copy(texts.get("address.copied", own.name()), own.account().address())));
        Label words = new Label(texts.get("receive.words"));
        words.getStyleClass().add("send-quiet");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        watched = Lines.wrapped(texts.get("receive.watched"), "warning-text");
        watched.setId("receive-watched");
        getChildren().addAll(title, who, watched, middle, address, copy, words);
        model.own().addListener((_, _, _) -> arrange());
        arrange();
    }

    private void arrange() {
        Optional<OwnAccount> own = model.own().get();
        setVisible(own.isPresent());
        setManaged(own.isPresent());
        own.ifPresent(known -> {
            name.setText(known.name());
            Lines.shown(watched, !known.canSign());
            picture.show(known.account());
            address.show(known.account());
            code.show(known.account().address(), texts.get("receive.code.accessible", known.name()));
        });
    }
}
