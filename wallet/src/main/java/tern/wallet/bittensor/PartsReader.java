package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.chain.DispatchFailure;
import tern.wallet.chain.Event;
import tern.wallet.chain.Outcome;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;

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
            reports.add(report(plan, plan.parts().get(i), outcome, slice, i));
        }
        Rao tao = reports.stream().flatMap(part -> part.tao().stream()).reduce(Rao.ZERO, Rao::plus);
        boolean any = reports.stream().anyMatch(OutcomeReport.PartReport::done);
        return new OutcomeReport(any, any ? Optional.of(tao) : Optional.empty(), Optional.empty(), outcome.feePaid(),
                difference(reports), reports);
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

    private static OutcomeReport.PartReport report(Plan plan, Plan.Part part, Outcome outcome, Slice slice,
            int place) {
        if (!slice.success()) {
            return new OutcomeReport.PartReport(part, false, Optional.empty(), Optional.empty(),
                    Optional.of(reason(outcome, place)));
        }
        Plan meant = new Plan(part.intent(), plan.call(), part.limitPrice(), part.quote(), part.amount(),
                Optional.empty(), List.of(), plan.block());
        OutcomeReport one = OutcomeReader.read(meant,
                new Outcome(outcome.block(), outcome.index(), outcome.hash(), true,
                        Optional.empty(), outcome.feePaid(), outcome.finalized(), slice.events()));
        return new OutcomeReport.PartReport(part, one.done(), one.tao(), one.alpha(), one.discrepancy());
    }

    /// Why the chain refused one part.
    private static Said reason(Outcome outcome, int place) {
        return outcome.failures()
                .stream()
                .filter(failure -> failure.item().equals(OptionalInt.of(place)))
                .map(DispatchFailure::said)
                .findFirst()
                .orElseGet(() -> Texts.say("outcome.part.refused"));
    }

    /// Whole sentences, one after the other: how many parts failed, and of which what is to be said.
    private static Optional<Said> difference(List<OutcomeReport.PartReport> reports) {
        List<Said> sentences = new ArrayList<>();
        long failed = reports.stream().filter(part -> !part.done()).count();
        if (failed == reports.size()) {
            sentences.add(Texts.say("outcome.parts.none"));
        } else if (failed > 0) {
            sentences.add(Texts.say("outcome.parts.some", failed, reports.size()));
        }
        // what is the same for several is said once
        Map<Said, List<Said>> said = new LinkedHashMap<>();
        for (OutcomeReport.PartReport part : reports) {
            part.discrepancy()
                    .ifPresent(words -> said.computeIfAbsent(words, _ -> new ArrayList<>()).add(name(part.part())));
        }
        said.forEach((words, names) -> sentences.add(
                Texts.say("outcome.part.because", new Said.Joined(names, ", "), words)));
        return sentences.isEmpty() ? Optional.empty() : Optional.of(new Said.Joined(sentences, " "));
    }

    private static Said name(Plan.Part part) {
        return switch (part.intent()) {
            case Intent.RemoveStake remove -> Texts.say("outcome.part.subnet", remove.netuid());
            case Intent.ClaimRoot claim -> claim.hotkey()
                    .map(hotkey -> Texts.say("outcome.part.claim.from", hotkey.address()))
                    .orElseGet(() -> Texts.say("outcome.part.claim"));
            default -> Texts.say("outcome.part.other");
        };
    }
}
