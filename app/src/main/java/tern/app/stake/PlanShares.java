package tern.app.stake;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tern.app.stake.PlanRow.Unit;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.StakeTarget;
import tern.wallet.keys.AccountId;
import tern.wallet.units.AmountFormatException;
import tern.wallet.units.Rao;

/// Reads what is wanted out of the rows of a target, and says beside each what is wrong with it. Plain arithmetic; on the
/// FX thread.
///
/// Where the locale has a decimal comma, a comma and a point are both read as what it is there; two signs are refused.
final class PlanShares {

    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
    /// `1.500` groups thousands where the decimal sign is a comma.
    private static final Pattern GROUPED = Pattern.compile("[1-9]\\d*\\.\\d{3}");
    /// By how much rows that follow what is there may bring all of it above everything while prices move: what stays as
    /// it is anyway.
    private static final int SLACK = StakeTarget.WHOLE / 200;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final PlanModel model;
    private final Texts texts;
    private final TaoFormat format;
    private final boolean comma;

    /// @param format of amounts that the person types: never masked
    PlanShares(PlanModel model, Texts texts, TaoFormat format) {
        this.model = model;
        this.texts = texts;
        this.format = format;
        this.comma = format.typedDecimalSign() == ',';
    }

    /// A share as it is typed: `12.5`.
    String written(int basisPoints) {
        String text = BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
        return comma ? text.replace('.', ',') : text;
    }

    /// Says what is wanted in another unit.
    void unit(PlanRow row, Unit unit) {
        int points = row.wanted.get();
        // that what is kept counts again names no other share of it
        row.follows = unit == Unit.PERCENT && row.unit.get() == Unit.KEEP;
        if (unit == Unit.PERCENT) {
            row.text.set(points == 0 ? "" : written(points));
        } else if (unit == Unit.TAO) {
            // another unit: what stood there would be another amount
            row.text.set("");
        }
        row.unit.set(unit);
    }

    /// Shows of each row that nobody touched which part is there now.
    void follow() {
        Rao all = counted();
        for (PlanRow row : model.rows) {
            if (row.follows && !row.held) {
                int points = there(row, all);
                row.text.set(points == 0 ? "" : written(points));
            }
        }
    }

    /// What is there is never shown as nothing: that would be read as sold.
    private static int there(PlanRow row, Rao all) {
        return row.now.get().isZero() ? 0 : Math.max(1, share(row.now.get(), all));
    }

    /// The share that a part is, rounded down.
    static int share(Rao part, Rao all) {
        return all.isZero()
                ? 0
                : BigInteger.valueOf(part.value())
                        .multiply(BigInteger.valueOf(StakeTarget.WHOLE))
                        .divide(BigInteger.valueOf(all.value()))
                        .intValue();
    }

    /// Reads all rows anew.
    ///
    /// @return empty where something is wrong or missing, which then stands beside it
    Optional<StakeTarget> read() {
        Rao counted = counted();
        model.total.set(counted);
        boolean sound = true;
        Sum sum = new Sum(counted);
        for (PlanRow row : model.rows) {
            row.amount = Optional.empty();
            Optional<Integer> share = share(row, counted);
            row.wanted.set(share.orElse(0));
            sum.add(row);
            sound &= share.isPresent();
            boolean nobody = !row.follows && share.filter(part -> part > 0).isPresent()
                    && row.validator.get().isEmpty();
            sound &= !nobody;
            row.note.set(nobody ? Optional.of(texts.get("plan.validator.missing")) : note(row, share));
        }
        int points = sum.points();
        boolean much = sum.isTooMuch();
        model.rest.set(much ? StakeTarget.WHOLE - points : Math.max(0, StakeTarget.WHOLE - points));
        if (much) {
            model.wrong.set(Optional.of(texts.get("plan.sum.wrong", percent(points),
                    percent(points - StakeTarget.WHOLE))));
            return Optional.empty();
        }
        model.wrong.set(Optional.empty());
        return sound ? Optional.of(target()) : Optional.empty();
    }

    /// What is wanted together: amounts as they are, and not as the shares that they come to.
    private static final class Sum {

        private final BigInteger all;
        private BigInteger amounts = BigInteger.ZERO;
        private int parts;
        private boolean follows;

        Sum(Rao all) {
            this.all = BigInteger.valueOf(all.value());
        }

        void add(PlanRow row) {
            follows |= row.follows;
            Optional<Rao> amount = row.follows ? Optional.of(row.now.get()) : row.amount;
            if (amount.isPresent()) {
                amounts = amounts.add(BigInteger.valueOf(amount.get().value()));
            } else {
                parts += row.wanted.get();
            }
        }

        boolean isTooMuch() {
            int most = StakeTarget.WHOLE + (follows ? SLACK : 0);
            return parts > StakeTarget.WHOLE
                    || times(amounts, StakeTarget.WHOLE).compareTo(times(all, most - parts)) > 0;
        }

        /// In hundredths of a per cent of everything; what is a part of one counts as one.
        int points() {
            if (all.signum() == 0) {
                return parts;
            }
            BigInteger[] points = times(amounts, StakeTarget.WHOLE).divideAndRemainder(all);
            return parts + points[0].intValueExact() + points[1].signum();
        }

        private static BigInteger times(BigInteger number, int by) {
            return number.multiply(BigInteger.valueOf(by));
        }
    }

    private Rao counted() {
        return model.rows.stream()
                .filter(row -> row.unit.get() != Unit.KEEP)
                .map(row -> row.now.get())
                .reduce(model.free.get(), Rao::plus);
    }

    private StakeTarget target() {
        List<StakeTarget.Share> shares = model.rows.stream()
                .filter(row -> row.follows || row.wanted.get() > 0)
                .map(row -> row.follows
                        ? StakeTarget.Share.asItIs(row.netuid())
                        : named(row))
                .toList();
        return new StakeTarget(shares, model.rows.stream()
                .filter(row -> row.unit.get() == Unit.KEEP)
                .map(PlanRow::netuid)
                .collect(Collectors.toSet()));
    }

    private static StakeTarget.Share named(PlanRow row) {
        Optional<AccountId> hotkey = row.validator.get().map(PlanRow.Chosen::hotkey);
        return row.amount.isPresent()
                ? new StakeTarget.Share(row.netuid(), row.amount.get(), hotkey)
                : new StakeTarget.Share(row.netuid(), row.wanted.get(), hotkey);
    }

    /// `112.5%`
    String percent(int basisPoints) {
        return format.percent(basisPoints / (double) StakeTarget.WHOLE, basisPoints % 10 != 0
                ? 2
                : basisPoints % 100 != 0 ? 1 : 0);
    }

    private Optional<String> note(PlanRow row, Optional<Integer> share) {
        if (row.follows || row.unit.get() == Unit.KEEP || share.isEmpty()) {
            return Optional.empty();
        }
        if (share.get() == 0) {
            return row.now.get().isZero() ? Optional.empty() : Optional.of(texts.get("plan.note.sold"));
        }
        return row.unit.get() == Unit.TAO
                ? Optional.of(texts.get("plan.note.share", percent(share.get())))
                : Optional.empty();
    }

    /// In hundredths of a per cent; empty where it is wrong.
    private Optional<Integer> share(PlanRow row, Rao counted) {
        row.wrong.set(Optional.empty());
        if (row.follows) {
            return Optional.of(there(row, counted));
        }
        String typed = row.text.get().strip();
        if (row.unit.get() == Unit.KEEP || typed.isEmpty()) {
            return Optional.of(0);
        }
        return row.unit.get() == Unit.PERCENT ? percent(row, typed) : amount(row, typed, counted);
    }

    private Optional<Integer> percent(PlanRow row, String typed) {
        String text = typed.endsWith("%") ? typed.substring(0, typed.length() - 1).strip() : typed;
        String number = comma ? text.replace(',', '.') : text;
        if (PERCENT.matcher(number).matches() && new BigDecimal(number).compareTo(WHOLE) <= 0) {
            return Optional.of(new BigDecimal(number).movePointRight(2).intValueExact());
        }
        row.wrong.set(Optional.of(texts.get("plan.share.wrong", written(1250))));
        return Optional.empty();
    }

    private Optional<Integer> amount(PlanRow row, String typed, Rao counted) {
        long signs = typed.chars().filter(sign -> sign == ',' || sign == '.').count();
        try {
            if (comma && (signs > 1 || GROUPED.matcher(typed).matches())) {
                throw new AmountFormatException(AmountFormatException.Kind.SEPARATOR, "");
            }
            Rao amount = Rao.parseTao(comma ? typed.replace(',', '.') : typed);
            if (amount.compareTo(counted) > 0) {
                row.wrong.set(Optional.of(texts.get("plan.amount.much", format.tao(counted))));
                return Optional.empty();
            }
            int points = new BigDecimal(BigInteger.valueOf(amount.value()))
                    .multiply(BigDecimal.valueOf(StakeTarget.WHOLE))
                    .divide(BigDecimal.valueOf(Math.max(1, counted.value())), 0, RoundingMode.HALF_UP)
                    .intValueExact();
            row.amount = Optional.of(amount);
            return Optional.of(amount.isZero() ? 0 : Math.max(1, points));
        } catch (AmountFormatException e) {
            row.wrong.set(Optional.of(texts.get("plan.amount.wrong", comma ? "12,5" : "12.5")));
            return Optional.empty();
        }
    }
}
