package tern.app.transfer;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import tern.app.prices.Fiat;
import tern.app.ui.Lines;
import tern.app.ui.OneOf;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

/// The unit beside the amount: TAO, and the person's currency to choose from where there is a price.
final class UnitChoice extends HBox {

    private final TransferModel model;
    private final Texts texts;
    private final TextField amount;
    private final Label label = new Label();
    private final Label tao = new Label(TaoFormat.TAO);
    private final OneOf<Boolean> choice;
    private final HBox units;

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
        choice = new OneOf<>(money -> {
            presenter.unit(money);
            arrange();
        });
        choice.add(false, "send-unit-tao", TaoFormat.TAO).add(true, "send-unit-money", "");
        choice.rename(false, TaoFormat.TAO, texts.get("send.unit.tao"));
        units = choice.segments("send-unit", texts.get("send.unit.accessible"));
        units.disableProperty().bind(model.closing());
        getChildren().addAll(tao, units);
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
        Lines.shown(units, currency.isPresent());
        boolean money = model.inMoney().get();
        choice.select(money);
        String code = currency.map(Fiat::name).orElse("");
        choice.rename(true, code, texts.get("send.unit.money", code));
        label.setText(money ? texts.get("send.amount.money", code) : texts.get("send.amount"));
        amount.setAccessibleText(label.getText());
    }
}
