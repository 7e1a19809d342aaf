package tern.app.subnets;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.chart.ChartSaver;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.Fact;
import tern.app.ui.FactRows;
import tern.app.ui.GroupedAddress;
import tern.app.ui.Icon;
import tern.app.ui.Lines;
import tern.app.ui.Series;
import tern.app.ui.SubnetTile;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.keys.AccountId;

/// The card at the right: one subnet closely.
final class DetailCard extends VBox {

    private final Texts texts;
    private final Copier copier;
    private final SubnetTile tile = new SubnetTile();
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final ToggleButton star;
    private final ToggleButton neurons;
    private final PastCharts charts;
    private final FactRows facts = new FactRows("subnets-fact-");
    private final Section depth;
    private final Section danger;
    private final Section rules;
    private final Section about;
    private final Label empty;
    private final ScrollPane scroll;
    private Optional<Integer> shown = Optional.empty();

    DetailCard(SubnetsModel model, SubnetsPresenter presenter, Texts texts, TaoFormat format, Copier copier,
            ChartSaver saver, ZoneId zone, Locale locale) {
        this.texts = texts;
        this.copier = copier;
        setId("subnets-detail");
        getStyleClass().addAll("card", "subnet-detail");
        star = new ToggleButton("☆");
        star.setId("subnets-star");
        star.getStyleClass().addAll("small", "star-button");
        star.setOnAction(_ -> model.chosen().get().ifPresent(presenter::star));
        Button stake = Buttons.primary("subnets-stake", texts.get("subnets.stake"));
        stake.setMinWidth(USE_PREF_SIZE);
        stake.setOnAction(_ -> model.chosen().get().ifPresent(presenter::stake));
        title.setId("subnets-detail-title");
        title.getStyleClass().add("subnet-detail-title");
        subtitle.getStyleClass().add("subnet-detail-subtitle");
        VBox names = new VBox(title, subtitle);
        HBox.setHgrow(names, Priority.ALWAYS);
        tile.setMinWidth(Region.USE_PREF_SIZE);
        tile.show(Series.OTHER, "");
        HBox head = new HBox(tile, names, star, stake);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("subnet-detail-head");

        neurons = new ToggleButton(texts.get("subnets.neurons.show"));
        neurons.setId("subnets-neurons-show");
        neurons.getStyleClass().add("small");
        neurons.setOnAction(_ -> presenter.neurons(neurons.isSelected()));
        Lines.follow(model.neurons(), neurons::setSelected);
        charts = new PastCharts(model, presenter, texts, format, saver, zone, locale);
        facts.setId("subnets-facts");
        depth = new Section("depth", texts.get("subnets.depth"));
        danger = new Section("danger", texts.get("subnets.danger"));
        rules = new Section("rules", texts.get("subnets.rules"));
        about = new Section("about", texts.get("subnets.about"));
        Button mine = Buttons.small("subnets-mine", texts.get("worth.open"));
        mine.setOnAction(_ -> model.chosen().get().ifPresent(presenter::mine));
        Lines.follow(model.chosen(), now -> Lines.shown(mine, now.isPresent() && now.get() != 0));
        FlowPane more = Lines.row(neurons, mine);
        VBox body = new VBox(charts.rewards(), facts, more, charts.prices(), depth, danger, rules, about);
        body.getStyleClass().add("subnet-detail-body");
        scroll = new ScrollPane(body);
        scroll.setId("subnets-detail-scroll");
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        empty = Lines.wrapped(texts.get("subnets.choose"), "faint");
        getChildren().addAll(empty, head, scroll);
        head.managedProperty().bind(head.visibleProperty());
        scroll.managedProperty().bind(scroll.visibleProperty());
        head.visibleProperty().bind(scroll.visibleProperty());
        model.detail().addListener((_, _, now) -> show(now));
        show(model.detail().get());
    }

    private void show(Optional<DetailPicture> now) {
        scroll.setVisible(now.isPresent());
        Lines.shown(empty, now.isEmpty());
        if (now.isEmpty()) {
            shown = Optional.empty();
            return;
        }
        DetailPicture picture = now.get();
        if (!shown.equals(Optional.of(picture.netuid()))) {
            shown = Optional.of(picture.netuid());
            facts.forget();
            List.of(depth, danger, rules).forEach(section -> section.rows.forget());
            scroll.setVvalue(0);
        }
        tile.show(picture.series(), picture.symbol());
        title.setText(picture.title());
        subtitle.setText(picture.subtitle());
        star.setSelected(picture.starred());
        star.setText(picture.starred() ? "★" : "☆");
        star.setAccessibleText(texts.get(picture.starred() ? "subnets.star.off" : "subnets.star.on"));
        star.setTooltip(new Tooltip(star.getAccessibleText()));
        facts.show(picture.facts());
        Lines.shown(neurons, !picture.neurons().isEmpty());
        depth.show(picture.depth(), picture.source());
        danger.show(picture.danger(), Optional.empty());
        rules.show(picture.settings(), Optional.empty());
        about.words(picture.about(), picture.owner());
    }

    /// A part with a heading; takes no room while there is nothing in it.
    private final class Section extends VBox {

        private final FactRows rows;
        private final VBox list = new VBox();
        private final Label note = Lines.wrapped("", "faint");

        Section(String part, String heading) {
            rows = new FactRows("subnets-fact-" + part + "-");
            setId("subnets-" + part);
            Label label = new Label(heading);
            label.getStyleClass().add("card-title");
            getChildren().addAll(label, rows, list, note);
            getStyleClass().add("subnet-section");
            Lines.shown(this, false);
            Lines.shown(note, false);
        }

        void show(List<Fact> wanted, Optional<String> under) {
            rows.show(wanted);
            Lines.say(note, under);
            Lines.shown(this, !wanted.isEmpty());
        }

        void words(List<String> lines, Optional<AccountId> owner) {
            list.getChildren().clear();
            for (String line : lines) {
                list.getChildren().add(Lines.wrapped(line, "subnet-words"));
            }
            if (!lines.isEmpty()) {
                list.getChildren().add(Lines.wrapped(texts.get("subnets.about.claim"), "faint"));
            }
            owner.ifPresent(whose -> {
                GroupedAddress address = new GroupedAddress(whose);
                HBox.setHgrow(address, Priority.ALWAYS);
                Button copy = Buttons.icon("subnets-owner-copy", Icon.COPY,
                        texts.get("address.copy", texts.get("subnets.owner")));
                copy.setMinWidth(USE_PREF_SIZE);
                copy.setOnAction(_ -> copier.copy(texts.get("address.copied", texts.get("subnets.owner")),
                        whose.address()));
                HBox row = new HBox(address, copy);
                row.setAlignment(Pos.CENTER_LEFT);
                Label name = new Label(texts.get("subnets.owner"));
                name.getStyleClass().add("fact-name");
                list.getChildren().addAll(name, row);
            });
            Lines.shown(this, !list.getChildren().isEmpty());
        }
    }
}
