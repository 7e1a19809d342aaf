package tern.node.manage.check;

import java.util.Locale;

/// Bytes as a person reads them.
public final class Sizes {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Sizes() {}

    /// `21.4 GiB`, with the decimal sign of the display locale.
    public static String text(long bytes) {
        double value = bytes;
        int unit = 0;
        while (Math.abs(value) >= 1_024 && unit < UNITS.length - 1) {
            value /= 1_024;
            unit++;
        }
        String pattern = unit == 0 || Math.abs(value) >= 100 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.getDefault(Locale.Category.DISPLAY), pattern, value, UNITS[unit]);
    }
}
