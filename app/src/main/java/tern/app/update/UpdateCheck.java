package tern.app.update;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tern.app.boot.BootException;
import tern.app.boot.Folders;
import tern.app.update.AnnouncementReader.FormException;
import tern.app.update.UpdateAnswer.None;
import tern.app.update.UpdateAnswer.Told;
import tern.app.web.WebAddress;
import tern.app.web.WebAnswer;
import tern.app.web.WebAnswer.Nothing;
import tern.app.web.WebAnswer.Whole;
import tern.app.web.WebClient;

/// Fetches the announcement and, from the same address with `.sig` behind it, its signature; looks into the
/// announcement only once the signature holds; and refuses what is older than what was seen. Waits for the network and
/// for files. Safe for any thread.
public final class UpdateCheck {

    /// Shortest time between two questions that nobody asked for by hand.
    public static final Duration GAP = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(UpdateCheck.class);
    private static final String SIGNATURE_ENDING = ".sig";
    private static final int LARGEST = 64 * 1024;
    private static final int LARGEST_SIGNATURE = 1024;
    /// Two clocks may differ that much.
    private static final Duration AHEAD = Duration.ofHours(24);

    private final WebClient client;
    private final UpdateMemory memory;
    private final InstantSource clock;
    private final ReleaseVersion own;

    /// @param client asks
    /// @param own    the version of this copy
    public UpdateCheck(WebClient client, UpdateMemory memory, InstantSource clock, ReleaseVersion own) {
        this.client = client;
        this.memory = memory;
        this.clock = clock;
        this.own = own;
    }

    /// Over the real network and a person's folders.
    ///
    /// @param version of this copy; empty where it was not packaged
    public static UpdateCheck of(Folders folders, Optional<String> version) {
        return new UpdateCheck(new WebClient(Duration.ofSeconds(10)),
                new UpdateMemory(folders.state().resolve("updates.json")), InstantSource.system(),
                version.flatMap(ReleaseVersion::find).orElse(ReleaseVersion.NONE));
    }

    /// Asks if the last question is a day old, whoever asked it.
    ///
    /// @return empty when it is not
    public Optional<UpdateAnswer> ifDue(WebAddress address, ReleaseKey key) throws InterruptedException {
        Instant now = clock.instant();
        Optional<Instant> last = memory.load().asked();
        // a clock that was set back makes a question due, and the next one a day later
        boolean due = last.isEmpty() || last.get().isAfter(now) || !last.get().plus(GAP).isAfter(now);
        return due ? Optional.of(now(address, key)) : Optional.empty();
    }

    /// Asks.
    public UpdateAnswer now(WebAddress address, ReleaseKey key) throws InterruptedException {
        keep(seen -> seen.withAsked(clock.instant()));
        return switch (client.get(address.with(""), "application/json", LARGEST)) {
            case Nothing nothing -> none(nothing, NoUpdate.MISSING);
            case Whole whole -> signed(whole.bytes(), address, key);
        };
    }

    private UpdateAnswer signed(byte[] text, WebAddress address, ReleaseKey key) throws InterruptedException {
        WebAnswer signature = client.get(address.with(SIGNATURE_ENDING), "*/*", LARGEST_SIGNATURE);
        return switch (signature) {
            case Nothing nothing -> none(nothing, NoUpdate.UNSIGNED);
            case Whole whole when !key.signed(text, whole.bytes()) ->
                new None(NoUpdate.FORGED, whole.bytes().length + " bytes that are no signature of this");
            case Whole _ -> read(text);
        };
    }

    private static None none(Nothing nothing, NoUpdate missing) {
        return new None(switch (nothing.why()) {
            case UNREACHABLE -> NoUpdate.UNREACHABLE;
            case SLOW -> NoUpdate.SLOW;
            case REFUSED -> NoUpdate.REFUSED;
            case MISSING -> missing;
            case MOVED -> NoUpdate.MOVED;
            case UNREADABLE -> NoUpdate.UNREADABLE;
        }, nothing.details());
    }

    private UpdateAnswer read(byte[] text) {
        Announcement announcement;
        try {
            announcement = AnnouncementReader.read(text);
        } catch (FormException e) {
            return new None(NoUpdate.UNREADABLE, String.valueOf(e.getMessage()));
        }
        Instant now = clock.instant();
        String details = announcement.version() + ", issued " + announcement.issued() + ", until "
                + announcement.expires();
        if (!announcement.expires().isAfter(now)) {
            return new None(NoUpdate.EXPIRED, details);
        }
        if (announcement.issued().isAfter(now.plus(AHEAD))) {
            return new None(NoUpdate.FUTURE, details);
        }
        Optional<Instant> newest = memory.load().issued();
        if (newest.isPresent() && announcement.issued().isBefore(newest.get())) {
            return new None(NoUpdate.REPLAYED, details + ", seen one of " + newest.get());
        }
        if (announcement.version().compareTo(own) < 0) {
            return new None(NoUpdate.OLDER, details);
        }
        keep(seen -> seen.with(announcement));
        return new Told(announcement, announcement.version().compareTo(own) > 0);
    }

    private void keep(UnaryOperator<UpdateMemory.Seen> change) {
        try {
            memory.change(change);
        } catch (IOException | BootException e) {
            // the answer is as good; the window itself asks no more often for it
            LOG.warn("what was seen of updates cannot be kept", e);
        }
    }
}
