package tern.app.stake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tern.app.transact.Estimate;
import tern.app.transact.TransactionDesk;
import tern.app.transact.Warning;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.PlanException;
import tern.wallet.bittensor.Quote;
import tern.wallet.chain.Network;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Works out what an intent about stake comes to. Blocks; for threads that may.
final class Offers {

    private final TransactionDesk desk;

    Offers(TransactionDesk desk) {
        this.desk = desk;
    }

    /// What was known of the accounts when it was asked.
    ///
    /// @param free  of the signer, in rao
    /// @param stake that is there already, in rao of its unit; of what moves where it goes
    record Standing(Rao free, Rao stake) {}

    /// @param offer   empty where nothing is known
    /// @param refusal why it cannot be done
    record Answer(Optional<Offer> offer, Optional<TernException> refusal) {}

    Answer ask(Network network, Intent intent, Standing standing) throws InterruptedException {
        try {
            return new Answer(Optional.of(offer(intent, desk.estimate(network, intent), standing)), Optional.empty());
        } catch (PlanException e) {
            return new Answer(price(network, intent, standing), Optional.of(e));
        } catch (TernException e) {
            return new Answer(Optional.empty(), Optional.of(e));
        }
    }

    /// What the chain would refuse of an intent that nobody has typed yet, or would do to it.
    Optional<String> hint(Network network, Intent probe) throws InterruptedException {
        try {
            desk.estimate(network, probe);
            return Optional.empty();
        } catch (PlanException e) {
            return switch (e.kind()) {
                // a probe may be too much for what is there
                case BALANCE, LIQUIDITY -> Optional.empty();
                default -> Optional.of(e.sentence());
            };
        } catch (TernException e) {
            // whoever types hears of it
            return Optional.empty();
        }
    }

    private static Offer offer(Intent intent, Estimate estimate, Standing standing) {
        Plan plan = estimate.plan();
        Optional<Rao> received = intent instanceof Intent.RemoveAllStake || intent instanceof Intent.ClaimRoot
                ? Optional.of(plan.amount())
                : plan.quote().map(Quote::received);
        List<String> warnings = estimate.warnings()
                .stream()
                .filter(warning -> warning.kind() != Warning.Kind.PLAN)
                .map(Warning::sentence)
                .toList();
        return new Offer(plan.amount(), received, plan.quote(), plan.limitPrice(), plan.fee(), estimate.free(),
                Optional.of(estimate.left()), standing.stake(),
                // of a trade that may be done in part what fits leaves
                stakeAfter(intent, plan.quote().map(Quote::paid).orElse(plan.amount()), received, standing.stake()),
                Stream.concat(plan.warnings().stream(), warnings.stream()).toList(), plan.parts(), true);
    }

    private static Optional<Rao> stakeAfter(Intent intent, Rao amount, Optional<Rao> received, Rao stake) {
        return switch (intent) {
            case Intent.AddStake _,Intent.SwapStake _ -> received.map(stake::plus);
            case Intent.MoveStake _ -> Optional.of(stake.plus(amount));
            case Intent.RemoveStake _,Intent.TransferStake _ -> Optional.of(stake.minusOrZero(amount));
            default -> Optional.empty();
        };
    }

    /// The price of what cannot be done tells how far it is from what can.
    private Optional<Offer> price(Network network, Intent intent, Standing standing) throws InterruptedException {
        try {
            Optional<Quote> quote = switch (intent) {
                case Intent.AddStake add ->
                    Optional.of(desk.quote(network, add.netuid(), Quote.Side.BUY, add.tao()));
                case Intent.RemoveStake remove when remove.alpha().isPresent() ->
                    Optional.of(desk.quote(network, remove.netuid(), Quote.Side.SELL, remove.alpha().get()));
                default -> Optional.empty();
            };
            return quote.map(known -> new Offer(known.paid(), Optional.of(known.received()), quote, Optional.empty(),
                    Optional.empty(), standing.free(), Optional.empty(), standing.stake(), Optional.empty(),
                    List.of(), List.of(), false));
        } catch (TernException e) {
            // the refusal says what is wrong
            return Optional.empty();
        }
    }
}
