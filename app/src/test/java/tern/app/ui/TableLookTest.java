package tern.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableLookTest {

    @Test
    void whatIsWrittenIsRead() {
        TableLook look = new TableLook(List.of("home-positions-spot", "home-positions-day"),
                List.of(new TableLook.Sort("home-positions-value", true),
                        new TableLook.Sort("home-positions-subnet", false)));
        assertThat(TableLook.read(look.write())).isEqualTo(look);
        TableLook nothing = new TableLook(List.of(), List.of());
        assertThat(TableLook.read(nothing.write())).isEqualTo(nothing);
    }

    @Test
    void wordsOfALaterTernArePassedOver() {
        assertThat(TableLook.read("wide:home-positions-value  up:home-positions-subnet nonsense hidden:x"))
                .isEqualTo(new TableLook(List.of("x"), List.of(new TableLook.Sort("home-positions-subnet", false))));
    }
}
