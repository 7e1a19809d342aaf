package tern.app.home;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Skeleton;

/// Home while its first numbers are on their way: the cards with quiet blocks where words and figures will stand.
final class HomeSkeleton extends VBox {

    private static final int ROWS = 5;

    HomeSkeleton() {
        setId("home-loading");
        getStyleClass().add("card-column");
        VBox balance = card("balance-card", new Skeleton("skeleton-label"), new Skeleton("skeleton-headline"),
                new Skeleton("skeleton-line"), filler(), new Skeleton("skeleton-bar"), new Skeleton("skeleton-line"));
        HBox.setHgrow(balance, Priority.ALWAYS);
        HBox ring = new HBox(new Skeleton("skeleton-ring"), lines());
        ring.getStyleClass().add("where-top");
        VBox where = card("where-card", new Skeleton("skeleton-label"), ring, filler(), new Skeleton("skeleton-line"),
                new Skeleton("skeleton-line"));
        HBox top = new HBox(balance, where);
        top.getStyleClass().add("card-row");
        VBox stake = card("stake-card", new Skeleton("skeleton-label"));
        for (int i = 0; i < ROWS; i++) {
            HBox row = new HBox(new Skeleton("skeleton-tile"), new Skeleton("skeleton-line"), filler(),
                    new Skeleton("skeleton-line"));
            row.getStyleClass().add("skeleton-row");
            stake.getChildren().add(row);
        }
        VBox.setVgrow(stake, Priority.ALWAYS);
        getChildren().addAll(top, stake);
    }

    private static VBox lines() {
        VBox lines = new VBox(new Skeleton("skeleton-line"), new Skeleton("skeleton-line"),
                new Skeleton("skeleton-line"), new Skeleton("skeleton-line"));
        lines.getStyleClass().add("legend");
        return lines;
    }

    private static VBox card(String styleClass, Region... content) {
        VBox card = new VBox(content);
        card.getStyleClass().addAll("card", "skeleton-card", styleClass);
        return card;
    }

    private static Region filler() {
        Region filler = new Region();
        HBox.setHgrow(filler, Priority.ALWAYS);
        VBox.setVgrow(filler, Priority.ALWAYS);
        return filler;
    }
}
