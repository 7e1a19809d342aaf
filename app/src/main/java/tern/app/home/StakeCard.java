package tern.app.home;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.ColumnsMenu;
import tern.app.ui.Copier;
import tern.app.ui.Lines;
import tern.app.ui.Popovers;
import tern.app.ui.PositionRow;
import tern.app.ui.PositionTable;
import tern.app.ui.PositionValues;
import tern.app.ui.TableMemory;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.units.Rao;

/// The card «Stake»: every position in one table, with a filter, a choice of columns, and totals of what is shown.
final class StakeCard extends VBox {

    private final Texts texts;
    private final TaoFormat format;
    private final PositionTable table;
    private final HBox tools = new HBox();
    private final Label count = new Label();
    private final Label value = new Label();
    private final Label spot = new Label();
    private final Label week = new Label();
    private final Apart totals;
    private final InvalidationListener maskChanged = _ -> total();
    /// Rows keep their place while their values change: each is listened to.
    private final ChangeListener<PositionValues> changed = (_, _, _) -> total();

    StakeCard(
            HomeModel model,
            HomePresenter presenter,
            ChartPresenter history,
            Texts texts,
            TaoFormat format,
            Copier copier,
            Popovers popovers,
            TableSaver saver,
            TableMemory memory,
            Locale locale) {
        this.texts = texts;
        this.format = format;
        setId("home-stake");
        getStyleClass().addAll("card", "stake-card");

        Label title = new Label(texts.get("home.stake"));
        title.getStyleClass().add("card-title");
        Button how = Buttons.how("home-stake-how", texts.get("how"), texts.get("home.stake.how.accessible"), () -> {});
        how.setOnAction(_ -> popovers.open(HowPanel.of(history.howTable()), how));
        TextField filter = new TextField();
        filter.setId("home-filter");
        filter.getStyleClass().add("filter-field");
        filter.setPromptText(texts.get("home.filter"));
        filter.setAccessibleText(texts.get("home.filter.accessible"));
        Button export = Buttons.small("home-export", texts.get("home.export"));
        export.setMinWidth(USE_PREF_SIZE);
        export.setOnAction(_ -> presenter.export().ifPresent(text -> saver.save("tern-stake.csv", text)));
        tools.getStyleClass().add("card-head");
        tools.setAlignment(Pos.CENTER_LEFT);
        Apart head = new Apart(Apart.whole(title, how), new Apart(filter, tools));
        head.getStyleClass().add("card-head");

        Label nothing = new Label(texts.get("home.no.positions"));
        nothing.getStyleClass().add("faint");
        nothing.setWrapText(true);
        table = new PositionTable("home-positions", model.rows, texts, format, copier, nothing);
        VBox.setVgrow(table, Priority.ALWAYS);
        filter.textProperty().addListener((_, _, typed) -> {
            nothing.setText(texts.get(typed.isBlank() ? "home.no.positions" : "home.no.match"));
            table.filter(typed, locale);
        });
        ColumnsMenu columns = new ColumnsMenu("home-columns", texts.get("home.columns"), table.columns(),
                table.table().getId(), memory, texts);
        tools.getChildren().addAll(columns, export);
        totals = totals();
        getChildren().addAll(head, table, totals);

        model.severalAccounts().addListener((_, _, several) -> table.showWallets(several));
        table.showWallets(model.severalAccounts().get());
        model.wanted().addListener((_, _, wanted) -> wanted.ifPresent(key -> {
            filter.clear();
            table.select(key);
            model.wanted().set(Optional.empty());
        }));
        model.rows.addListener((ListChangeListener<PositionRow>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(row -> row.values().removeListener(changed));
                change.getAddedSubList().forEach(row -> row.values().addListener(changed));
            }
        });
        model.rows.forEach(row -> row.values().addListener(changed));
        table.table().getItems().addListener((Observable _) -> total());
        format.mask().hidden().addListener(new WeakInvalidationListener(maskChanged));
        total();
    }

    void offer(StakeActions actions) {
        Button stake = Buttons.primary("home-stake-add", texts.get("stake.home.stake"));
        stake.getStyleClass().add("small");
        stake.setMinWidth(USE_PREF_SIZE);
        stake.setOnAction(_ -> actions.stake().run());
        tools.getChildren().add(stake);
        table.offer(actions.add(), actions.remove());
    }

    private Apart totals() {
        count.setId("home-totals-count");
        value.setId("home-totals-value");
        value.getStyleClass().add("strong");
        spot.setId("home-totals-spot");
        spot.getStyleClass().add("faint");
        week.setId("home-totals-week");
        count.getStyleClass().add("faint");
        Apart box = new Apart(Apart.whole(count), new Apart(Apart.whole(week),
                new Apart(Apart.whole(spot), Apart.whole(value))));
        box.setId("home-totals");
        box.getStyleClass().add("totals");
        return box;
    }

    /// What the rows that are shown come to.
    private void total() {
        Rao exits = Rao.ZERO;
        Rao spots = Rao.ZERO;
        Rao earned = Rao.ZERO;
        boolean told = !table.table().getItems().isEmpty();
        for (PositionRow row : table.table().getItems()) {
            PositionValues values = row.values().get();
            exits = exits.plus(values.value().orElse(Rao.ZERO));
            spots = spots.plus(values.spot());
            earned = earned.plus(values.earnedWeek().orElse(Rao.ZERO));
            told &= values.earnedWeek().isPresent();
        }
        int rows = table.table().getItems().size();
        count.setText(texts.get(rows == 1 ? "home.totals.one" : "home.totals.many", format.count(rows)));
        value.setText(texts.get("home.totals.value", format.tao(exits)));
        spot.setText(texts.get("home.totals.spot", format.tao(spots)));
        week.setText(told ? texts.get("home.totals.week", format.signed(earned.value(), TaoFormat.TAO)) : "");
        Lines.shown(totals, rows > 0);
    }
}
