package tern.app.home;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import tern.app.ui.HeadlineAmount;
import tern.app.ui.Lines;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The total of another day, in place of nothing at all: with its block and age.
final class LastKnownCard extends VBox {

    private final HeadlineAmount total;
    private final Label when = Lines.wrapped("", "faint");

    LastKnownCard(HomeModel model, Texts texts, TaoFormat format) {
        setId("home-last");
        getStyleClass().addAll("card", "balance-card");
        Label title = new Label(texts.get("home.total"));
        title.getStyleClass().add("card-label");
        total = new HeadlineAmount(format);
        total.setId("home-last-total");
        when.setId("home-last-when");
        getChildren().addAll(title, total, when);
        Lines.follow(model.last(), this::show);
    }

    private void show(Optional<LastKnown> now) {
        now.ifPresent(known -> {
            total.show(known.total());
            when.setText(known.when());
        });
    }
}
