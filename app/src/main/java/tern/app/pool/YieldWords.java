package tern.app.pool;

import java.time.Duration;
import java.util.Optional;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.yields.Gap;
import tern.wallet.yields.Measured;
import tern.wallet.yields.Yield;
import tern.wallet.yields.YieldWindow;

/// Puts a measured yield into words, the same on every page: a figure, its window, how it came about, and where there is
/// none, why. All of it is public: never hidden.
public final class YieldWords {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int HOURS = 24;

    private final Texts texts;
    private final TaoFormat format;

    public YieldWords(Texts texts, TaoFormat format) {
        this.texts = texts;
        this.format = format.unmasked();
    }

    /// `41.8%`, for a year; `2 of 7 d` while what was looked at does not reach back to where the window begins.
    public String year(Measured measured, YieldWindow window) {
        return switch (measured) {
            case Measured.Known known -> year(known.yield());
            case Measured.Unknown unknown -> soFar(unknown, window).orElse(TaoFormat.UNKNOWN);
        };
    }

    /// Whether [#year] says how much of the window was looked at instead of a figure: that must not be taken for one.
    public boolean isPart(Measured measured, YieldWindow window) {
        return measured instanceof Measured.Unknown unknown && soFar(unknown, window).isPresent();
    }

    /// `41.8%`, for a year.
    public String year(Yield yield) {
        return texts.get("stake.yield.percent", format.decimal(yield.alphaYear().percent(1)));
    }

    /// How a figure came about, or why there is none.
    ///
    /// @param netuid 0 is root, whose yield is in TAO
    public String how(Measured measured, YieldWindow window, int netuid) {
        return switch (measured) {
            case Measured.Known known when netuid == 0 -> texts.get("stake.yield.tip.root",
                    format.count(known.yield().samples()), days(window));
            case Measured.Known known -> texts.get("stake.yield.tip", format.count(known.yield().samples()),
                    format.decimal(known.yield().taoYear().percent(1)), days(window));
            case Measured.Unknown unknown -> soFar(unknown, window)
                    .map(part -> texts.get("stake.yield.so.far", part))
                    .orElseGet(() -> why(unknown.gap(), window, netuid));
        };
    }

    /// `7 days`
    public String days(YieldWindow window) {
        return window.days() == 1
                ? texts.get("stake.days.one")
                : texts.get("stake.days.many", format.count(window.days()));
    }

    private Optional<String> soFar(Measured.Unknown unknown, YieldWindow window) {
        if (!unknown.isYoung() || unknown.spanned().compareTo(HOUR) < 0) {
            return Optional.empty();
        }
        if (window == YieldWindow.DAY) {
            long hours = Math.min(HOURS - 1, unknown.spanned().toHours());
            return Optional.of(texts.get("stake.yield.part.hours", format.count(hours), format.count(HOURS)));
        }
        long days = Math.min(window.days() - 1, unknown.spanned().toDays());
        return days == 0
                ? Optional.empty()
                : Optional.of(texts.get("stake.yield.part.days", format.count(days), format.count(window.days())));
    }

    private String why(Gap gap, YieldWindow window, int netuid) {
        String time = days(window);
        return switch (gap) {
            case NOT_SAMPLED, TOO_SHORT -> texts.get("stake.yield.unknown", time);
            case NO_PAYOUT -> texts.get(netuid == 0 ? "stake.yield.no.credit" : "stake.yield.no.payout", time);
            case NO_STAKE -> texts.get("stake.yield.no.stake", time);
            case OTHER_SUBNET -> texts.get("stake.yield.other.subnet", time);
            case BEGAN_ANEW -> texts.get("stake.yield.began.anew", time);
            case NOT_MEASURED -> texts.get("stake.yield.not.measured");
        };
    }
}
