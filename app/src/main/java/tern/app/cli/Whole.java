package tern.app.cli;

import java.util.Optional;
import java.util.OptionalLong;

/// Numbers as they are typed: digits alone, no sign, no exponent, no grouping.
final class Whole {

    private static final int MOST_DIGITS = 19;
    private static final int DECIMALS = 3;

    private Whole() {}

    /// @return empty for anything but a whole number within the bounds
    static OptionalLong between(String typed, long least, long most) {
        if (typed.isEmpty() || typed.length() > MOST_DIGITS || !digits(typed)) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(typed);
            return number >= least && number <= most ? OptionalLong.of(number) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            // nineteen digits beyond the largest number: outside the bounds like any other
            return OptionalLong.empty();
        }
    }

    /// A number with at most three decimals, in thousandths: `0.25` is 250.
    static Optional<Long> thousandths(String typed) {
        int point = typed.indexOf('.');
        String whole = point < 0 ? typed : typed.substring(0, point);
        String fraction = point < 0 ? "0" : typed.substring(point + 1);
        if (whole.isEmpty() || whole.length() > 6 || fraction.isEmpty() || fraction.length() > DECIMALS
                || !digits(whole) || !digits(fraction)) {
            return Optional.empty();
        }
        long thousandths = Long.parseLong(fraction + "0".repeat(DECIMALS - fraction.length()));
        return Optional.of(Long.parseLong(whole) * 1_000 + thousandths);
    }

    private static boolean digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
