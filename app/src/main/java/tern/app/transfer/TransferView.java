package tern.app.transfer;

import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tern.app.review.SentCard;
import tern.app.ui.Copier;
import tern.app.ui.Em;
import tern.app.ui.KeyWays;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The page «Send and receive».
public final class TransferView extends ScrollPane {

    private static final double SIDE_BY_SIDE_EMS = 52;

    private final Em em = new Em();
    private final HBox sideBySide = new HBox();
    private final VBox page = new VBox();
    private final VBox left;
    private final ReceiveCard receive;

    /// @param ways on where nothing can be sent from what is shown
    public TransferView(TransferModel model, TransferPresenter presenter, Texts texts, TaoFormat format,
            Copier copier, QrPictures pictures, KeyWays ways) {
        setId("transfer");
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        SendCard send = new SendCard(model, presenter, texts, format, copier, pictures, ways);
        SentCard sent = new SentCard(model.sent(), texts, format, copier);
        receive = new ReceiveCard(model, texts, copier);
        left = new VBox(send, sent);
        left.getStyleClass().add("card-column");
        sideBySide.getStyleClass().add("card-row");
        HBox.setHgrow(left, Priority.ALWAYS);
        for (Region card : List.of(send, sent, receive)) {
            card.setMinHeight(Region.USE_PREF_SIZE);
        }
        page.getStyleClass().add("page");
        StackPane centred = new StackPane(page, em);
        centred.getStyleClass().add("page-centre");
        setContent(centred);
        place();
        widthProperty().addListener((_, _, _) -> place());
        em.pixels().addListener((_, _, _) -> place());
    }

    private void place() {
        boolean stacked = em.get() > 0 && getWidth() > 0 && getWidth() / em.get() < SIDE_BY_SIDE_EMS;
        if (stacked && !page.getChildren().contains(left)) {
            sideBySide.getChildren().clear();
            receive.getStyleClass().add("stacked");
            page.getChildren().setAll(left, receive);
        } else if (!stacked && !page.getChildren().contains(sideBySide)) {
            receive.getStyleClass().remove("stacked");
            page.getChildren().clear();
            sideBySide.getChildren().setAll(left, receive);
            page.getChildren().setAll(sideBySide);
        }
    }
}
