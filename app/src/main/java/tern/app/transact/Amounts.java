package tern.app.transact;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;

/// Amounts as people read them: `1,284.5301 τ`, with the signs of the display's locale. The window sets that one; the
/// command line speaks English.
public final class Amounts {

    public static final String TAO = "τ";

    /// No data. Never written as 0.
    public static final String UNKNOWN = "—";

    private static final int SHORT_DECIMALS = 4;

    private Amounts() {}

    /// Four decimals, rounded down, so that it never promises more than there is.
    public static String brief(Rao amount, String unit) {
        return decimal(amount.value(), SHORT_DECIMALS) + ' ' + unit;
    }

    /// All nine decimals, for reviews.
    public static String full(Rao amount, String unit) {
        return decimal(amount.value(), Rao.DECIMALS) + ' ' + unit;
    }

    /// The same, made into words when somebody reads it.
    static Said sayFull(Rao amount, String unit) {
        return new Full(amount, unit);
    }

    /// All nine decimals, with the signs of whoever reads it.
    record Full(Rao amount, String unit) implements Said {

        @Override
        public String words() {
            return full(amount, unit);
        }
    }

    /// A number in groups, with the signs of whoever reads it.
    record Grouped(long number) implements Said {

        @Override
        public String words() {
            return grouped(number);
        }
    }

    /// The unit of stake: a subnet's alpha, on root TAO.
    public static String stake(int netuid) {
        return netuid == 0 ? TAO : "α" + netuid;
    }

    private static String decimal(long rao, int decimals) {
        long unit = 1;
        for (int i = decimals; i < Rao.DECIMALS; i++) {
            unit *= 10;
        }
        if (rao > 0 && rao < unit) {
            return "<" + decimal(unit, decimals);
        }
        StringBuilder text = new StringBuilder(24);
        DecimalFormatSymbols signs = signs();
        grouped(text, rao / Rao.PER_TAO, signs);
        text.append(signs.getDecimalSeparator());
        String fraction = Long.toString(rao % Rao.PER_TAO + Rao.PER_TAO);
        return text.append(fraction, 1, 1 + decimals).toString();
    }

    /// `1,284`
    public static String grouped(long number) {
        return grouped(new StringBuilder(24), number, signs()).toString();
    }

    private static DecimalFormatSymbols signs() {
        return DecimalFormatSymbols.getInstance(Locale.getDefault(Locale.Category.DISPLAY));
    }

    private static StringBuilder grouped(StringBuilder text, long number, DecimalFormatSymbols signs) {
        String digits = Long.toString(number);
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(signs.getGroupingSeparator());
            }
            text.append(digits.charAt(i));
        }
        return text;
    }
}
