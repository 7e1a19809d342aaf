package tern.app.stake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import tern.app.pool.BlockWords;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.subnets.ValidatorRow.Standing;
import tern.wallet.units.Rao;
import tern.wallet.yields.Gap;
import tern.wallet.yields.Measured;

/// Puts what is known of a validator into words. All of it is public but what one has with it.
final class ValidatorWords {

    private static final long WHOLE = 65_535;

    private final Texts texts;
    private final TaoFormat own;
    private final TaoFormat format;
    private final BlockWords blocks;

    /// @param format of one's own amounts
    ValidatorWords(Texts texts, TaoFormat format) {
        this.texts = texts;
        this.own = format;
        this.format = format.unmasked();
        this.blocks = new BlockWords(texts, this.format);
    }

    String yield(Measured measured) {
        return measured.found()
                .map(one -> texts.get("stake.yield.percent", format.decimal(one.alphaYear().percent(1))))
                .orElse(TaoFormat.UNKNOWN);
    }

    /// `7 days`
    String days(int days) {
        return days == 1 ? texts.get("stake.days.one") : texts.get("stake.days.many", format.count(days));
    }

    Optional<String> yieldTip(Measured measured, int days) {
        return Optional.of(measured.found()
                .map(one -> texts.get("stake.yield.tip", format.count(one.samples()),
                        format.decimal(one.taoYear().percent(1)), days(days)))
                .orElseGet(() -> gap(measured, days)));
    }

    /// Why there is no yield to tell.
    private String gap(Measured measured, int days) {
        Gap gap = measured instanceof Measured.Unknown unknown ? unknown.gap() : Gap.NOT_SAMPLED;
        return switch (gap) {
            case NOT_SAMPLED, TOO_SHORT -> texts.get("stake.yield.unknown", days(days));
            case NO_PAYOUT -> texts.get("stake.yield.no.payout", days(days));
            case NO_STAKE -> texts.get("stake.yield.no.stake", days(days));
            case OTHER_SUBNET -> texts.get("stake.yield.other.subnet", days(days));
            case BEGAN_ANEW -> texts.get("stake.yield.began.anew", days(days));
            case NOT_MEASURED -> texts.get("stake.yield.not.measured");
        };
    }

    String take(Optional<Integer> take) {
        return take.map(parts -> BigDecimal.valueOf(100L * parts)
                .divide(BigDecimal.valueOf(WHOLE), 1, RoundingMode.HALF_UP)
                .stripTrailingZeros())
                .map(share -> texts.get("stake.yield.percent", format.decimal(share.setScale(Math.max(0,
                        share.scale())))))
                .orElse(TaoFormat.UNKNOWN);
    }

    /// Whole units.
    String stake(Optional<Rao> stake, String symbol) {
        return stake.map(all -> texts.get("stake.amount.whole", format.count(all.value() / Rao.PER_TAO), symbol))
                .orElse(TaoFormat.UNKNOWN);
    }

    String trust(ValidatorRow row) {
        return row.trust()
                .map(parts -> format.decimal(BigDecimal.valueOf(parts)
                        .divide(BigDecimal.valueOf(WHOLE), 3, RoundingMode.HALF_UP)))
                .orElse(TaoFormat.UNKNOWN);
    }

    String own(ValidatorRow row, String symbol) {
        return row.own().isZero() ? "" : own.amount(row.own(), symbol);
    }

    String nominators(ValidatorRow row) {
        return row.more()
                .nominators()
                .map(count -> count.atLeast()
                        ? texts.get("stake.nominators.more", format.count(count.number()))
                        : format.count(count.number()))
                .orElse(TaoFormat.UNKNOWN);
    }

    Optional<String> nominatorsTip(ValidatorRow row) {
        return row.more().nominators().isEmpty()
                ? Optional.of(texts.get("stake.nominators.unknown"))
                : row.more().nominators().filter(count -> count.atLeast()).map(_ -> texts.get("stake.nominators.tip"));
    }

    String silent(ValidatorRow row) {
        return row.more()
                .silent()
                .map(ago -> texts.get("stake.silent.ago", blocks.time(ago)))
                .orElse(TaoFormat.UNKNOWN);
    }

    Optional<String> standing(Standing standing) {
        return switch (standing) {
            case EARNING -> Optional.empty();
            case UNPAID -> Optional.of(texts.get("stake.standing.unpaid"));
            case IDLE -> Optional.of(texts.get("stake.standing.idle"));
            case NO_PERMIT -> Optional.of(texts.get("stake.standing.no.permit"));
            case GONE -> Optional.of(texts.get("stake.standing.gone"));
        };
    }

    String standingWhy(Standing standing) {
        return switch (standing) {
            case EARNING -> texts.get("stake.standing.earning.why");
            case UNPAID -> texts.get("stake.standing.unpaid.why");
            case IDLE -> texts.get("stake.standing.idle.why");
            case NO_PERMIT -> texts.get("stake.standing.no.permit.why");
            case GONE -> texts.get("stake.standing.gone.why");
        };
    }
}
