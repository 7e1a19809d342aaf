package tern.app.transact;

import tern.wallet.units.Rao;

/// Amounts as people read them: `1,284.5301 τ`.
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
        grouped(text, rao / Rao.PER_TAO);
        text.append('.');
        String fraction = Long.toString(rao % Rao.PER_TAO + Rao.PER_TAO);
        return text.append(fraction, 1, 1 + decimals).toString();
    }

    /// `1,284`
    public static String grouped(long number) {
        return grouped(new StringBuilder(24), number).toString();
    }

    private static StringBuilder grouped(StringBuilder text, long number) {
        String digits = Long.toString(number);
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return text;
    }
}
