package tern.app.mining.seat;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.FactRows;
import tern.app.ui.Field;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// A miner's seat in place of the page.
public final class SeatView extends VBox {

    /// @param back leaves it
    public SeatView(SeatModel model, SeatPresenter presenter, Texts texts, Runnable back) {
        setId("seat");
        getStyleClass().addAll("card-column", "miner-seat", "node-settings");
        Button leave = Buttons.small("seat-back", texts.get("worth.back"));
        leave.setOnAction(_ -> back.run());
        Label title = new Label();
        title.setId("seat-title");
        title.getStyleClass().add("node-settings-title");
        title.textProperty().bind(model.title());
        FactRows facts = new FactRows("seat-fact-");
        Lines.follow(model.facts(), facts::show);
        VBox now = card(texts.get("seat.now"), facts, Lines.sentence("seat-trouble", "wrong-text", model.trouble()));
        Button again = Buttons.small("seat-again", texts.get("worth.again"));
        again.setOnAction(_ -> presenter.read());
        now.getChildren().add(Lines.row(again));
        getChildren().addAll(new Apart(Apart.whole(title), leave), now, buying(model, presenter, texts),
                announcing(model, presenter, texts));
    }

    private static VBox card(String title, javafx.scene.Node... content) {
        VBox card = new VBox(Lines.wrapped(title, "card-title"));
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("card", "settings-card");
        return card;
    }

    private static VBox buying(SeatModel model, SeatPresenter presenter, Texts texts) {
        TextField field = new TextField();
        Field limit = new Field("seat-limit", texts.get("seat.limit"), texts.get("seat.limit.prompt"), field);
        field.textProperty().bindBidirectional(model.limit().text());
        limit.tells(model.limit().wrong());
        limit.getChildren().add(Lines.sentence("seat-limit-other", "settings-words", model.limit().otherUnit()));
        Button buy = Buttons.primary("seat-buy", texts.get("seat.buy"));
        buy.setOnAction(_ -> presenter.buy());
        Button wait = Buttons.small("seat-wait", texts.get("seat.wait"));
        wait.getStyleClass().remove("small");
        wait.setOnAction(_ -> presenter.waitForPrice());
        Button work = Buttons.small("seat-work", texts.get("seat.work.go"));
        work.getStyleClass().remove("small");
        work.setOnAction(_ -> presenter.workForIt());
        Button stop = Buttons.small("seat-stop", texts.get("seat.stop"));
        stop.getStyleClass().remove("small");
        stop.setOnAction(_ -> presenter.stop());
        Lines.follow(model.canBuy(), can -> {
            buy.setDisable(!can);
            wait.setDisable(!can);
        });
        Lines.follow(model.canWork(), can -> Lines.shown(work, can));
        Lines.follow(model.busy(), busy -> Lines.shown(stop, busy.isPresent()));
        VBox card = card(texts.get("seat.get"), Lines.wrapped(texts.get("seat.get.words"), "settings-words"), limit,
                Lines.row(buy, wait, work, stop), Lines.sentence("seat-busy", "settings-name", model.busy()),
                Lines.sentence("seat-result", "settings-name", model.result()));
        return card;
    }

    private static VBox announcing(SeatModel model, SeatPresenter presenter, Texts texts) {
        TextField field = new TextField();
        Field address = new Field("seat-address", texts.get("seat.address"), "203.0.113.7", field);
        field.textProperty().bindBidirectional(model.address());
        address.tells(model.addressWrong());
        Button announce = Buttons.small("seat-announce", texts.get("seat.announce"));
        announce.setOnAction(_ -> presenter.announce());
        VBox card = card(texts.get("seat.reached"), Lines.wrapped(texts.get("seat.reached.words"), "settings-words"),
                address, Lines.row(announce));
        Lines.follow(model.seated(), seated -> Lines.shown(card, seated));
        return card;
    }
}
