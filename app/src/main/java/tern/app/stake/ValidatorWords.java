package tern.app.stake;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import tern.app.pool.BlockWords;
import tern.app.pool.YieldWords;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.subnets.ValidatorRow.Standing;
import tern.wallet.units.Rao;

/// Puts what is known of a validator into words. All of it is public but what one has with it.
final class ValidatorWords {

    private static final long WHOLE = 65_535;

    private final Texts texts;
    private final TaoFormat own;
    private final TaoFormat format;
    private final BlockWords blocks;
    private final YieldWords yields;

    /// @param format of one's own amounts
    ValidatorWords(Texts texts, TaoFormat format) {
        this.texts = texts;
        this.own = format;
        this.format = format.unmasked();
        this.blocks = new BlockWords(texts, this.format);
        this.yields = new YieldWords(texts, this.format);
    }

    /// What a yield comes to, and how it came about.
    YieldWords yields() {
        return yields;
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
            case EARNING, UNKNOWN -> Optional.empty();
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
            case UNKNOWN -> texts.get("stake.standing.unknown.why");
        };
    }
}
