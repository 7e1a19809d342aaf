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
        int sum = 0;
        boolean follows = false;
        for (PlanRow row : model.rows) {
            Optional<Integer> share = share(row, counted);
            row.wanted.set(share.orElse(0));
            sum += share.orElse(0);
            sound &= share.isPresent();
            follows |= row.follows;
            boolean nobody = !row.follows && share.filter(points -> points > 0).isPresent() && row.validator.get().isEmpty();
            sound &= !nobody;
            row.note.set(nobody ? Optional.of(texts.get("plan.validator.missing")) : note(row, share));
        }
        boolean much = sum > StakeTarget.WHOLE + (follows ? SLACK : 0);
        model.rest.set(much ? StakeTarget.WHOLE - sum : Math.max(0, StakeTarget.WHOLE - sum));
        if (much) {
            model.wrong.set(Optional.of(texts.get("plan.sum.wrong", percent(sum), percent(sum - StakeTarget.WHOLE))));
            return Optional.empty();
        }
        model.wrong.set(Optional.empty());
        return sound ? Optional.of(target()) : Optional.empty();
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
                        : new StakeTarget.Share(row.netuid(), row.wanted.get(),
                                row.validator.get().map(PlanRow.Chosen::hotkey)))
                .toList();
        return new StakeTarget(shares, model.rows.stream()
                .filter(row -> row.unit.get() == Unit.KEEP)
                .map(PlanRow::netuid)
                .collect(Collectors.toSet()));
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
            return Optional.of(amount.isZero() ? 0 : Math.max(1, points));
        } catch (AmountFormatException e) {
            row.wrong.set(Optional.of(texts.get("plan.amount.wrong", comma ? "12,5" : "12.5")));
            return Optional.empty();
        }
    }
}
