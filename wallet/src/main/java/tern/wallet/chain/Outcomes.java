package tern.wallet.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;

/// Judges a transaction by the events of its block.
///
/// `System.ExtrinsicSuccess` alone proves little: a proxy, a batch or a multisig reports success when the call inside
/// failed. So any event of the transaction that carries an error of a dispatched call makes it a failure.
final class Outcomes {

    private Outcomes() {}

    /// @return empty when the block does not hold that transaction
    static Optional<Outcome> find(EventReader.Block block, Hash32 extrinsic) throws ChainException {
        for (int i = 0; i < block.extrinsics().size(); i++) {
            if (Extrinsics.hash(block.extrinsics().get(i)).equals(extrinsic)) {
                return Optional.of(judge(block, i, extrinsic));
            }
        }
        return Optional.empty();
    }

    static Outcome judge(EventReader.Block block, int index, Hash32 extrinsic) throws ChainException {
        List<Event> events = block.events()
                .stream()
                .filter(event -> event.extrinsic().equals(OptionalInt.of(index)))
                .toList();
        try {
            DispatchErrors errors = new DispatchErrors(block.runtime());
            Optional<DispatchFailure> failure = Optional.empty();
            boolean reported = false;
            for (Event event : events) {
                if (event.is("System", "ExtrinsicSuccess")) {
                    reported = true;
                } else if (event.is("System", "ExtrinsicFailed")) {
                    reported = true;
                    Value error = event.find("dispatch_error").or(() -> event.find(0)).orElseGet(Value::unit);
                    failure = Optional.of(errors.failure(error, "", OptionalInt.empty()));
                }
            }
            if (!reported) {
                throw Failures.malformed("System.Events", "no verdict on extrinsic " + index);
            }
            List<DispatchFailure> failures = failure.isPresent() ? List.of(failure.get()) : inner(events, errors);
            return new Outcome(block.block(), index, extrinsic, failures.isEmpty(), failures.stream().findFirst(),
                    fee(events), false, events, failures);
        } catch (ScaleException e) {
            throw Failures.malformed("System.Events", e);
        }
    }

    /// The inner calls that failed.
    private static List<DispatchFailure> inner(List<Event> events, DispatchErrors errors) throws ScaleException {
        List<DispatchFailure> failures = new ArrayList<>();
        int items = 0;
        for (Event event : events) {
            String where = event.pallet() + '.' + event.name();
            if (event.is("Utility", "ItemCompleted")) {
                items++;
            } else if (event.is("Utility", "ItemFailed")) {
                Value error = event.find("error").or(() -> event.find(0)).orElseGet(Value::unit);
                failures.add(errors.failure(error, where, OptionalInt.of(items)));
                items++;
            } else if (event.is("Utility", "BatchInterrupted")) {
                Value error = event.find("error").or(() -> event.find(1)).orElseGet(Value::unit);
                Optional<Value> item = event.find("index").or(() -> event.find(0));
                failures.add(errors.failure(error, where,
                        item.isPresent() ? OptionalInt.of(item.get().asInt()) : OptionalInt.empty()));
            } else {
                for (Value.Field field : event.fields()) {
                    if (field.value() instanceof Value.Variant result && result.name().equals("Err")
                            && result.fields().size() == 1 && DispatchErrors.isDispatchError(result.get(0))) {
                        failures.add(errors.failure(result.get(0), where, OptionalInt.empty()));
                    }
                }
            }
        }
        return failures;
    }

    /// Tip included. A call may be free: then there is no such event.
    private static Rao fee(List<Event> events) throws ScaleException {
        BigInteger fee = BigInteger.ZERO;
        for (Event event : events) {
            if (event.is("TransactionPayment", "TransactionFeePaid")) {
                Optional<Value> paid = event.find("actual_fee").or(() -> event.find(1));
                if (paid.isPresent()) {
                    fee = fee.add(paid.get().asInteger());
                }
            }
        }
        if (fee.bitLength() > 63) {
            throw new ScaleException(ScaleException.Kind.RANGE, "a fee of " + fee);
        }
        return Rao.of(fee);
    }
}
