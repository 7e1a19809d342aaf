package tern.app.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.review.ReviewModel.Phase;
import tern.app.ui.Ages;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.units.TernException;

/// Says of a review that stays open how old its numbers are and what has become of them since, and from when on they are
/// too old to be signed. On the FX thread.
///
/// The clock is the wall's: a computer that slept has a review that is as old as it looks. A clock that was set back makes
/// it old, too.
final class ReviewAge {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewAge.class);

    /// From here on the age is said: three of Bittensor's blocks.
    static final Duration OLD = Duration.ofSeconds(36);
    /// Between two looks.
    static final Duration STEP = Duration.ofSeconds(12);

    private final ReviewModel model;
    private final Texts texts;
    private final Ages ages;
    private final ReviewPresenter.Ports ports;
    private Runnable stop = () -> {};
    private @Nullable Shown shown;

    /// What has become of what a review says.
    ///
    /// @param words what is otherwise by now; empty where nothing worth a word is
    /// @param late  whether it would not do any more what it says
    record Since(Optional<String> words, boolean late) {

        static final Since NOTHING = new Since(Optional.empty(), false);
    }

    private static final class Shown {
        final ReviewPresenter.Made made;
        final Instant at;
        final Instant shownAt;
        Since since = Since.NOTHING;
        boolean asking;

        Shown(ReviewPresenter.Made made, Instant at, Instant shownAt) {
            this.made = made;
            this.at = at;
            this.shownAt = shownAt;
        }
    }

    ReviewAge(ReviewModel model, Texts texts, TaoFormat format, ReviewPresenter.Ports ports) {
        this.model = model;
        this.texts = texts;
        this.ages = new Ages(texts, format);
        this.ports = ports;
    }

    /// @param at when the making of it began
    void begin(ReviewPresenter.Made made, Instant at) {
        end();
        Shown now = new Shown(made, at, ports.clock().instant());
        shown = now;
        Duration left = OLD.minus(age(now));
        stop = ports.later().after(left.compareTo(Duration.ZERO) > 0 ? left : STEP, this::look);
    }

    /// Nothing is shown any more that could grow old.
    void end() {
        stop.run();
        stop = () -> {};
        shown = null;
        model.age.set(Optional.empty());
        model.stale.set(false);
    }

    /// Whether what is shown must be made anew before it is signed.
    boolean isStale() {
        Shown now = shown;
        return now != null && isStale(now);
    }

    /// Counted from when it was there to be read: where a node takes long to answer, a new one would be as old.
    private boolean isStale(Shown now) {
        Duration open = Duration.between(now.shownAt, ports.clock().instant());
        return now.since.late() || open.compareTo(now.made.lasts()) >= 0 || open.compareTo(STEP.negated()) < 0;
    }

    private Duration age(Shown now) {
        return Duration.between(now.at, ports.clock().instant());
    }

    private void look() {
        Shown now = shown;
        if (now == null) {
            return;
        }
        stop = ports.later().after(STEP, this::look);
        say(now);
        if (!now.asking && !isStale(now) && model.phase.get() == Phase.READY) {
            now.asking = true;
            ports.background().execute(() -> ask(now));
        }
    }

    private void ask(Shown now) {
        Since found;
        try {
            found = now.made.since();
        } catch (TernException e) {
            LOG.info("what has become of a review could not be asked: {}", e.sentence());
            found = new Since(Optional.of(texts.get("review.age.unasked")), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            LOG.error("what has become of a review was not understood", e);
            found = new Since(Optional.of(texts.get("review.age.unasked")), false);
        }
        Since heard = found;
        ports.ui().execute(() -> {
            now.asking = false;
            now.since = heard;
            if (shown == now) {
                say(now);
            }
        });
    }

    private void say(Shown now) {
        boolean stale = isStale(now);
        String age = ages.length(age(now));
        String words = texts.get(stale ? "review.age.stale" : "review.age", age);
        model.age.set(Optional.of(now.since.words()
                .map(since -> texts.get("review.age.since", words, since))
                .orElse(words)));
        model.stale.set(stale);
    }
}
