package tern.app.shell;

import java.util.Optional;

/// What the network card shows.
///
/// @param title    the network's name
/// @param dot      how it stands, as a colour; the other words say the same
/// @param block    newest block and its age
/// @param owner    whose node answers, or that none does
/// @param endpoint the node's address, for the tooltip
/// @param behind   that the node's newest block is old, in words; empty when it is not
/// @param practice whether the practice strip stands on every page
/// @param stopped  whether it is the practice network, and the person stopped it
public record NetworkPicture(
        String title,
        Dot dot,
        String block,
        String owner,
        Optional<String> behind,
        String endpoint,
        boolean practice,
        boolean stopped) {

    /// The card's dot.
    public enum Dot {
        /// The user's own node, synced.
        GREEN,
        /// A node that the user named.
        BLUE,
        /// A public node, the practice network, or a node that is behind.
        AMBER,
        /// Not connected.
        GREY
    }
}
