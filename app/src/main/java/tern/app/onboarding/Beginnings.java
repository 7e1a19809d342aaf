package tern.app.onboarding;

import java.util.Optional;
import javafx.scene.Node;
import tern.app.ui.Copier;

/// What a person can begin with.
public interface Beginnings extends Copier {

    /// Shows what somebody owns on the practice network.
    void tryPractice();

    /// Opens the wallets of the folder.
    void useFolder();

    /// Watches an address.
    ///
    /// @return what is wrong with the text; empty when it is shown
    Optional<String> watch(String address);

    /// Looks into the folder again.
    void lookAgain();

    /// Back to what was shown before.
    void back();

    /// Opens the choice of networks beside a control.
    void chooseNetwork(Node anchor);
}
