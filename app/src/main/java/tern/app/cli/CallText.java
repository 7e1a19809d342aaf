package tern.app.cli;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tern.wallet.chain.DraftReview;
import tern.wallet.keys.AccountId;
import tern.wallet.metadata.Calls;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;
import tern.wallet.units.Hex;

/// The arguments of a call as they were read again from the bytes that are signed; of a call made of several each one on
/// lines of its own.
final class CallText {

    private static final int WIDTH = 200;
    /// In move and swap calls: everything that is there when the call is carried out.
    private static final BigInteger EVERYTHING = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final Texts texts;

    CallText(Texts texts) {
        this.texts = texts;
    }

    List<String> lines(DraftReview decoded) {
        List<String> lines = new ArrayList<>();
        for (Value.Field argument : decoded.args()) {
            Optional<List<Calls.Call>> calls = calls(argument.value());
            if (calls.isEmpty()) {
                lines.add(line(argument));
                continue;
            }
            if (decoded.pallet().equals("Utility") && decoded.call().equals("force_batch")) {
                lines.add(texts.get("review.batch"));
            }
            int number = 0;
            for (Calls.Call call : calls.get()) {
                number++;
                lines.add(Plain.text(number + ". " + call.pallet() + '.' + call.name(), WIDTH));
                call.args().forEach(field -> lines.add("   " + line(field)));
            }
        }
        return lines;
    }

    private String line(Value.Field argument) {
        String value = argument.value() instanceof Value.Int number && number.value().equals(EVERYTHING)
                ? texts.get("review.everything", number)
                : show(argument.value());
        return Plain.text(argument.name().map(name -> name + " = ").orElse("") + value, WIDTH);
    }

    /// The calls in a list of calls; empty for every other argument.
    private static Optional<List<Calls.Call>> calls(Value value) {
        if (!(value instanceof Value.Seq list) || list.items().isEmpty()) {
            return Optional.empty();
        }
        try {
            List<Calls.Call> calls = new ArrayList<>();
            for (Value one : list.items()) {
                calls.add(Calls.of(one));
            }
            return Optional.of(calls);
        } catch (ScaleException e) {
            // a list of something else
            return Optional.empty();
        }
    }

    /// An argument as it was decoded: accounts as addresses, other bytes as hex.
    static String show(Value value) {
        return switch (value) {
            case Value.Bytes bytes -> bytes.value().length == 32
                    ? AccountId.of(bytes.value()).address()
                    : Hex.encode(bytes.value());
            case Value.Variant variant -> variant.fields().isEmpty()
                    ? variant.name()
                    : variant.name() + '(' + show(variant.fields()) + ')';
            case Value.Seq list ->
                list.items().stream().map(CallText::show).collect(Collectors.joining(", ", "[", "]"));
            case Value.Struct struct -> '{' + show(struct.fields()) + '}';
            case Value.Bool bool -> Boolean.toString(bool.value());
            default -> value.toString();
        };
    }

    private static String show(List<Value.Field> fields) {
        return fields.stream()
                .map(field -> field.name().map(name -> name + " = ").orElse("") + show(field.value()))
                .collect(Collectors.joining(", "));
    }
}
