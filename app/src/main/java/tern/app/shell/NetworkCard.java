package tern.app.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.app.ui.Lines;
import tern.app.ui.PanelButton;
import tern.app.ui.Texts;

/// The card at the sidebar's foot: dot, network, block and age, whose node. A press opens the choice of networks.
final class NetworkCard extends PanelButton {

    private final Texts texts;
    private final Region dot = new Region();
    private final HBox head = new HBox();
    private final Label name = new Label();
    private final Label block = new Label();
    private final Label owner = new Label();
    private final Label behind = new Label();
    private boolean isCompact;
    private final Tooltip endpoint = new Tooltip();

    NetworkCard(ShellModel model, Texts texts) {
        super(new VBox());
        this.texts = texts;
        setId("network-card");
        getStyleClass().setAll("network-card");
        setMaxWidth(Double.MAX_VALUE);

        name.setId("network-name");
        name.getStyleClass().add("network-name");
        block.setId("network-block");
        block.getStyleClass().add("network-line");
        block.setWrapText(true);
        owner.setId("network-owner");
        owner.getStyleClass().add("network-line");
        owner.setWrapText(true);
        behind.setId("network-behind");
        behind.getStyleClass().addAll("network-line", "network-behind");
        behind.setWrapText(true);
        head.getChildren().addAll(dot, name);
        head.getStyleClass().add("network-head");
        head.setAlignment(Pos.CENTER_LEFT);
        VBox lines = (VBox) getGraphic();
        lines.getStyleClass().add("network-lines");
        lines.getChildren().addAll(head, block, owner, behind);
        setTooltip(endpoint);

        model.network().addListener((_, _, now) -> show(now));
        show(model.network().get());
    }

    /// In a narrow window: the dot alone; the words are read out and shown on hover.
    void compact(boolean compact) {
        isCompact = compact;
        for (Node wide : List.of(name, block, owner)) {
            Lines.shown(wide, !compact);
        }
        showBehind();
        head.setAlignment(compact ? Pos.CENTER : Pos.CENTER_LEFT);
    }

    private void show(Optional<NetworkPicture> picture) {
        setVisible(picture.isPresent());
        picture.ifPresent(now -> {
            List<String> worn = List.of("network-dot", "dot-" + now.dot().name().toLowerCase(Locale.ROOT));
            // the age of the block changes every second, the dot seldom: what is worn anew is styled and drawn anew
            if (!dot.getStyleClass().equals(worn)) {
                dot.getStyleClass().setAll(worn);
            }
            name.setText(now.title());
            block.setText(now.block());
            owner.setText(now.owner());
            behind.setText(now.behind().orElse(""));
            showBehind();
            String words = now.behind().map(late -> now.owner() + ". " + late).orElse(now.owner());
            endpoint.setText(now.title() + "\n" + now.block() + "\n" + now.owner() + "\n"
                    + now.behind().map(late -> late + "\n").orElse("") + now.endpoint());
            setAccessibleText(texts.get("network.accessible", now.title(), now.block().replace("\n", ", "), words));
        });
    }

    private void showBehind() {
        Lines.shown(behind, !isCompact && !behind.getText().isEmpty());
    }
}
