package tern.app.settings;

import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import tern.app.prices.Fiat;
import tern.app.prices.PriceAddress;
import tern.app.prices.PriceChoice;
import tern.app.ui.Buttons;
import tern.app.ui.Lines;
import tern.app.ui.TextEntry;
import tern.app.ui.Texts;

/// What others can learn: over one's shoulder, and from what leaves this computer.
final class PrivacyCard extends VBox {

    private final SettingsModel model;
    private final PricesPresenter presenter;
    private final Texts texts;

    /// @param locale  in which currencies are called by name
    /// @param updates what is chosen about newer versions
    PrivacyCard(SettingsModel model, PricesPresenter presenter, ObservableValue<Boolean> hidden, Runnable toggleHidden,
            Texts texts, Locale locale, UpdatesPane updates) {
        this.model = model;
        this.presenter = presenter;
        this.texts = texts;
        getStyleClass().add("card-column");
        CheckBox hide = new CheckBox();
        hide.setId("settings-hide-amounts");
        hide.setAccessibleText(texts.get("privacy.hide"));
        hide.setSelected(hidden.getValue());
        hide.setOnAction(_ -> toggleHidden.run());
        hidden.addListener((_, _, now) -> hide.setSelected(now));
        getChildren().addAll(
                Parts.card(texts.get("privacy.screen"),
                        Parts.line(texts.get("privacy.hide"), texts.get("privacy.hide.words"), hide)),
                Parts.card(texts.get("privacy.leaves"),
                        Parts.line(texts.get("privacy.node"), texts.get("privacy.node.words"),
                                Lines.wrapped(texts.get("privacy.always"), "settings-words")),
                        prices(locale),
                        updates,
                        Lines.wrapped(texts.get("privacy.nothing.else"), "settings-words")));
    }

    /// The switch, how it stands, and what there is to choose: also while it is off, so that whom to ask is settled first.
    private VBox prices(Locale locale) {
        CheckBox on = new CheckBox();
        on.setId("settings-prices");
        on.setAccessibleText(texts.get("privacy.prices"));
        on.setOnAction(_ -> presenter.on(on.isSelected()));
        Label meaning = Lines.wrapped("", "settings-words");
        meaning.setId("settings-prices-words");
        Label said = Lines.sentence("settings-prices-said", "settings-words", model.priceSaid());
        var currency = Parts.choice("settings-currency", texts.get("privacy.prices.currency"),
                Stream.of(Fiat.values())
                        .map(one -> new Parts.Choice<>(one,
                                one.name() + " · " + one.currency().getDisplayName(locale)))
                        .toList(),
                choice().currency(), presenter::currency);
        TextEntry address = new TextEntry("settings-price-address", texts.get("privacy.prices.address"),
                texts.get("privacy.prices.address.prompt"), texts.get("privacy.prices.address.go"),
                presenter::address, () -> {});
        Label asked = Lines.wrapped("", "settings-words");
        asked.setId("settings-price-asked");
        Button usual = Buttons.small("settings-price-usual", texts.get("privacy.prices.usual"));
        usual.setOnAction(_ -> presenter.usualAddress());
        VBox choices = new VBox(
                Parts.line(texts.get("privacy.prices.currency"), texts.get("privacy.prices.currency.words"), currency),
                asked, address, Lines.row(usual));
        choices.getStyleClass().add("settings-prices");
        Runnable show = () -> {
            PriceChoice now = choice();
            on.setSelected(now.on());
            meaning.setText(texts.get(now.on() ? "privacy.prices.on" : "privacy.prices.off", now.address().host()));
            Parts.select(currency, now.currency());
            asked.setText(texts.get("privacy.prices.asked", now.address().text()));
            Lines.shown(usual, !now.address().equals(PriceAddress.USUAL));
        };
        model.preferences().addListener((_, _, _) -> show.run());
        show.run();
        VBox block = new VBox(Parts.line(texts.get("privacy.prices"), "", on), meaning, said, choices);
        block.getStyleClass().add("settings-prices");
        return block;
    }

    private PriceChoice choice() {
        return model.preferences().get().prices();
    }
}
