package tern.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tern.app.review.ReviewAge.Since;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;

class ReviewMovesTest {

    private static final Since LITTLE = new Since(Optional.of("The price has changed a little."), false);
    private static final Since BEYOND = new Since(Optional.of("The price has passed the limit."), true);

    private final ReviewMoves moves = new ReviewMoves(Texts.load(Locale.ENGLISH), new TaoFormat(Locale.ENGLISH));

    @Test
    void aStepBeyondItsLimitIsNotHiddenByOneBeforeItThatMovedALittle() {
        Since told = moves.worst(List.of(LITTLE, Since.NOTHING, BEYOND, LITTLE));
        assertThat(told.late()).isTrue();
        assertThat(told.words().orElseThrow()).contains("3").contains("passed the limit");
    }

    @Test
    void theFirstStepThatMovedIsToldWhereAllStillDoWhatTheySay() {
        Since told = moves.worst(List.of(Since.NOTHING, LITTLE, LITTLE));
        assertThat(told.late()).isFalse();
        assertThat(told.words().orElseThrow()).contains("2").contains("changed a little");
        assertThat(moves.worst(List.of(Since.NOTHING, Since.NOTHING))).isEqualTo(Since.NOTHING);
    }
}
