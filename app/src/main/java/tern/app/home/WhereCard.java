package tern.app.home;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.AmountLabel;
import tern.app.ui.Buttons;
import tern.app.ui.DonutChart;
import tern.app.ui.Lines;
import tern.app.ui.Popovers;
import tern.app.ui.Slice;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The card «Where it is»: stake by subnet as a ring with its legend, and what is free, reserved, locked and
/// to claim.
final class WhereCard extends VBox {

    private final Texts texts;
    private final TaoFormat format;
    private final DonutChart donut = new DonutChart();
    private final VBox legend = new VBox();
    private final List<Entry> entries = new ArrayList<>();
    private final AmountLabel free;
    private final AmountLabel reserved;
    private final AmountLabel locked;
    private final AmountLabel toClaim;
    private final Node lockedRow;
    private final HBox claimRow;

    WhereCard(HomeModel model, HomePresenter presenter, Texts texts, TaoFormat format, Popovers popovers) {
        this.texts = texts;
        this.format = format;
        setId("home-where");
        getStyleClass().addAll("card", "where-card");

        Label title = new Label(texts.get("home.where"));
        title.getStyleClass().add("card-title");
        Button how = Buttons.how("home-where-how", texts.get("how"), texts.get("home.where.how.accessible"), () -> {});
        how.setOnAction(_ -> popovers.open(HowPanel.of(presenter.howWhere()), how));
        HBox head = new HBox(title, how);
        head.getStyleClass().add("card-head");
        head.setAlignment(Pos.BASELINE_LEFT);

        donut.setId("home-donut");
        legend.getStyleClass().add("legend");
        legend.setId("home-legend");
        HBox.setHgrow(legend, Priority.ALWAYS);
        HBox top = new HBox(donut, legend);
        top.getStyleClass().add("where-top");
        top.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(top, Priority.ALWAYS);

        free = amount("home-free");
        free.getStyleClass().add("strong");
        reserved = amount("home-reserved");
        locked = amount("home-locked");
        toClaim = amount("home-to-claim");
        claimRow = row("home.to.claim", toClaim);
        lockedRow = row("home.locked", locked);
        VBox rows = new VBox(row("home.free", free), row("home.reserved", reserved), lockedRow, claimRow);
        claimRow.getStyleClass().add("last");
        rows.getStyleClass().add("fact-rows");
        getChildren().addAll(head, top, rows);

        model.where().addListener((_, _, now) -> now.ifPresent(this::show));
        model.where().get().ifPresent(this::show);
    }

    /// Whether it has a line of its own, and may be as wide as that.
    void alone(boolean alone) {
        getStyleClass().remove("alone");
        if (alone) {
            getStyleClass().add("alone");
        }
    }

    void offer(StakeActions actions) {
        Button claim = Buttons.small("home-claim", texts.get("stake.home.claim"));
        claim.setMinWidth(USE_PREF_SIZE);
        claim.setAccessibleText(texts.get("stake.home.claim.accessible"));
        claim.setOnAction(_ -> actions.claim().run());
        claimRow.getStyleClass().add("claim-row");
        claimRow.getChildren().add(claim);
    }

    private void show(Where where) {
        donut.show(where.stakes(), format.brief(where.staked()), texts.get("home.staked"));
        if (entries.size() != where.stakes().size()) {
            entries.clear();
            where.stakes().forEach(_ -> entries.add(new Entry()));
            legend.getChildren().setAll(entries);
            if (entries.isEmpty()) {
                Label nothing = new Label(texts.get("home.nothing.staked"));
                nothing.setWrapText(true);
                nothing.getStyleClass().add("faint");
                legend.getChildren().setAll(nothing);
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).show(where.stakes().get(i));
        }
        free.showTao(where.free());
        reserved.showTao(where.reserved());
        locked.showTao(where.locked());
        Lines.shown(claimRow, where.toClaim().isPresent());
        lockedRow.getStyleClass().removeAll("last");
        if (where.toClaim().isEmpty()) {
            lockedRow.getStyleClass().add("last");
        }
        toClaim.show(where.toClaim(), TaoFormat.TAO);
    }

    private AmountLabel amount(String id) {
        AmountLabel label = new AmountLabel(format);
        label.setId(id);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private HBox row(String key, AmountLabel amount) {
        Label name = new Label(texts.get(key));
        name.getStyleClass().add("fact-name");
        name.setLabelFor(amount);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(name, space, amount);
        row.getStyleClass().add("fact-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static final class Entry extends HBox {

        private final Region dot = new Region();
        private final Label name = new Label();
        private final Label share = new Label();
        private final Tooltip tip = new Tooltip();

        Entry() {
            getStyleClass().add("legend-entry");
            setAlignment(Pos.CENTER_LEFT);
            name.setMaxWidth(Double.MAX_VALUE);
            name.setWrapText(true);
            // a name longer than the legend is wide goes on in the next line
            name.setMinHeight(USE_PREF_SIZE);
            name.setTooltip(tip);
            HBox.setHgrow(name, Priority.ALWAYS);
            share.getStyleClass().add("legend-share");
            share.setMinWidth(USE_PREF_SIZE);
            dot.setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(dot, name, share);
        }

        void show(Slice slice) {
            dot.getStyleClass().setAll("legend-dot", slice.colour());
            name.setText(slice.name());
            tip.setText(slice.name());
            share.setText(slice.share());
        }
    }
}
