package tern.gpu.model;

import java.time.Instant;

/// How a card is there.
public sealed interface Presence {

    /// Its driver answers.
    record Ready() implements Presence {}

    /// It sleeps, which is no error, and is not woken to be measured.
    record Asleep() implements Presence {}

    /// It is on the bus and cannot be used as it should.
    record Missing(Diagnosis diagnosis) implements Presence {}

    /// It was there and does not answer any more.
    ///
    /// @param code what the driver said last, its own number; -1 where it vanished without a word
    record Lost(int code, Instant at) implements Presence {}
}
