package tern.app.ui;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import tern.wallet.keys.AccountId;

/// A short address that copies the whole one when pressed; on hover the whole address in groups.
public final class AddressLabel extends Button {

    private final Texts texts;
    private final Tooltip whole = new Tooltip();

    /// @param name whose address it is, for the notice
    public AddressLabel(AccountId account, String name, Texts texts, Copier copier) {
        this.texts = texts;
        getStyleClass().setAll("address");
        whole.getStyleClass().add("address-tooltip");
        setText(Addresses.shorten(account));
        whole.setText(Addresses.grouped(account));
        setTooltip(whole);
        setAccessibleText(this.texts.get("address.accessible", name, Addresses.grouped(account)));
        setOnAction(_ -> copier.copy(this.texts.get("address.copied", name), account.address()));
    }
}
