package tern.app.mining;

/// How good something is; its word says the same.
enum Tone {
    QUIET("chip"),
    GOOD("chip-good"),
    WARNING("chip-warning"),
    BAD("chip-bad");

    private final String style;

    Tone(String style) {
        this.style = style;
    }

    /// The style class of a chip.
    String style() {
        return style;
    }
}
