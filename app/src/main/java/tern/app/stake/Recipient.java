package tern.app.stake;

import java.util.Optional;
import tern.app.transact.AddressNames;
import tern.app.transact.AddressNames.Named;
import tern.app.ui.Texts;
import tern.wallet.keys.AddressException;
import tern.wallet.keys.KeyException;
import tern.wallet.keys.QrPayload;

/// Whose the stake is to be: a name that the person knows, or an address.
final class Recipient {

    private final StakeModel model;
    private final AddressNames names;
    private final Texts texts;

    Recipient(StakeModel model, AddressNames names, Texts texts) {
        this.model = model;
        this.names = names;
        this.texts = texts;
    }

    /// The text has changed.
    void typed() {
        String text = model.recipient.get().strip();
        model.recipientWrong.set(Optional.empty());
        model.found.set(Optional.empty());
        if (text.isEmpty()) {
            return;
        }
        Optional<Named> called = names.called(text);
        if (called.isPresent()) {
            model.found.set(Optional.of(called.get().account()));
            return;
        }
        try {
            model.found.set(Optional.of(QrPayload.parseAccountText(text).account()));
        } catch (AddressException e) {
            // a name in the making is no mistake
            if (text.length() > 1) {
                model.recipientWrong.set(Optional.of(text.startsWith("5")
                        ? e.sentence()
                        : texts.get("send.recipient.unknown")));
            }
        } catch (KeyException e) {
            model.recipientWrong.set(Optional.of(e.sentence()));
        }
    }

    /// Says what is missing.
    void pressed() {
        if (model.found.get().isEmpty() && model.recipientWrong.get().isEmpty()) {
            model.recipientWrong.set(Optional.of(texts.get("send.recipient.missing")));
        }
    }
}
