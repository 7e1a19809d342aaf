package tern.app.transact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is said, in the form in which a file keeps it: by keys and values, so that whoever reads the file has it in
/// their own language. Words alone are a text. Pure.
final class SaidJson {

    /// Sentences within sentences; nothing that Tern says is half as deep.
    private static final int DEEPEST = 8;

    private SaidJson() {}

    static JsonNode write(Said said) {
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        return switch (said) {
            case Said.Sentence sentence -> {
                one.put("in", sentence.room()).put("say", sentence.key());
                if (!sentence.values().isEmpty()) {
                    all(one.putArray("with"), sentence.values());
                }
                yield one;
            }
            case Said.Joined joined -> {
                one.put("between", joined.between());
                all(one.putArray("all"), joined.parts());
                yield one;
            }
            case Said.Decimal decimal ->
                one.put("in", decimal.room()).put("mark", decimal.key()).put("digits", decimal.digits());
            case Amounts.Full full -> one.put("rao", full.amount().value()).put("unit", full.unit());
            case Amounts.Grouped grouped -> one.put("number", grouped.number());
            default -> JsonNodeFactory.instance.stringNode(said.words());
        };
    }

    private static void all(ArrayNode array, List<Said> values) {
        values.forEach(value -> array.add(write(value)));
    }

    /// Empty where it is none, or holds what this version of Tern does not know: then the words that were kept beside
    /// it have to do.
    static Optional<Said> read(JsonNode node) {
        return read(node, 0);
    }

    private static Optional<Said> read(JsonNode node, int depth) {
        if (node.isString()) {
            return Optional.of(Said.of(node.stringValue()));
        }
        if (!node.isObject() || depth > DEEPEST) {
            return Optional.empty();
        }
        if (node.has("say")) {
            return texts(node, "in", "say").flatMap(names -> all(node.path("with"), depth)
                    .map(values -> new Said.Sentence(names.get(0), names.get(1), values)))
                    .filter(sentence -> sentence.wordsIfKnown().isPresent())
                    .map(Said.class::cast);
        }
        if (node.has("mark")) {
            return texts(node, "in", "mark", "digits")
                    .filter(names -> new Said.Sentence(names.get(0), names.get(1), List.of()).wordsIfKnown()
                            .isPresent())
                    .map(names -> new Said.Decimal(names.get(0), names.get(1), names.get(2)));
        }
        if (node.has("all")) {
            return texts(node, "between").flatMap(names -> all(node.path("all"), depth)
                    .map(parts -> new Said.Joined(parts, names.getFirst())));
        }
        if (node.has("rao")) {
            return node.path("rao").canConvertToLong() && node.path("rao").longValue() >= 0
                    ? texts(node, "unit").map(
                            names -> Amounts.sayFull(Rao.of(node.path("rao").longValue()), names.getFirst()))
                    : Optional.empty();
        }
        return node.path("number").canConvertToLong() && node.path("number").longValue() >= 0
                ? Optional.of(new Amounts.Grouped(node.path("number").longValue()))
                : Optional.empty();
    }

    private static Optional<List<Said>> all(JsonNode array, int depth) {
        List<Said> values = new ArrayList<>();
        for (JsonNode value : array) {
            Optional<Said> one = read(value, depth + 1);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            values.add(one.get());
        }
        return Optional.of(values);
    }

    private static Optional<List<String>> texts(JsonNode node, String... fields) {
        List<String> found = new ArrayList<>();
        for (String field : fields) {
            if (!node.path(field).isString()) {
                return Optional.empty();
            }
            found.add(node.path(field).stringValue());
        }
        return Optional.of(found);
    }
}
