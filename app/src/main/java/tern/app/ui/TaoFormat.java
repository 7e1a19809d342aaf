package tern.app.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tern.wallet.units.Rao;

/// The one place where amounts, prices, shares and counts become text: grouped and marked as the user's locale does.
///
/// At rest an amount has four decimals, cut and never rounded up, so that no screen shows more than there is; the
/// exact form has all nine. Safe for any thread.
public final class TaoFormat {

    /// The sign of TAO.
    public static final String TAO = "τ";

    /// What stands where nothing is known.
    public static final String UNKNOWN = "—";

    private static final String MINUS = "\u2212";
    private static final String LEFT_TO_RIGHT = "\u200e";
    private static final int DECIMALS_AT_REST = 4;
    private static final long SMALLEST_AT_REST = 100_000;

    /// Before a unit that is known, or as [tern.app.transact.Amounts] writes one of a subnet's own: with its decimals.
    private static final Pattern AMOUNTS = Pattern.compile("<?\\p{Nd}[\\p{Nd}.,'\u2019\u00a0\u202f]*"
            + "(?:(?=[ \u00a0][τα])|[.,]\\p{Nd}{4}(?:\\p{Nd}{5})?(?=[ \u00a0]\\P{Nd}))");
    private static final Pattern NUMBERS = Pattern.compile("(?<![\\p{Alnum}])\\p{Nd}[\\p{Nd}_.,]*(?![\\p{Alnum}])");

    private static final BigDecimal SMALLEST_SHARE = new BigDecimal("0.001");

    private final Locale locale;
    private final AmountMask mask;
    private final NumberFormat whole;
    private final NumberFormat percent;
    private final char decimalSeparator;
    private final char zero;

    /// One that masks nothing, for files and for what is signed.
    public TaoFormat(Locale locale) {
        this(locale, new AmountMask());
    }

    /// @param mask while it hides, dots stand in place of every amount
    public TaoFormat(Locale locale, AmountMask mask) {
        this.locale = locale;
        this.mask = mask;
        whole = NumberFormat.getIntegerInstance(locale);
        percent = NumberFormat.getPercentInstance(locale);
        percent.setMinimumFractionDigits(1);
        percent.setMaximumFractionDigits(1);
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        decimalSeparator = symbols.getDecimalSeparator();
        zero = symbols.getZeroDigit();
    }

    /// An amount cut in two at the decimal separator.
    ///
    /// @param whole    `1,284`
    /// @param fraction `.5301`
    public record Parts(String whole, String fraction) {}

    /// The same, but never masked: for a review before a signature and for what is written into files.
    public TaoFormat unmasked() {
        return new TaoFormat(locale);
    }

    /// What stands before the decimals where a person types: a comma where the locale has one, and a point elsewhere.
    public char typedDecimalSign() {
        return decimalSeparator == ',' ? ',' : '.';
    }

    /// A sentence that was made elsewhere: with dots in place of its amounts while amounts are masked.
    public String covered(String sentence) {
        return mask.isHidden() ? AMOUNTS.matcher(sentence).replaceAll(AmountMask.DOTS) : sentence;
    }

    /// A technical text, in which amounts stand without a unit: with dots in place of its numbers while amounts are
    /// masked. Addresses and hashes stay.
    public String coveredNumbers(String text) {
        return mask.isHidden() ? NUMBERS.matcher(text).replaceAll(AmountMask.DOTS) : text;
    }

    /// Whoever keeps texts of this format makes them again when it hides or shows amounts.
    public AmountMask mask() {
        return mask;
    }

    /// `1,284.5301 τ`; `<0.0001 τ` for what four decimals cannot show.
    public String amount(Rao amount, String symbol) {
        return withUnit(figures(amount), symbol);
    }

    /// [#amount], or `—` where nothing is known.
    public String amount(Optional<Rao> amount, String symbol) {
        return amount.map(known -> amount(known, symbol)).orElse(UNKNOWN);
    }

    /// TAO: `1,284.5301 τ`.
    public String tao(Rao amount) {
        return amount(amount, TAO);
    }

    /// All nine decimals: `1,284.530100000 τ`.
    public String exact(Rao amount, String symbol) {
        return withUnit(mask.isHidden() ? AmountMask.DOTS : integer(amount) + fraction(amount, Rao.DECIMALS), symbol);
    }

    /// The number alone, at rest.
    public String figures(Rao amount) {
        if (mask.isHidden()) {
            return AmountMask.DOTS;
        }
        if (!amount.isZero() && amount.value() < SMALLEST_AT_REST) {
            return "<" + integer(Rao.ZERO) + fraction(Rao.of(SMALLEST_AT_REST), DECIMALS_AT_REST);
        }
        return integer(amount) + fraction(amount, DECIMALS_AT_REST);
    }

    /// For the one big number.
    public Parts parts(Rao amount) {
        return mask.isHidden()
                ? new Parts(AmountMask.DOTS, "")
                : new Parts(integer(amount), fraction(amount, DECIMALS_AT_REST));
    }

    /// The number with few decimals, for narrow places such as a chart's middle: `1,200.3`.
    public String brief(Rao amount) {
        return mask.isHidden() ? AmountMask.DOTS : integer(amount) + fraction(amount, 1);
    }

    /// `50.0%`; `<0.1%` of what is too little to show; `—` of nothing.
    public String share(Rao part, Rao all) {
        if (all.isZero()) {
            return UNKNOWN;
        }
        BigDecimal ratio = BigDecimal.valueOf(part.value())
                .divide(BigDecimal.valueOf(all.value()), 18,
                        RoundingMode.HALF_UP);
        boolean tooLittle = !part.isZero() && ratio.compareTo(SMALLEST_SHARE) < 0;
        return (tooLittle ? "<" : "") + ((NumberFormat) percent.clone()).format(tooLittle ? SMALLEST_SHARE : ratio);
    }

    /// What came or went: `+18.2204 τ`, `−2.4000 τ`.
    ///
    /// @param rao may be below nothing
    public String signed(long rao, String symbol) {
        return sign(rao) + amount(Rao.of(Math.abs(rao)), symbol);
    }

    /// By how much something changed, with two decimals: `+4.12%`, `−2.40%`; `—` of nothing.
    public String change(Rao from, Rao to) {
        if (from.isZero()) {
            return UNKNOWN;
        }
        BigDecimal ratio = BigDecimal.valueOf(to.value() - from.value())
                .divide(BigDecimal.valueOf(from.value()), 18, RoundingMode.HALF_UP);
        NumberFormat two = (NumberFormat) percent.clone();
        two.setMinimumFractionDigits(2);
        two.setMaximumFractionDigits(2);
        return sign(ratio.signum()) + two.format(ratio.abs());
    }

    /// By how much a price moved, with one decimal, the same wherever it stands: `+4.1%`, `−2.4%`.
    ///
    /// @param share 0.041
    public String movement(double share) {
        return (share > 0 ? "+" : "") + percent(share, 1);
    }

    private static String sign(long value) {
        return value < 0 ? MINUS : "+";
    }

    /// A round value with so many decimals, for axes: `1,250 τ`. Masked like every amount.
    public String rounded(double value, int decimals, String symbol) {
        return withUnit(mask.isHidden() ? AmountMask.DOTS : decimals(whole, decimals).format(value), symbol);
    }

    /// `41.8%`, with so many decimals; `−2.4%` below nothing.
    ///
    /// @param ratio 1 is `100%`
    public String percent(double ratio, int decimals) {
        return (ratio < 0 ? MINUS : "") + decimals(percent, decimals).format(Math.abs(ratio));
    }

    private static NumberFormat decimals(NumberFormat like, int decimals) {
        NumberFormat figures = (NumberFormat) like.clone();
        figures.setMinimumFractionDigits(decimals);
        figures.setMaximumFractionDigits(decimals);
        return figures;
    }

    /// A number with the decimals that it has: `41.8`, `0.998`.
    public String decimal(BigDecimal number) {
        NumberFormat figures = (NumberFormat) whole.clone();
        figures.setMinimumFractionDigits(number.scale());
        figures.setMaximumFractionDigits(number.scale());
        return figures.format(number);
    }

    /// `8,599,188`
    public String count(long number) {
        return ((NumberFormat) whole.clone()).format(number);
    }

    /// Some subnets' units are letters of scripts that run from right to left. The number before them would be moved
    /// behind them: a mark in front says that the text runs from left to right.
    private static String withUnit(String number, String symbol) {
        boolean turns = symbol.codePoints().anyMatch(letter -> switch (Character.getDirectionality(letter)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        });
        return (turns ? LEFT_TO_RIGHT : "") + number + " " + symbol;
    }

    private String integer(Rao amount) {
        return count(amount.value() / Rao.PER_TAO);
    }

    private String fraction(Rao amount, int decimals) {
        StringBuilder text = new StringBuilder(decimals + 1).append(decimalSeparator);
        long rest = amount.value() % Rao.PER_TAO;
        long unit = Rao.PER_TAO / 10;
        for (int i = 0; i < decimals; i++) {
            text.append((char) (zero + rest / unit));
            rest %= unit;
            unit /= 10;
        }
        return text.toString();
    }
}
