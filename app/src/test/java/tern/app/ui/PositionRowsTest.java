package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import tern.app.feed.Samples;
import tern.wallet.units.Rao;

class PositionRowsTest {

    private final ObservableList<PositionRow> rows = FXCollections.observableArrayList();

    private static PositionValues values(int netuid, long amount) {
        return new PositionValues(new PositionValues.Key(Samples.account("cold"), netuid, Samples.account("hot")), "w",
                "Subnet " + netuid, "α", Optional.empty(), Rao.of(amount), Rao.of(1), Optional.of(Rao.of(amount)),
                false,
                Rao.of(amount), Optional.empty());
    }

    @Test
    void newValuesOfTheSamePositionsDoNotTouchTheList() {
        PositionRows.update(rows, List.of(values(1, 10), values(2, 20)));
        List<PositionRow> before = new ArrayList<>(rows);
        int[] changes = new int[1];
        rows.addListener((ListChangeListener<PositionRow>) _ -> changes[0]++);

        PositionRows.update(rows, List.of(values(2, 21), values(1, 11)));

        assertThat(rows).containsExactlyElementsOf(before);
        assertThat(changes[0]).isZero();
        assertThat(rows.getFirst().values().get().amount()).isEqualTo(Rao.of(11));
    }

    @Test
    void rowsThatStayAreTheSameObjectsWhenOthersComeAndGo() {
        PositionRows.update(rows, List.of(values(1, 10), values(2, 20)));
        PositionRow second = rows.get(1);
        PositionRows.update(rows, List.of(values(3, 30), values(2, 22)));
        assertThat(rows).extracting(row -> row.key().netuid()).containsExactly(2, 3);
        assertThat(rows.getFirst()).isSameAs(second);
    }

    @Test
    void aRowRefusesTheValuesOfAnother() {
        PositionRow row = new PositionRow(values(1, 10));
        assertThatThrownBy(() -> row.update(values(2, 10))).isInstanceOf(IllegalArgumentException.class);
    }
}
