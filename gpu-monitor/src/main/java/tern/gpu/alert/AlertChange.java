package tern.gpu.alert;

/// What became different at a look.
public sealed interface AlertChange {

    /// The alert it is about.
    Alert alert();

    /// It began, and is to be shown.
    record Raised(Alert alert) implements AlertChange {}

    /// A person is to be told, once: not in quiet times, and not again soon. Comes with or after [Raised].
    record Tell(Alert alert) implements AlertChange {}

    /// It is over.
    record Over(Alert alert) implements AlertChange {}
}
