package tern.app.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import tern.wallet.keys.AccountId;

/// A plain panel of facts about something: names beside values, and addresses that can be copied whole.
public final class FactsCard extends VBox {

    private final Texts texts;
    private final Copier copier;
    /// As long as the panel is, and no longer.
    private final List<ChangeListener<Boolean>> masked = new ArrayList<>();
    private int addresses;

    public FactsCard(String id, String title, Texts texts, Copier copier) {
        this.texts = texts;
        this.copier = copier;
        setId(id);
        getStyleClass().add("facts-card");
        setFocusTraversable(true);
        setAccessibleText(title);
        getChildren().add(Lines.wrapped(title, "facts-title"));
    }

    public FactsCard fact(String name, String value) {
        line(name, value);
        return this;
    }

    private Label line(String name, String value) {
        Label said = new Label(value);
        said.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(name(name, said), space, said);
        row.getStyleClass().add("fact-row");
        getChildren().add(row);
        return said;
    }

    /// A value that is covered while amounts are hidden, also while this is open.
    ///
    /// @param value makes it anew
    public FactsCard own(String name, AmountMask mask, Supplier<String> value) {
        Label said = line(name, value.get());
        ChangeListener<Boolean> again = (_, _, _) -> said.setText(value.get());
        masked.add(again);
        mask.hidden().addListener(new WeakChangeListener<>(again));
        return this;
    }

    /// @param whose for the words that say what was copied
    public FactsCard address(String name, AccountId account, String whose) {
        GroupedAddress whole = new GroupedAddress(account);
        HBox.setHgrow(whole, Priority.ALWAYS);
        Button copy = Buttons.icon(getId() + "-copy-" + addresses++, Icon.COPY, texts.get("address.copy", whose));
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(_ -> copier.copy(texts.get("address.copied", whose), account.address()));
        HBox row = new HBox(whole, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(name(name, whole), row);
        box.getStyleClass().add("fact-row");
        getChildren().add(box);
        return this;
    }

    /// A button for what can be done with it.
    public FactsCard action(String id, String words, Runnable run) {
        Button button = Buttons.small(id, words);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> run.run());
        HBox row = new HBox(button);
        row.getStyleClass().add("card-action");
        getChildren().add(row);
        return this;
    }

    /// A sentence that wraps.
    public FactsCard sentence(String words) {
        getChildren().add(Lines.wrapped(words, "faint"));
        return this;
    }

    private static Label name(String name, Node of) {
        Label label = new Label(name);
        label.getStyleClass().add("fact-name");
        label.setLabelFor(of);
        return label;
    }
}
