package tern.app.mining;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.ui.InTurn;
import tern.gpu.model.GpuId;
import tern.gpu.past.Past;

/// What is kept of cards on the disk, read elsewhere and anew once a minute. For the FX thread.
final class CardPasts {

    private static final Logger LOG = LoggerFactory.getLogger(CardPasts.class);
    /// What is kept is of minutes.
    private static final long AGAIN_SECONDS = 60;

    private final Ports ports;
    private final Runnable changed;
    private final InTurn reading;
    private CardSpan span = CardSpan.HOUR;
    private List<GpuId> asked = List.of();
    private Instant at = Instant.MIN;
    private Map<GpuId, Past> known = Map.of();

    /// @param changed run when something was read
    CardPasts(Ports ports, Runnable changed) {
        this.ports = ports;
        this.changed = changed;
        reading = new InTurn(ports.work());
    }

    /// Of the span and the cards that were wanted last; empty until it was read.
    Optional<Past> of(GpuId id) {
        return Optional.ofNullable(known.get(id));
    }

    /// Sees to it that this is read, where it was not or is old.
    void want(CardSpan wanted, List<GpuId> cards) {
        Instant now = ports.clock().instant();
        boolean other = wanted != span;
        if (!other && cards.equals(asked) && now.isBefore(at.plusSeconds(AGAIN_SECONDS)) && !now.isBefore(at)) {
            return;
        }
        if (other) {
            known = Map.of();
        }
        span = wanted;
        asked = List.copyOf(cards);
        at = now;
        if (wanted != CardSpan.HOUR) {
            reading.execute(() -> read(wanted, List.copyOf(cards), now));
        }
    }

    private void read(CardSpan wanted, List<GpuId> cards, Instant now) {
        Map<GpuId, Past> found = new HashMap<>();
        for (GpuId card : cards) {
            try {
                found.put(card, ports.hardware().past(card, wanted.from(now), now, CardWords.POINTS));
            } catch (IOException e) {
                LOG.warn("what a card did before cannot be read: {}", e.toString());
                found.put(card, Past.nothing(wanted.from(now), now, CardWords.POINTS));
            }
        }
        ports.ui().execute(() -> {
            if (span == wanted) {
                known = Map.copyOf(found);
                changed.run();
            }
        });
    }
}
