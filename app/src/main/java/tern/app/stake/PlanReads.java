package tern.app.stake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.transact.EarningChecks;
import tern.app.transact.TransactionDesk;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Plan;
import tern.wallet.bittensor.StakePlan;
import tern.wallet.bittensor.StakeTarget;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.chain.Network;
import tern.wallet.keys.AccountId;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.subnets.ValidatorRow;
import tern.wallet.units.Rao;
import tern.wallet.units.TernException;

/// Reads for the rows of a plan who can be staked with, and what the chain would refuse.
final class PlanReads {

    private static final Logger LOG = LoggerFactory.getLogger(PlanReads.class);

    /// Positions of which is asked whether they can be taken out at all.
    private static final int PROBED = 24;

    private PlanReads() {}

    /// What the stake on each subnet is worth, in rao of TAO.
    static TreeMap<Integer, Rao> worth(Optional<AccountPicture> account) {
        TreeMap<Integer, Rao> there = new TreeMap<>();
        account.ifPresent(known -> known.positions()
                .forEach(position -> there.merge(position.netuid(), position.spot(), Rao::plus)));
        return there;
    }

    /// With whom there is most on a subnet.
    static Optional<PlanRow.Chosen> validator(Optional<AccountPicture> account, int netuid) {
        return account.stream()
                .flatMap(known -> known.positions().stream())
                .filter(position -> position.netuid() == netuid)
                .max(Comparator.comparing(PositionPicture::alpha))
                .map(most -> new PlanRow.Chosen(most.hotkey(), most.validatorName()));
    }

    /// Where somebody looks.
    ///
    /// @param own with whom one has stake there
    record Place(Network network, int netuid, List<AccountId> own) {

        static Place of(Network network, int netuid, List<PositionPicture> positions) {
            return new Place(network, netuid, positions.stream()
                    .filter(position -> position.netuid() == netuid)
                    .map(PositionPicture::hotkey)
                    .toList());
        }
    }

    /// @param take gets them, those that earn first; on the FX thread
    static void validators(TransactionDesk desk, PlanPresenter.Ports ports, Place place,
            Consumer<List<PlanValidatorPanel.Choice>> take) {
        ports.background().execute(() -> {
            List<PlanValidatorPanel.Choice> found = new ArrayList<>();
            try {
                desk.validators(place.network(), place.netuid(), place.own())
                        .rows()
                        .stream()
                        .sorted(Comparator.comparing(ValidatorRow::standing)
                                .thenComparing(Comparator.comparing(ValidatorRow::weight).reversed()))
                        .forEach(row -> found.add(new PlanValidatorPanel.Choice(
                                new PlanRow.Chosen(row.hotkey(), row.name()), Optional.of(row))));
            } catch (TernException e) {
                LOG.info("the validators of subnet {} cannot be read: {}", place.netuid(), e.sentence());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            ports.ui().execute(() -> {
                if (found.stream().allMatch(one -> place.own().contains(one.chosen().hotkey()))) {
                    // on a subnet that has not begun nobody may validate yet
                    everybody(ports, found, take);
                } else {
                    take.accept(found);
                }
            });
        });
    }

    /// Asks of each position what the chain would refuse if all of it was taken out.
    ///
    /// @param take gets the netuid and the words; on the FX thread
    static void refusals(Offers offers, PlanPresenter.Ports ports, Network where, AccountId own,
            List<PositionPicture> positions, BiConsumer<Integer, String> take) {
        ports.background().execute(() -> {
            try {
                for (PositionPicture position : positions.stream().limit(PROBED).toList()) {
                    offers.hint(where, new Intent.RemoveStake(own, position.hotkey(), position.netuid(),
                            Optional.empty(), Optional.empty()))
                            .ifPresent(words -> ports.ui().execute(() -> take.accept(position.netuid(), words)));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.error("what stands in the way of stake could not be read", e);
            }
        });
    }

    /// The way to a target.
    ///
    /// @param earnsNothing why what it brings somewhere would earn nothing there, in words, by netuid
    record Way(StakePlan plan, Map<Integer, String> earnsNothing) {}

    /// Works out the way to a target, and whether what it brings would earn. Blocks.
    static Way way(TransactionDesk desk, Network where, AccountId own, StakeTarget target, Tolerance tolerance)
            throws TernException, InterruptedException {
        StakePlan plan = desk.plans().estimate(where, own, target, tolerance);
        return new Way(plan, earnsNothing(desk, where, plan));
    }

    private static Map<Integer, String> earnsNothing(TransactionDesk desk, Network where, StakePlan plan)
            throws TernException, InterruptedException {
        return desk.ask(where, chain -> {
            Map<Integer, String> found = new HashMap<>();
            Set<EarningChecks.Place> asked = new HashSet<>();
            for (Plan leg : plan.legs()) {
                Optional<EarningChecks.Place> place = EarningChecks.place(leg.intent());
                if (place.isPresent() && asked.add(place.get())) {
                    EarningChecks.nothing(chain, leg.block(), leg.intent())
                            .ifPresent(words -> found.put(place.get().netuid(), words));
                }
            }
            return found;
        });
    }

    /// Whom the chain knows, whatever subnet they are on.
    private static void everybody(PlanPresenter.Ports ports, List<PlanValidatorPanel.Choice> here,
            Consumer<List<PlanValidatorPanel.Choice>> take) {
        Set<AccountId> told = here.stream().map(one -> one.chosen().hotkey()).collect(Collectors.toSet());
        ports.validators().accept(known -> ports.ui().execute(() -> {
            List<PlanValidatorPanel.Choice> all = new ArrayList<>(here);
            known.stream()
                    .filter(one -> !told.contains(one.hotkey()))
                    .map(one -> new PlanRow.Chosen(one.hotkey(), one.name()))
                    .sorted(Comparator.comparing((PlanRow.Chosen one) -> one.name().isEmpty())
                            .thenComparing(PlanRow.Chosen::title, String.CASE_INSENSITIVE_ORDER))
                    .forEach(one -> all.add(new PlanValidatorPanel.Choice(one, Optional.empty())));
            take.accept(all);
        }));
    }
}
