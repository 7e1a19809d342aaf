package tern.app.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;

/// Brings a list of rows to new values with as little change as can be: rows that stay are the same objects in the
/// same places, new ones come to the end, and only a changed set of positions changes the list at all.
public final class PositionRows {

    private PositionRows() {}

    /// @param newest in the order that a first filling takes
    public static void update(ObservableList<PositionRow> rows, List<PositionValues> newest) {
        Map<PositionValues.Key, PositionValues> byKey = new HashMap<>();
        newest.forEach(values -> byKey.put(values.key(), values));
        rows.removeIf(row -> !byKey.containsKey(row.key()));
        for (PositionRow row : rows) {
            PositionValues values = byKey.get(row.key());
            if (values != null) {
                row.update(values);
            }
        }
        Set<PositionValues.Key> present = rows.stream().map(PositionRow::key).collect(Collectors.toSet());
        List<PositionRow> added = new ArrayList<>();
        for (PositionValues values : newest) {
            if (!present.contains(values.key())) {
                added.add(new PositionRow(values));
            }
        }
        if (!added.isEmpty()) {
            rows.addAll(added);
        }
    }
}
