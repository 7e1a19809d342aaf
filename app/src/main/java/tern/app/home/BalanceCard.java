package tern.app.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import tern.app.ui.AmountLabel;
import tern.app.ui.Buttons;
import tern.app.ui.HeadlineAmount;
import tern.app.ui.Popovers;
import tern.app.ui.Slice;
import tern.app.ui.SplitBar;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The card «Total balance»: what everything would bring now, the spot value behind it, and how it is split.
final class BalanceCard extends VBox {

    private final TaoFormat format;
    private final HeadlineAmount total;
    private final AmountLabel spot;
    private final Label cost = new Label();
    private final Label unpriced = new Label();
    private final SplitBar bar = new SplitBar();
    private final TilePane parts = new TilePane();
    private final List<Part> shown = new ArrayList<>();

    BalanceCard(HomeModel model, HomePresenter presenter, Texts texts, TaoFormat format, Popovers popovers) {
        this.format = format;
        setId("home-balance");
        getStyleClass().addAll("card", "balance-card");

        Label title = new Label(texts.get("home.total"));
        title.getStyleClass().add("card-label");
        Button how = Buttons.how("home-total-how", texts.get("how"), texts.get("home.total.how.accessible"), () -> {});
        how.setOnAction(_ -> popovers.open(HowPanel.of(presenter.howTotal()), how));
        HBox head = new HBox(title, how);
        head.getStyleClass().add("card-head");
        head.setAlignment(Pos.BASELINE_LEFT);

        total = new HeadlineAmount(format);
        total.setId("home-total");
        spot = new AmountLabel(format);
        spot.setId("home-spot");
        Label atSpot = new Label(texts.get("home.at.spot"));
        cost.setId("home-cost");
        cost.getStyleClass().add("faint");
        cost.setWrapText(true);
        cost.setMinHeight(Region.USE_PREF_SIZE);
        HBox behind = new HBox(spot, atSpot);
        behind.getStyleClass().add("behind");
        behind.setAlignment(Pos.BASELINE_LEFT);
        unpriced.setId("home-unpriced");
        unpriced.getStyleClass().add("warning-text");
        unpriced.setWrapText(true);

        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        bar.setId("home-split");
        parts.getStyleClass().add("parts");
        getChildren().addAll(head, total, behind, cost, unpriced, space, bar, parts);

        parts.widthProperty().addListener((_, _, _) -> spread());
        model.balance().addListener((_, _, now) -> now.ifPresent(this::show));
        model.balance().get().ifPresent(this::show);
    }

    private void show(Balance balance) {
        total.show(balance.total());
        spot.showTao(balance.spot());
        say(cost, balance.cost());
        say(unpriced, balance.unpriced());
        bar.show(balance.parts());
        while (shown.size() < balance.parts().size()) {
            Part part = new Part(format);
            shown.add(part);
            parts.getChildren().add(part);
        }
        while (shown.size() > balance.parts().size()) {
            parts.getChildren().remove((Node) shown.removeLast());
        }
        for (int i = 0; i < shown.size(); i++) {
            shown.get(i).show(balance.parts().get(i));
        }
        spread();
    }

    /// Gives the parts equal columns over the whole width, or what they need where that is more.
    private void spread() {
        double width = parts.getWidth() - parts.snappedLeftInset() - parts.snappedRightInset();
        double column = Math.floor((width - parts.getHgap() * (shown.size() - 1)) / Math.max(1, shown.size()));
        double need = shown.stream().mapToDouble(part -> part.prefWidth(-1)).max().orElse(0);
        parts.setPrefTileWidth(Math.max(column, need));
    }

    private static void say(Label label, Optional<String> words) {
        label.setText(words.orElse(""));
        label.setVisible(words.isPresent());
        label.setManaged(words.isPresent());
    }

    /// One part of the bar in words and figures.
    private static final class Part extends VBox {

        private final Region dot = new Region();
        private final Label name = new Label();
        private final AmountLabel amount;
        private final Label share = new Label();

        Part(TaoFormat format) {
            amount = new AmountLabel(format);
            amount.getStyleClass().add("strong");
            name.getStyleClass().add("part-name");
            share.getStyleClass().add("faint");
            HBox head = new HBox(dot, name);
            head.getStyleClass().add("part-head");
            head.setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add("part");
            getChildren().addAll(head, amount, share);
        }

        void show(Slice slice) {
            dot.getStyleClass().setAll("legend-dot", slice.colour());
            name.setText(slice.name());
            amount.showTao(slice.value());
            share.setText(slice.share());
        }
    }
}
