package tern.app.transfer;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import tern.app.prices.Fiat;
import tern.app.ui.Lines;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The unit beside the amount: TAO, and the person's currency to choose from where there is a price.
final class UnitChoice extends HBox {

    private final TransferModel model;
    private final Texts texts;
    private final TextField amount;
    private final Label label = new Label();
    private final Label tao = new Label(TaoFormat.TAO);
    private final ToggleButton inTao = new ToggleButton(TaoFormat.TAO);
    private final ToggleButton inMoney = new ToggleButton();

    /// @param amount the field that it belongs to; its name says the unit
    UnitChoice(TransferModel model, TransferPresenter presenter, Texts texts, TextField amount) {
        this.model = model;
        this.texts = texts;
        this.amount = amount;
        getStyleClass().add("send-units");
        setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().add("entry-label");
        label.setLabelFor(amount);
        tao.getStyleClass().add("send-unit");
        inTao.setId("send-unit-tao");
        inTao.setAccessibleText(texts.get("send.unit.tao"));
        inMoney.setId("send-unit-money");
        for (ToggleButton button : List.of(inTao, inMoney)) {
            button.getStyleClass().add("small");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.disableProperty().bind(model.closing());
            button.setOnAction(_ -> {
                presenter.unit(button.equals(inMoney));
                arrange();
            });
        }
        getChildren().addAll(tao, inTao, inMoney);
        model.inMoney().addListener((_, _, _) -> arrange());
        model.currency().addListener((_, _, _) -> arrange());
        arrange();
    }

    /// The name of the field.
    Label label() {
        return label;
    }

    private void arrange() {
        Optional<Fiat> currency = model.currency().get();
        Lines.shown(tao, currency.isEmpty());
        Lines.shown(inTao, currency.isPresent());
        Lines.shown(inMoney, currency.isPresent());
        boolean money = model.inMoney().get();
        inTao.setSelected(!money);
        inMoney.setSelected(money);
        String code = currency.map(Fiat::name).orElse("");
        inMoney.setText(code);
        inMoney.setAccessibleText(texts.get("send.unit.money", code));
        label.setText(money ? texts.get("send.amount.money", code) : texts.get("send.amount"));
        amount.setAccessibleText(label.getText());
    }
}
