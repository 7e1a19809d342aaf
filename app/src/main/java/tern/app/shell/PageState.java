package tern.app.shell;

/// How that stands which a page of «This computer» is about: a dot in the sidebar, and the same in words.
///
/// @param dot   the colour's style class
/// @param words read out and shown on hover
public record PageState(Dot dot, String words) {

    /// The colours.
    public enum Dot {
        /// As it should be.
        GOOD("state-good"),
        /// On its way.
        WARNING("state-warning"),
        /// Something is in the way.
        BAD("state-bad");

        private final String style;

        Dot(String style) {
            this.style = style;
        }

        String style() {
            return style;
        }
    }
}
