package tern.gpu.model;

import java.util.OptionalLong;

/// A number that was read, or why there is none. Zero is a value; «unknown» is none.
///
/// Inside rows of numbers ([GpuSample], the ring of the monitor) an unknown is one of the lowest numbers a `long` has:
/// [#unknown(Why)] and [#of(long)] turn one into the other.
public sealed interface Reading {

    /// Read. The unit is the [Metric]'s.
    record Known(long value) implements Reading {}

    /// Not to be had.
    record Unknown(Why why) implements Reading {}

    /// Why a number is unknown. New ones are added at the end: the place of one is its code in a row.
    enum Why {
        /// Nobody has asked yet. Its code is `Long.MIN_VALUE`.
        NOT_SAMPLED('?'),
        /// This card, driver or system has no such number.
        NOT_SUPPORTED('s'),
        /// It exists, and this user may not read it.
        NO_PERMISSION('p'),
        /// The card sleeps and is not woken for a number.
        ASLEEP('z'),
        /// The last one is too old to be shown.
        STALE('o'),
        /// Asking failed otherwise.
        ERROR('e');

        private static final Why[] ALL = values();

        private final char letter;

        Why(char letter) {
            this.letter = letter;
        }

        /// One letter that stands for it where a number would stand.
        public char letter() {
            return letter;
        }
    }

    /// The code of an unknown in a row of numbers.
    static long unknown(Why why) {
        return Long.MIN_VALUE + why.ordinal();
    }

    /// Whether a number of a row stands for an unknown.
    static boolean isUnknown(long cell) {
        return cell < Long.MIN_VALUE + Why.ALL.length;
    }

    /// What a number of a row means.
    static Reading of(long cell) {
        return isUnknown(cell) ? new Unknown(Why.ALL[(int) (cell - Long.MIN_VALUE)]) : new Known(cell);
    }

    /// The number, if it is known.
    default OptionalLong known() {
        return switch (this) {
            case Known known -> OptionalLong.of(known.value());
            case Unknown _ -> OptionalLong.empty();
        };
    }
}
