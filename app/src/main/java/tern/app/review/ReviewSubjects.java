package tern.app.review;

import java.time.Duration;
import java.util.Optional;
import tern.app.transact.Prepared;
import tern.app.transact.PreparedPlan;
import tern.app.transact.Review;
import tern.app.transact.TransactionDesk;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.PlanException;
import tern.wallet.bittensor.StakePlan;
import tern.wallet.bittensor.StakeTarget;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.chain.Network;
import tern.wallet.crypto.Secret;
import tern.wallet.keys.AccountId;
import tern.wallet.units.TernException;

/// What can be reviewed: one transaction, or all of a plan.
final class ReviewSubjects {

    private final TransactionDesk desk;
    private final ReviewPictures pictures;
    private final ReviewMoves moves;

    ReviewSubjects(TransactionDesk desk, ReviewPictures pictures, ReviewMoves moves) {
        this.desk = desk;
        this.pictures = pictures;
        this.moves = moves;
    }

    ReviewPresenter.Maker one(Network network, String wallet, Intent intent) {
        return () -> new One(network, desk.prepare(network, wallet, intent));
    }

    ReviewPresenter.Maker plan(Network network, String wallet, AccountId coldkey, StakeTarget target,
            Tolerance tolerance) {
        return () -> new Several(desk.plans().prepare(network, wallet, coldkey, target, tolerance),
                () -> desk.plans().estimate(network, coldkey, target, tolerance));
    }

    /// Works out what the way to a target would be by now.
    @FunctionalInterface
    private interface Estimating {
        StakePlan now() throws TernException, InterruptedException;
    }

    private static Optional<String> mismatches(Review review) {
        return review.decoded().agrees()
                ? Optional.empty()
                : Optional.of(review.decoded().mismatches().toString());
    }

    private final class One implements ReviewPresenter.Made {

        private final Network network;
        private final Prepared prepared;

        One(Network network, Prepared prepared) {
            this.network = network;
            this.prepared = prepared;
        }

        @Override
        public ReviewPicture picture() {
            return pictures.of(prepared.review());
        }

        @Override
        public Optional<String> refusal() {
            return TransactionDesk.refusal(prepared.review());
        }

        @Override
        public Optional<String> mismatches() {
            return ReviewSubjects.mismatches(prepared.review());
        }

        @Override
        public Duration lasts() {
            return prepared.review().lasts();
        }

        @Override
        public ReviewAge.Since since() throws TernException, InterruptedException {
            Review review = prepared.review();
            try {
                return moves.one(review, desk.estimate(network, review.plan().intent()).plan());
            } catch (PlanException e) {
                return moves.refused(e);
            }
        }

        @Override
        public void send(Optional<Secret> password) throws TernException {
            desk.send(prepared, password);
        }
    }

    private final class Several implements ReviewPresenter.Made {

        private final PreparedPlan prepared;
        private final Estimating estimating;

        Several(PreparedPlan prepared, Estimating estimating) {
            this.prepared = prepared;
            this.estimating = estimating;
        }

        @Override
        public ReviewPicture picture() {
            return pictures.of(prepared);
        }

        @Override
        public Optional<String> refusal() {
            return prepared.reviews().stream().flatMap(review -> TransactionDesk.refusal(review).stream()).findFirst();
        }

        @Override
        public Optional<String> mismatches() {
            return prepared.reviews()
                    .stream()
                    .flatMap(review -> ReviewSubjects.mismatches(review).stream())
                    .findFirst();
        }

        @Override
        public Duration lasts() {
            return Review.TRADE_LASTS;
        }

        @Override
        public ReviewAge.Since since() throws TernException, InterruptedException {
            try {
                return moves.all(prepared.reviews(), estimating.now().legs());
            } catch (PlanException e) {
                return moves.refused(e);
            }
        }

        @Override
        public void send(Optional<Secret> password) throws TernException {
            desk.plans().send(prepared, password);
        }
    }
}
