package tern.app.node;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Lines;
import tern.app.ui.Texts;

/// The cards «Chain», «Machine» and «Health», beside or below each other.
final class FactCards extends VBox {

    private final List<VBox> cards;
    private final EvenRow row = new EvenRow();

    FactCards(NodeModel model, Texts texts) {
        getStyleClass().add("card-column");
        VBox chain = card(model, texts, "node-chain", texts.get("node.chain"), "", Fact.OF_CHAIN);
        VBox machine = card(model, texts, "node-machine", texts.get("node.machine"), texts.get("node.machine.what"),
                Fact.OF_MACHINE);
        VBox health = card(model, texts, "node-health", texts.get("node.health"), "", Fact.OF_HEALTH);
        cards = List.of(chain, machine, health);
        place(false);
    }

    void place(boolean stacked) {
        List<? extends Node> wanted = stacked ? cards : List.of(row);
        if (getChildren().equals(wanted)) {
            return;
        }
        getChildren().clear();
        row.hold(List.of());
        if (!stacked) {
            row.hold(cards);
        }
        getChildren().setAll(wanted);
    }

    private static VBox card(NodeModel model, Texts texts, String id, String title, String note, List<Fact> facts) {
        Label name = new Label(title);
        name.getStyleClass().add("card-title");
        Label what = new Label(note);
        what.getStyleClass().add("node-note");
        Lines.shown(what, !note.isEmpty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(name, space, what);
        head.getStyleClass().add("node-card-head");
        head.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(head);
        card.setId(id);
        card.getStyleClass().addAll("card", "node-facts");
        for (Fact fact : facts) {
            FactRow line = new FactRow(fact.id(), texts.get(fact.key()), model.fact(fact));
            if (Trends.FACTS.contains(fact)) {
                line.follows(model.line(fact));
            }
            if (fact == Fact.RPC) {
                line.mono();
            }
            if (fact.equals(facts.getLast())) {
                line.last();
            }
            card.getChildren().add(line);
        }
        return card;
    }
}
