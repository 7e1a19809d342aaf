package tern.app.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import tern.app.prices.Fiat;
import tern.app.prices.Price;
import tern.wallet.units.Rao;

/// The one place where what an amount is worth becomes text: `€1,234.56`, as the user's locale writes it. What is finer
/// than the currency's smallest unit is cut, as [TaoFormat] cuts. Safe for any thread.
public final class MoneyFormat {

    private static final int DECIMALS_OF_A_PRICE = 6;
    private static final int DECIMALS_OF_A_SMALL_PRICE = 4;

    private final Locale locale;
    private final ZoneId zone;
    private final AmountMask mask;

    /// @param zone in which times are shown
    /// @param mask while it hides, dots stand in place of every amount
    public MoneyFormat(Locale locale, ZoneId zone, AmountMask mask) {
        this.locale = locale;
        this.zone = zone;
        this.mask = mask;
    }

    /// The same, but never masked: for what is typed and for a review before a signature.
    public MoneyFormat unmasked() {
        return new MoneyFormat(locale, zone, new AmountMask());
    }

    /// What an amount is worth: `€1,234.56`; `<€0.01` for what is less than the smallest unit.
    public String worth(Rao amount, Price price) {
        if (mask.isHidden()) {
            return AmountMask.DOTS;
        }
        BigDecimal worth = price.worth(amount);
        NumberFormat figures = figures(price.currency());
        return worth.signum() == 0 && !amount.isZero()
                ? "<" + figures.format(BigDecimal.ONE.movePointLeft(price.currency().decimals()))
                : figures.format(worth);
    }

    /// The price of one TAO. It is nobody's secret and never masked.
    public String each(Price price) {
        NumberFormat figures = figures(price.currency());
        figures.setMaximumFractionDigits(DECIMALS_OF_A_PRICE);
        return figures.format(price.perTao());
    }

    /// An amount of the currency itself, below nothing with a minus: `−€1.70`. Never better than it is: cut towards less.
    public String amount(BigDecimal amount, Fiat currency) {
        return signed(amount, currency, currency.decimals());
    }

    /// The same with four decimals, for prices of small things: `€0.2841`.
    public String fine(BigDecimal amount, Fiat currency) {
        return signed(amount, currency, DECIMALS_OF_A_SMALL_PRICE);
    }

    private String signed(BigDecimal amount, Fiat currency, int decimals) {
        if (mask.isHidden()) {
            return AmountMask.DOTS;
        }
        BigDecimal cut = amount.setScale(decimals, RoundingMode.FLOOR);
        NumberFormat figures = figures(currency);
        figures.setMinimumFractionDigits(decimals);
        figures.setMaximumFractionDigits(decimals);
        String text = figures.format(cut.abs());
        return cut.signum() < 0 ? "\u2212" + text : text;
    }

    /// Of which day and minute a price is.
    public String time(Price price) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(price.time().atZone(zone));
    }

    private NumberFormat figures(Fiat currency) {
        NumberFormat figures = NumberFormat.getCurrencyInstance(locale);
        figures.setCurrency(currency.currency());
        figures.setMinimumFractionDigits(currency.decimals());
        figures.setMaximumFractionDigits(currency.decimals());
        figures.setRoundingMode(RoundingMode.DOWN);
        return figures;
    }
}
