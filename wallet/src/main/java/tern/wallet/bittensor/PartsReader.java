package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.chain.Event;
import tern.wallet.chain.Outcome;
import tern.wallet.units.Rao;

/// Holds a call made of several parts against its plan, part by part. In a batch the events of a part stand before the
/// event that ends it; where the chain does several things in one call of its own, each part finds its own among all.
final class PartsReader {

    private PartsReader() {}

    /// What one part left behind.
    private record Slice(boolean success, List<Event> events) {}

    static OutcomeReport read(Plan plan, Outcome outcome) {
        List<Slice> slices = slices(outcome.events());
        List<OutcomeReport.PartReport> reports = new ArrayList<>();
        for (int i = 0; i < plan.parts().size(); i++) {
            Slice slice;
            if (slices.isEmpty()) {
                slice = new Slice(outcome.success(), outcome.events());
            } else {
                slice = i < slices.size() ? slices.get(i) : new Slice(false, List.of());
            }
            reports.add(report(plan, plan.parts().get(i), outcome, slice));
        }
        Rao tao = reports.stream().flatMap(part -> part.tao().stream()).reduce(Rao.ZERO, Rao::plus);
        boolean any = reports.stream().anyMatch(OutcomeReport.PartReport::done);
        return new OutcomeReport(any, any ? Optional.of(tao) : Optional.empty(), Optional.empty(), outcome.feePaid(),
                difference(reports, outcome), reports);
    }

    private static List<Slice> slices(List<Event> events) {
        List<Slice> slices = new ArrayList<>();
        List<Event> current = new ArrayList<>();
        for (Event event : events) {
            boolean completed = event.is("Utility", "ItemCompleted");
            boolean failed = event.is("Utility", "ItemFailed") || event.is("Utility", "BatchInterrupted");
            if (completed || failed) {
                slices.add(new Slice(completed, current));
                current = new ArrayList<>();
            } else {
                current.add(event);
            }
        }
        return slices;
    }

    private static OutcomeReport.PartReport report(Plan plan, Plan.Part part, Outcome outcome, Slice slice) {
        if (!slice.success()) {
            return new OutcomeReport.PartReport(part, false, Optional.empty(), Optional.empty(),
                    Optional.of("The chain refused this part."));
        }
        Plan meant = new Plan(part.intent(), plan.call(), part.limitPrice(), part.quote(), part.amount(),
                Optional.empty(), List.of(), plan.block());
        OutcomeReport one = OutcomeReader.read(meant,
                new Outcome(outcome.block(), outcome.index(), outcome.hash(), true,
                        Optional.empty(), outcome.feePaid(), outcome.finalized(), slice.events()));
        return new OutcomeReport.PartReport(part, one.done(), one.tao(), one.alpha(), one.discrepancy());
    }

    private static Optional<String> difference(List<OutcomeReport.PartReport> reports, Outcome outcome) {
        List<OutcomeReport.PartReport> failed = reports.stream().filter(part -> !part.done()).toList();
        if (!failed.isEmpty()) {
            String why = outcome.failure().isPresent() ? " " + OutcomeReader.reason(outcome) : "";
            return Optional.of((failed.size() == reports.size()
                    ? "Nothing was done."
                    : failed.size() + " of " + reports.size() + " parts were not carried out (" + names(failed)
                            + "); the others were.")
                    + why);
        }
        return reports.stream().flatMap(part -> part.discrepancy().stream()).findFirst();
    }

    private static String names(List<OutcomeReport.PartReport> parts) {
        return String.join(", ", parts.stream().map(part -> switch (part.part().intent()) {
            case Intent.RemoveStake remove -> "subnet " + remove.netuid();
            case Intent.ClaimRoot claim -> "the claim" + claim.hotkey()
                    .map(hotkey -> " from " + hotkey.address())
                    .orElse("");
            default -> "another";
        }).toList());
    }
}
