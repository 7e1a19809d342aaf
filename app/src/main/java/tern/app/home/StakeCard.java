package tern.app.home;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.PositionTable;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The card «Stake»: every position in one table.
final class StakeCard extends VBox {

    StakeCard(
            HomeModel model,
            HomePresenter presenter,
            Texts texts,
            TaoFormat format,
            Copier copier,
            TableSaver saver) {
        setId("home-stake");
        getStyleClass().addAll("card", "stake-card");

        Label title = new Label(texts.get("home.stake"));
        title.getStyleClass().add("card-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button export = Buttons.small("home-export", texts.get("home.export"));
        export.setOnAction(_ -> presenter.export().ifPresent(text -> saver.save("tern-stake.csv", text)));
        HBox head = new HBox(title, space, export);
        head.getStyleClass().add("card-head");
        head.setAlignment(Pos.CENTER_LEFT);

        Label nothing = new Label(texts.get("home.no.positions"));
        nothing.getStyleClass().add("faint");
        PositionTable table = new PositionTable("home-positions", model.rows, texts, format, copier, nothing);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head, table);

        model.severalAccounts().addListener((_, _, several) -> table.showWallets(several));
        table.showWallets(model.severalAccounts().get());
        model.wanted().addListener((_, _, wanted) -> wanted.ifPresent(key -> {
            table.select(key);
            model.wanted().set(Optional.empty());
        }));
    }
}
