package tern.app.stake;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tern.app.ui.Apart;
import tern.app.ui.ColumnsMenu;
import tern.app.ui.Copier;
import tern.app.ui.Lines;
import tern.app.ui.PositionRow;
import tern.app.ui.PositionTable;
import tern.app.ui.TableMemory;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The stake that something is taken from: the marked row is the chosen one.
final class HoldingsCard extends VBox {

    private final PositionTable table;
    private final InvalidationListener maskChanged;

    HoldingsCard(StakeModel model, StakePresenter presenter, Texts texts, TaoFormat format, Copier copier,
            TableMemory memory) {
        setId("stake-holdings-card");
        getStyleClass().addAll("card", "holdings-card");
        Label title = new Label(texts.get("stake.choose.holding"));
        title.getStyleClass().add("card-title");
        table = new PositionTable("stake-holdings", model.holdings(), texts, format, copier,
                Lines.wrapped(texts.get("stake.holdings.none"), "faint"));
        VBox.setVgrow(table, Priority.ALWAYS);
        table.table().getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                presenter.from(row.key());
            }
        });
        Runnable several = () -> table.showWallets(model.accounts().size() > 1);
        model.accounts().addListener((javafx.beans.Observable _) -> several.run());
        several.run();
        Lines.follow(model.from(), now -> {
            PositionRow marked = table.table().getSelectionModel().getSelectedItem();
            if (now.isEmpty()) {
                table.table().getSelectionModel().clearSelection();
            } else if (marked == null || !marked.key().equals(now.get().key())) {
                table.mark(now.get().key());
            }
        });
        maskChanged = _ -> table.table().refresh();
        format.mask().hidden().addListener(new WeakInvalidationListener(maskChanged));
        ColumnsMenu columns = new ColumnsMenu("stake-holdings-columns", texts.get("home.columns"), table.columns(),
                "stake-holdings", memory, texts);
        getChildren().addAll(new Apart(Apart.whole(title), columns), table);
    }
}
