package tern.app.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.app.review.ReviewAge.Since;
import tern.app.transact.Amounts;
import tern.app.transact.Review;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.AtLimit;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.PlanException;
import tern.wallet.bittensor.Quote;
import tern.wallet.units.Rao;

/// Holds what a review says against what would be planned by now, and puts the difference into words.
final class ReviewMoves {

    /// Smaller differences than one 1000th are not worth a word.
    private static final long NOTICEABLE = 1_000;

    private final Texts texts;
    private final TaoFormat format;

    ReviewMoves(Texts texts, TaoFormat format) {
        this.texts = texts;
        this.format = format;
    }

    /// What was refused when it was planned anew.
    Since refused(PlanException e) {
        return new Since(Optional.of(texts.get("review.since.refused", e.sentence())), true);
    }

    Since one(Review review, Plan now) {
        Plan before = review.plan();
        if (isBeyond(before, now)) {
            return new Since(Optional.of(texts.get("review.since.limit", moved(review, now).orElse("")).strip()), true);
        }
        return new Since(moved(review, now), false);
    }

    /// @param now the steps that would be taken by now
    Since all(List<Review> reviews, List<Plan> now) {
        boolean same = reviews.size() == now.size();
        for (int i = 0; same && i < now.size(); i++) {
            same = isSame(reviews.get(i).plan().intent(), now.get(i).intent());
        }
        if (!same) {
            return new Since(Optional.of(texts.get("review.since.steps")), false);
        }
        List<Since> steps = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            steps.add(one(reviews.get(i), now.get(i)));
        }
        return worst(steps);
    }

    /// One step that would not do what it says is enough, wherever it stands, and is what is told.
    ///
    /// @param steps what has become of each, in their order
    Since worst(List<Since> steps) {
        Since told = Since.NOTHING;
        for (int i = 0; i < steps.size(); i++) {
            Since step = steps.get(i);
            if (step.words().isPresent() && (told.words().isEmpty() || (step.late() && !told.late()))) {
                told = new Since(Optional.of(texts.get("review.since.step", format.count(i + 1), step.words().get())),
                        step.late());
            }
        }
        return told;
    }

    private static boolean isSame(Intent one, Intent other) {
        return switch (one) {
            case Intent.AddStake add -> other instanceof Intent.AddStake now && now.netuid() == add.netuid()
                    && now.hotkey().equals(add.hotkey());
            case Intent.RemoveStake take -> other instanceof Intent.RemoveStake now && now.netuid() == take.netuid()
                    && now.hotkey().equals(take.hotkey());
            case Intent.SwapStake swap -> other instanceof Intent.SwapStake now
                    && now.fromNetuid() == swap.fromNetuid() && now.toNetuid() == swap.toNetuid()
                    && now.fromHotkey().equals(swap.fromHotkey()) && now.toHotkey().equals(swap.toHotkey());
            default -> one.equals(other);
        };
    }

    private Optional<String> moved(Review review, Plan now) {
        Plan before = review.plan();
        if (before.quote().isPresent() && now.quote().isPresent()) {
            Rao then = before.quote().get().pricePaid();
            Rao price = now.quote().get().pricePaid();
            String unit = before.intent() instanceof Intent.SwapStake swap
                    ? review.units().of(swap.toNetuid())
                    : Amounts.TAO;
            return differs(then, price)
                    ? Optional.of(texts.get("review.since.price", format.exact(then, unit), format.exact(price, unit)))
                    : Optional.empty();
        }
        return differs(before.amount(), now.amount())
                ? Optional.of(texts.get("review.since.amount", format.exact(before.amount(), review.unit()),
                        format.exact(now.amount(), review.unit())))
                : Optional.empty();
    }

    private static boolean differs(Rao before, Rao now) {
        Rao larger = before.max(now);
        return larger.minus(before.min(now)).value() > larger.value() / NOTICEABLE;
    }

    /// Whether the price now is beyond what was to be signed, so that nothing would be traded.
    private static boolean isBeyond(Plan before, Plan now) {
        if (before.limitPrice().isEmpty() || now.quote().isEmpty()
                || now.quote().get().source() == Quote.Source.ONE_TO_ONE
                || atLimit(before.intent()) == AtLimit.PARTIAL) {
            return false;
        }
        int side = now.quote().get().priceNow().compareTo(before.limitPrice().get());
        return now.quote().get().side() == Quote.Side.BUY ? side > 0 : side < 0;
    }

    private static AtLimit atLimit(Intent intent) {
        return switch (intent) {
            case Intent.AddStake add -> add.atLimit();
            case Intent.RemoveStake take -> take.atLimit();
            case Intent.SwapStake swap -> swap.atLimit();
            default -> AtLimit.STOP;
        };
    }
}
