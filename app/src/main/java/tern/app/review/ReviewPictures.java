package tern.app.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tern.app.transact.AddressNames;
import tern.app.transact.AddressNames.Named;
import tern.app.transact.PlanDesk;
import tern.app.transact.PreparedPlan;
import tern.app.transact.Review;
import tern.app.transact.Warning;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.StakePlan;
import tern.wallet.units.Rao;

/// Puts into words what a review shows. On the FX thread.
final class ReviewPictures {

    private final Texts texts;
    private final TaoFormat format;
    private final AddressNames names;
    private final ReviewPresenter.Worth worth;
    private final ReviewFacts facts;

    ReviewPictures(Texts texts, TaoFormat format, AddressNames names, ReviewPresenter.Worth worth) {
        this.texts = texts;
        this.format = format;
        this.names = names;
        this.worth = worth;
        this.facts = new ReviewFacts(texts, format);
    }

    /// One transaction.
    ReviewPicture of(Review review) {
        Optional<Named> to = review.recipient().flatMap(names::of);
        return new ReviewPicture(
                title(review),
                texts.get(review.recipient().isPresent() ? "review.subtitle.send" : "review.subtitle.stake"),
                review.wallet().name(),
                review.plan().intent().signer(),
                review.recipient(),
                to.map(Named::name),
                review.amount(),
                review.unit(),
                worth(review),
                isAll(review.plan().intent()),
                facts.of(review),
                review.draft().fee(),
                review.freeAfter(),
                call(review),
                network(review),
                valid(review),
                digest(review),
                review.warnings(),
                review.wallet().protection().isEncrypted(),
                List.of());
    }

    /// All transactions of a plan together.
    ReviewPicture of(PreparedPlan prepared) {
        List<Review> reviews = prepared.reviews();
        Review first = reviews.getFirst();
        List<ReviewPicture.Step> steps = new ArrayList<>();
        for (int i = 0; i < reviews.size(); i++) {
            steps.add(step(i + 1, reviews.get(i), prepared.warnings(reviews.get(i))));
        }
        String place = texts.get(reviews.size() == 1 ? "review.title.plan.one" : "review.title.plan",
                format.count(reviews.size()));
        return new ReviewPicture(place,
                texts.get("review.subtitle.plan"),
                first.wallet().name(),
                first.plan().intent().signer(),
                Optional.empty(),
                Optional.empty(),
                Rao.ZERO,
                TaoFormat.TAO,
                Optional.empty(),
                false,
                List.of(new ReviewPicture.Fact("free-worst", texts.get("review.free.worst"),
                        format.exact(prepared.plan().freeWorst(), TaoFormat.TAO), Optional.empty())),
                reviews.stream().map(review -> review.draft().fee()).reduce(Rao.ZERO, Rao::plus),
                Optional.of(prepared.plan().freeAfter()),
                "",
                network(first),
                valid(first),
                reviews.stream().map(ReviewPictures::digest).max(Comparator.naturalOrder()).orElseThrow(),
                prepared.warnings(),
                first.wallet().protection().isEncrypted(),
                steps);
    }

    private ReviewPicture.Step step(int number, Review review, List<Warning> warnings) {
        Plan plan = review.plan();
        String amount = format.exact(review.amount(), review.unit());
        List<ReviewPicture.Fact> told = new ArrayList<>();
        told.add(new ReviewPicture.Fact("amount", texts.get("review.amount"),
                isAll(plan.intent()) ? texts.get("review.amount.all", amount) : amount, Optional.empty()));
        for (ReviewPicture.Fact fact : facts.of(review)) {
            told.add(fact);
            if (fact.id().equals("receive")) {
                told.add(new ReviewPicture.Fact("worst", texts.get("review.worst"),
                        format.exact(StakePlan.worst(plan), PlanDesk.received(review)), Optional.empty()));
            }
        }
        told.add(new ReviewPicture.Fact("fee", texts.get("review.fee"),
                format.exact(review.draft().fee(), TaoFormat.TAO), Optional.empty()));
        return new ReviewPicture.Step(number, title(review), told, call(review), warnings);
    }

    private static String call(Review review) {
        return review.decoded().pallet() + "." + review.decoded().call();
    }

    private String network(Review review) {
        return texts.get("review.network.value", review.network().title(),
                Long.toString(review.decoded().specVersion()));
    }

    private String valid(Review review) {
        long blocks = review.draft().death() - review.draft().birth().number();
        return texts.get("review.valid.value", format.count(blocks), format.count(Math.max(1, review.minutes())));
    }

    private static ReviewPicture.Digest digest(Review review) {
        return switch (review.draft().digestState()) {
            case IN_FORCE -> ReviewPicture.Digest.CHECKED;
            case NOT_SUPPORTED -> ReviewPicture.Digest.NOT_CHECKED;
            case REFUSED -> ReviewPicture.Digest.REFUSED;
        };
    }

    private static boolean isAll(Intent intent) {
        return switch (intent) {
            case Intent.TransferAll _ -> true;
            case Intent.RemoveStake stake -> stake.alpha().isEmpty();
            case Intent.MoveStake stake -> stake.alpha().isEmpty();
            case Intent.SwapStake stake -> stake.alpha().isEmpty();
            default -> false;
        };
    }

    /// Stake that is taken out or given away is counted in its subnet's own unit, which has no price here.
    private Optional<ReviewPicture.Worth> worth(Review review) {
        return switch (review.plan().intent()) {
            case Intent.Transfer _,Intent.TransferAll _,Intent.AddStake _ ->
                worth.of(review.network(), review.amount());
            case Intent.RemoveAllStake _,Intent.ClaimRoot _ -> worth.of(review.network(), review.amount());
            case Intent.RemoveStake _,Intent.TransferStake _,Intent.MoveStake _ -> Optional.empty();
            case Intent.SwapStake _,Intent.RootClaimChoice _ -> Optional.empty();
            case Intent.Register _ -> worth.of(review.network(), review.amount());
            case Intent.RegisterByWork _,Intent.ServeAxon _ -> Optional.empty();
        };
    }

    private String title(Review review) {
        return switch (review.plan().intent()) {
            case Intent.Transfer _,Intent.TransferAll _ ->
                texts.get(review.warning(Warning.Kind.CLOSES).isPresent() ? "review.title.close" : "review.title.send",
                        format.tao(review.amount()));
            case Intent.AddStake stake ->
                texts.get("review.title.stake.add", format.tao(review.amount()), Integer.toString(stake.netuid()));
            case Intent.RemoveStake stake ->
                texts.get("review.title.stake.remove", format.figures(review.amount()),
                        Integer.toString(stake.netuid()));
            case Intent.TransferStake stake ->
                texts.get("review.title.stake.transfer", format.figures(review.amount()),
                        Integer.toString(stake.netuid()));
            case Intent.MoveStake stake ->
                texts.get("review.title.stake.move", format.figures(review.amount()),
                        Integer.toString(stake.netuid()));
            case Intent.SwapStake stake ->
                texts.get("review.title.stake.swap", format.figures(review.amount()),
                        Integer.toString(stake.fromNetuid()), Integer.toString(stake.toNetuid()));
            case Intent.RemoveAllStake _ -> texts.get("review.title.stake.exit", format.tao(review.amount()));
            case Intent.ClaimRoot _ -> review.amount().isZero()
                    ? texts.get("review.title.stake.claim.kept")
                    : texts.get("review.title.stake.claim", format.tao(review.amount()));
            case Intent.RootClaimChoice choice -> texts.get(choice.keep()
                    ? "review.title.stake.claim.keep"
                    : "review.title.stake.claim.swap");
            case Intent.Register seat ->
                texts.get("review.title.seat.buy", format.tao(review.amount()), Integer.toString(seat.netuid()));
            case Intent.RegisterByWork seat -> texts.get("review.title.seat.work", Integer.toString(seat.netuid()));
            case Intent.ServeAxon serve -> texts.get("review.title.axon.serve", Integer.toString(serve.netuid()));
        };
    }
}
