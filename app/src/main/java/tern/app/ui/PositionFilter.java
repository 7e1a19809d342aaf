package tern.app.ui;

import java.util.Locale;
import java.util.function.Predicate;

/// Which positions match what was typed: every word has to be in the subnet's name or number, the validator's name or
/// address, or the wallet's name.
public final class PositionFilter {

    private PositionFilter() {}

    /// @param typed anything; empty matches all
    public static Predicate<PositionRow> of(String typed, Locale locale) {
        String[] words = typed.strip().toLowerCase(locale).split("\\s+");
        return row -> {
            PositionValues values = row.values().get();
            String text = String.join(" ", values.subnetName(), Integer.toString(values.key().netuid()),
                    values.symbol(), values.validator(), values.key().hotkey().address(), values.wallet())
                    .toLowerCase(locale);
            for (String word : words) {
                if (!text.contains(word)) {
                    return false;
                }
            }
            return true;
        };
    }
}
