package tern.app.web;

/// What came of a question.
public sealed interface WebAnswer {

    /// Status 200 and everything behind it.
    ///
    /// @param bytes not to be changed
    record Whole(byte[] bytes) implements WebAnswer {}

    /// Nothing that could be read.
    ///
    /// @param details technical text for the log
    record Nothing(Why why, String details) implements WebAnswer {}

    /// Why there is nothing.
    enum Why {
        /// No connection, or none that can be trusted.
        UNREACHABLE,
        /// It took too long.
        SLOW,
        /// Another status than 200.
        REFUSED,
        /// There is nothing under this address.
        MISSING,
        /// Another address was named. Tern asks only whom the person chose.
        MOVED,
        /// Cut off, or larger than it may be.
        UNREADABLE
    }
}
