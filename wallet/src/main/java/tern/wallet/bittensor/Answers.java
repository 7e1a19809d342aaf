package tern.wallet.bittensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tern.wallet.scale.ScaleException;
import tern.wallet.scale.Value;

/// Helpers over several answers.
final class Answers {

    private Answers() {}

    /// All of them as one; one that is missing is an error.
    static Answer<List<Value>> allOf(List<Answer<Optional<Value>>> all) {
        Answer<List<Optional<Value>>> joined = () -> {
            List<Optional<Value>> values = new ArrayList<>(all.size());
            for (Answer<Optional<Value>> answer : all) {
                values.add(answer.get());
            }
            return values;
        };
        return joined.map("storage", values -> {
            List<Value> present = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) {
                int place = i;
                present.add(values.get(i)
                        .orElseThrow(
                                () -> new ScaleException(ScaleException.Kind.MISMATCH,
                                        "item " + place + " is missing")));
            }
            return present;
        });
    }
}
