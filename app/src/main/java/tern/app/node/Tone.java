package tern.app.node;

/// How good a thing is, as colour and shape; the words beside it say the same.
enum Tone {
    /// Nothing to say.
    QUIET,
    /// As it should be.
    GOOD,
    /// To be looked at.
    WARNING,
    /// In the way.
    BAD
}
