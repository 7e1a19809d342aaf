package tern.app.mining;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import tern.app.ui.Em;

/// The page, or what stands in its place for a while: «Should I mine there?», the editor of a miner, its seat.
public final class SidePane extends StackPane {

    private final Node page;

    public SidePane(Node page) {
        this.page = page;
        getChildren().setAll(page);
    }

    /// Shows something in place of the page.
    ///
    /// @param id of the part that scrolls
    public void show(String id, Node side) {
        StackPane content = new StackPane(side);
        content.getStyleClass().add("page");
        StackPane centred = new StackPane(content, new Em());
        centred.getStyleClass().add("page-centre");
        ScrollPane scroll = new ScrollPane(centred);
        scroll.setId(id);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        getChildren().setAll(List.of(scroll));
    }

    /// Shows the page again.
    public void back() {
        getChildren().setAll(List.of(page));
    }
}
