package tern.app.subnets;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tern.app.ui.Apart;
import tern.app.ui.Buttons;
import tern.app.ui.Copier;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// Who sits on the chosen subnet, in the place of the table of subnets.
final class NeuronCard extends VBox {

    private final Texts texts;
    private final NeuronTable table;
    private final Label title = new Label();

    /// @param format of public figures
    NeuronCard(SubnetsPresenter presenter, Texts texts, TaoFormat format, Copier copier) {
        this.texts = texts;
        table = new NeuronTable(texts, format, copier);
        VBox.setVgrow(table, Priority.ALWAYS);
        title.getStyleClass().add("card-title");
        Button back = Buttons.small("subnets-neurons-back", texts.get("subnets.neurons.back"));
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(_ -> presenter.neurons(false));
        getChildren().addAll(new Apart(Apart.whole(title), back), table);
        getStyleClass().addAll("card", "subnets-card");
    }

    void show(DetailPicture picture) {
        table.show(picture.neurons(), picture.symbol());
        title.setText(texts.get("subnets.neurons.title", picture.title(), Integer.toString(picture.neurons().size())));
    }
}
