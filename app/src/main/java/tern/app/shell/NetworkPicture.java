package tern.app.shell;

/// What the network card shows.
///
/// @param title    the network's name
/// @param dot      how it stands, as a colour; the other words say the same
/// @param block    newest block and its age
/// @param owner    whose node answers, or that none does
/// @param endpoint the node's address, for the tooltip
/// @param practice whether the practice strip stands on every page
public record NetworkPicture(
        String title, Dot dot, String block, String owner, String endpoint, boolean practice) {

    /// The card's dot.
    public enum Dot {
        /// The user's own node, synced.
        GREEN,
        /// A node that the user named.
        BLUE,
        /// A public node or the practice network.
        AMBER,
        /// Not connected.
        GREY
    }
}
