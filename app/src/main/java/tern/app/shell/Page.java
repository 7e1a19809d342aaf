package tern.app.shell;

import javafx.scene.Node;
import tern.app.ui.Icon;

/// One page of the window: an entry in the sidebar and what stands beside it.
///
/// @param id      begins the ids of its nodes: `home`
/// @param title   what it is called, in the person's language
/// @param icon    beside the title in the sidebar
/// @param section which group of the sidebar it is in
/// @param content made once
public record Page(String id, String title, Icon icon, Section section, Node content) {

    /// The groups of the sidebar, top to bottom.
    public enum Section {
        /// What one owns and does.
        WALLET,
        /// What runs here; under a heading.
        COMPUTER,
        /// Settings.
        LAST
    }
}
