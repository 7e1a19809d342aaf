package tern.app.update;

import java.util.Optional;
import tern.app.web.WebAddress;

/// What the person chose about looking for newer versions.
///
/// @param on      whether anybody is asked without a press of the button
/// @param address whom to ask; empty: nobody. Tern comes without one, since no place of releases exists yet
public record UpdateChoice(boolean on, Optional<WebAddress> address) {

    /// The settings' name for the address.
    public static final String ADDRESS = "updateAddress";

    /// Off, and nobody to ask.
    public static UpdateChoice standard() {
        return new UpdateChoice(false, Optional.empty());
    }

    public UpdateChoice withOn(boolean wanted) {
        return new UpdateChoice(wanted, address);
    }

    public UpdateChoice withAddress(Optional<WebAddress> wanted) {
        return new UpdateChoice(on, wanted);
    }
}
