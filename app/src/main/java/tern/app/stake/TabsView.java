package tern.app.stake;

import java.time.ZoneId;
import java.util.Locale;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.chart.ChartSaver;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.TableMemory;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The choice of what is shown of a subnet, and the two tabs beside the validators.
final class TabsView {

    private final TabsModel model;
    private final TabsPresenter presenter;
    private final HBox choice;
    private final PoolPane pool;
    private final EarnedPane earned;

    /// What the tabs need besides.
    record Tools(ChartSaver saver, TableMemory memory, ZoneId zone, Locale locale) {}

    /// @param format of one's own amounts
    TabsView(TabsModel model, TabsPresenter presenter, Texts texts, TaoFormat format, Tools tools) {
        this.model = model;
        this.presenter = presenter;
        OneOf<StakeTab> tabs = new OneOf<>(presenter::tab);
        tabs.add(StakeTab.VALIDATORS, "stake-tab-validators", texts.get("stake.tab.validators"));
        tabs.add(StakeTab.POOL, "stake-tab-pool", texts.get("stake.tab.pool"));
        tabs.add(StakeTab.REWARDS, "stake-tab-rewards", texts.get("stake.tab.rewards"));
        choice = tabs.select(model.tab().get()).segments("stake-tabs", texts.get("stake.tab.accessible"));
        choice.setMinWidth(Region.USE_PREF_SIZE);
        model.tab().addListener((_, _, now) -> tabs.select(now));
        pool = new PoolPane(model, texts, format, tools.saver(), tools.zone(), tools.locale());
        earned = new EarnedPane(model, presenter, texts, format, tools.saver(), tools.memory(), tools.zone(),
                tools.locale());
    }

    /// Puts the two below what a card has already.
    ///
    /// @param validators what is shown while neither of them is
    void into(VBox card, VBox validators) {
        card.getChildren().addAll(pool, earned);
        VBox.setVgrow(pool, Priority.ALWAYS);
        VBox.setVgrow(earned, Priority.ALWAYS);
        model.tab().addListener((_, _, now) -> show(now, validators));
        show(model.tab().get(), validators);
        card.sceneProperty().addListener((_, _, scene) -> presenter.looked(scene != null));
    }

    private void show(StakeTab tab, VBox validators) {
        Lines.shown(validators, tab == StakeTab.VALIDATORS);
        Lines.shown(pool, tab == StakeTab.POOL);
        Lines.shown(earned, tab == StakeTab.REWARDS);
    }

    HBox choice() {
        return choice;
    }

    StakeTab shown() {
        return model.tab().get();
    }

    /// Tells when another one is shown.
    void onShown(Runnable told) {
        model.tab().addListener((_, _, _) -> told.run());
    }
}
